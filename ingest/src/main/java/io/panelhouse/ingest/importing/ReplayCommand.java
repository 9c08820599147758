package io.panelhouse.ingest.importing;

import io.panelhouse.ingest.importing.replay.GatewayClient;
import io.panelhouse.ingest.importing.replay.Recording;
import io.panelhouse.ingest.importing.replay.Replay;
import io.panelhouse.ingest.importing.replay.ReplayRun;
import io.panelhouse.ingest.importing.source.Fact;
import io.panelhouse.ingest.importing.source.UnusableSourceException;
import io.panelhouse.ingest.importing.write.ResellerOfImport;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.PanelSettings;
import io.panelhouse.panel.directory.Reseller;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replay}: plays a recorded log as if it happened now. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Plays a recorded log as if it happened now. Ctrl-C closes the sessions that it opened.")
final class ReplayCommand implements Callable<Integer> {

    private static final Actor ACTOR = Actor.house("replay");
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);

    private final Map<String, String> environment;
    private final InstantSource clock;
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(paramLabel = "FILE", description = "the log")
    private @Nullable Path file;

    @Mixin
    private FormatOptions options = new FormatOptions();

    @Option(names = "--speed", paramLabel = "N", required = true, description = "seconds of the log for each second")
    private double speed;

    @Option(names = "--from", paramLabel = "I", description = "first instant of the log, such as 2025-02-18T05:00:00Z")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "I", description = "the instant of the log at which to end")
    private @Nullable Instant to;

    ReplayCommand(Map<String, String> environment, InstantSource clock, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(speed > 0) || speed > 1_000_000) {
            throw new UnusableSourceException("Invalid --speed: must be above 0 and at most 1000000, was " + speed);
        }
        String url = required("PANELHOUSE_GATEWAY_URL");
        String key = required("PANELHOUSE_EDGE_KEY");
        PanelSettings settings = PanelSettings.fromEnvironment(environment);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var named = options.reader(format -> "replay-" + now + ":" + format + ":" + options.reseller(), clock);
        List<Fact> facts = recorded(named);
        try (Panel panel = Panel.open(settings, clock);
                var gateway = new GatewayClient(url, key)) {
            var resellers = new ResellerOfImport(panel.resellers(), ACTOR);
            Reseller reseller =
                    resellers.find(options.reseller()).orElseGet(() -> resellers.create(options.reseller()));
            var pace = new Replay.Pace(from == null ? facts.getFirst().occurredAt() : from, clock.instant(), speed);
            var replay = new Replay(facts, pace);
            var target = new ReplayRun.Target(ACTOR, reseller.id(), named.source());
            play(replay, new ReplayRun(replay, panel.history(), gateway, target, clock, err), facts.size());
            Replay.Counts counts = replay.counts();
            out.printf(
                    "{\"source\":\"%s\",\"reseller\":\"%s\",\"records\":%d,\"played\":%d,\"sessionsOpened\":%d,\"mostOpenAtOnce\":%d}%n",
                    named.source(), reseller.name(), facts.size(), counts.played(), counts.opened(), counts.mostOpen());
        }
        return 0;
    }

    private String required(String setting) {
        String value = environment.get(setting);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Cannot replay: setting " + setting + " is missing");
        }
        return value;
    }

    private List<Fact> recorded(FormatOptions.NamedReader named) throws IOException {
        if (file == null) {
            throw new UnusableSourceException("Cannot replay: no file was named");
        }
        var recording = new Recording(from == null ? Instant.MIN : from, to == null ? Instant.MAX : to);
        try (var content = new SourceFile(file)) {
            named.reader().read(content.reader(), recording);
        }
        List<Fact> facts = recording.inOrder();
        if (facts.isEmpty()) {
            throw new UnusableSourceException(
                    "Cannot replay %s: it tells of no sign-in and no session in this part".formatted(file));
        }
        return facts;
    }

    private void play(Replay replay, ReplayRun run, int records) throws InterruptedException {
        var ended = new CountDownLatch(1);
        var interrupt = new Thread(() -> stopAndAwait(run, ended), "stop");
        Runtime.getRuntime().addShutdownHook(interrupt);
        try (var progress = new Progress(err, () -> progress(replay.counts(), records))) {
            progress.start();
            run.play();
        } finally {
            ended.countDown();
        }
        err.println(progress(replay.counts(), records));
    }

    private static void stopAndAwait(ReplayRun run, CountDownLatch ended) {
        run.stop();
        try {
            if (!ended.await(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("Sessions stay open; they end when their heartbeats are missed for 90 s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String progress(Replay.Counts counts, int records) {
        return "%,d of %,d records played, %,d sessions open, %,d at most"
                .formatted(counts.played(), records, counts.open(), counts.mostOpen());
    }
}
