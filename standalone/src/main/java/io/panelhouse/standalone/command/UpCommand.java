package io.panelhouse.standalone.command;

import io.panelhouse.standalone.home.Home;
import io.panelhouse.standalone.home.Installation;
import io.panelhouse.standalone.home.Ports;
import io.panelhouse.standalone.home.Secrets;
import io.panelhouse.standalone.home.StackState;
import io.panelhouse.standalone.stack.StackStatus;
import io.panelhouse.standalone.stack.StackStatus.Phase;
import io.panelhouse.standalone.stack.SupervisorLock;
import io.panelhouse.standalone.stack.SupervisorMain;
import io.panelhouse.standalone.supervise.Children;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description =
                "Builds if needed, starts everything, waits until it is ready, prints the address and, once, the first password.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    enum Demo {
        small,
        medium,
        large,
        none
    }

    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);

    private final Home home;
    private final Console console;

    @Option(names = "--demo", description = "Demo business of the first start: ${COMPLETION-CANDIDATES}; default small")
    private @Nullable Demo demo;

    @Option(names = "--bind", description = "Address that people and edges reach it on; default 127.0.0.1")
    private @Nullable String bind;

    UpCommand(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        home.prepare();
        StartProgress progress = new StartProgress(home, console, InstantSource.system());
        Optional<SupervisorLock> lock = lockOnceTheLastHasEnded();
        if (lock.isPresent()) {
            try {
                prepareStart();
            } finally {
                lock.get().close();
            }
            return tell(progress.await(startSupervisor()));
        }
        return tell(progress.awaitRunning());
    }

    /** A supervisor that is stopping is waited for; one that runs keeps the lock. */
    private Optional<SupervisorLock> lockOnceTheLastHasEnded() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        Optional<SupervisorLock> lock = SupervisorLock.tryTake(home);
        while (lock.isEmpty() && isStopping() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(100);
            lock = SupervisorLock.tryTake(home);
        }
        return lock;
    }

    private boolean isStopping() {
        return StackStatus.running(home)
                .filter(status -> status.phase() == Phase.STOPPING || status.phase() == Phase.FAILED)
                .isPresent();
    }

    /** Ends what a killed supervisor left, and settles the ports. */
    private void prepareStart() throws IOException, InterruptedException {
        Optional<StackState> before = StackState.read(home);
        List<String> orphans = Children.endOrphans(SupervisorMain.childrenFile(home));
        if (!orphans.isEmpty()) {
            console.say("The last supervisor was killed; ended what it left running: " + String.join(", ", orphans));
        }
        String address = bind != null ? bind : before.map(StackState::bind).orElse("127.0.0.1");
        Ports ports = Ports.choose(before.map(StackState::ports).orElse(Map.of()), address);
        ports.moved().forEach(console::say);
        String wanted = demo == null ? "small" : demo.name();
        StackState next = before.map(state -> new StackState(address, ports.byName(), state.demo(), state.demoFilled()))
                .orElseGet(() -> new StackState(address, ports.byName(), wanted, false));
        if (demo != null && !next.demo().equals(wanted)) {
            console.say("--demo counts only at the first start; this data was started with --demo " + next.demo());
        }
        next.write(home);
    }

    private Process startSupervisor() throws IOException {
        List<String> command = new ArrayList<>(detached());
        command.addAll(new Installation(home.root())
                .command(
                        "standalone",
                        SupervisorMain.class.getName(),
                        List.of("-Xmx128m", "-XX:+UseSerialGC"),
                        List.of(home.root().toString())));
        File log = home.log("supervisor").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.data().toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.appendTo(log))
                .redirectError(Redirect.appendTo(log));
        builder.environment().put(Home.DATA_VARIABLE, home.data().toString());
        return builder.start();
    }

    /** A session of its own, so that the stack survives the terminal it was started in. */
    private static List<String> detached() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, "setsid"))) {
                return List.of("setsid");
            }
        }
        return List.of("nohup");
    }

    private int tell(StackStatus status) {
        return switch (status.phase()) {
            case READY -> {
                console.say("Panelhouse is ready at");
                console.out().println(status.address());
                new Secrets(home).takeUntold().ifPresent(console::say);
                yield ExitCode.DONE;
            }
            case STARTING -> {
                console.say(status.firstGivenUp()
                        .map(part -> part.name() + ": " + part.detail())
                        .orElse("Still starting; ./panelhouse status tells more"));
                yield ExitCode.FAILED;
            }
            case STOPPING, FAILED -> {
                console.say(status.message() == null ? "The stack was stopped" : status.message());
                yield ExitCode.FAILED;
            }
        };
    }
}
