package io.panelhouse.bench.stream;

import io.panelhouse.bench.Measurement;
import io.panelhouse.bench.Options;
import io.panelhouse.bench.house.Broker;
import io.panelhouse.bench.house.House;
import io.panelhouse.bench.house.House.Program;
import io.panelhouse.bench.house.Latencies;
import io.panelhouse.bench.house.Part;
import io.panelhouse.event.Topics;
import java.io.IOException;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Figures S1 and S2 of the product's live job in its own process, on a real broker and the topics of the contract.
 *
 * <p>S1 in events for each second of processor time, as the machine's other work disturbs that least: the job stands
 * still while a turn of events is written, then reads it; the bare consumer and the plain job read theirs in turns with
 * it. Every figure of every reseller must be exact after each turn. S2-kafka is the time to a reading under half of the
 * load that the machine bears, S2-dom that to a browser, of the whole stack.
 */
public final class StreamBench {

    /** The options: events of a turn, repeats, and probes of S2-dom. */
    public static final List<String> OPTIONS = List.of("events", "repeats", "probes");

    private static final int STREAMING_HEAP_MEBIBYTES = 900;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STEADY = Duration.ofSeconds(6);
    private static final int FLOODS = 3;

    private final Part job;
    private final LiveTopic live;
    private final LiveLoad load;
    private final BareConsumer bare;
    private final PlainLoad plain;
    private final KafkaProbe probe;

    private StreamBench(House house, Broker broker) throws Exception {
        this.job = job(house, broker);
        this.live = new LiveTopic(broker);
        this.load = new LiveLoad(broker.producer(5));
        this.bare = new BareConsumer(broker);
        this.plain = PlainLoad.start(house, broker);
        this.probe = new KafkaProbe(load, broker, live);
    }

    /**
     * Prints a JSON line for each of S1-raw, S1-ablation, S2-kafka and S2-dom.
     *
     * @throws IllegalStateException if a figure of a reseller was wrong
     */
    public static void run(Options options) throws Exception {
        int events = options.number("events", 1_000_000);
        int repeats = options.number("repeats", 5);
        try (House house = House.open()) {
            Broker broker = Broker.start(house);
            broker.create(List.of(Topics.FEED_BEAT, Topics.LIVE_BEAT), 1);
            broker.create(named(), Topics.PARTITIONS);
            new StreamBench(house, broker).measure(events, repeats);
        }
        try (DomProbe dom = DomProbe.start()) {
            dom.measure(options.number("probes", 60));
        }
    }

    /** Every other topic that the contract names, whatever the job reads and writes of them, and the echo. */
    private static List<String> named() throws IllegalAccessException {
        List<String> topics = new ArrayList<>(List.of(LiveTopic.ECHO));
        for (Field field : Topics.class.getFields()) {
            if (field.getType() == String.class) {
                topics.add(String.valueOf(field.get(Topics.class)));
            }
        }
        topics.removeAll(List.of(Topics.FEED_BEAT, Topics.LIVE_BEAT));
        return topics;
    }

    private static Part job(House house, Broker broker) throws IOException, InterruptedException {
        int port = House.freePort();
        Part job = house.start(
                "streaming",
                new Program(
                        "streaming-jobs",
                        "io.panelhouse.streaming.StreamingMain",
                        STREAMING_HEAP_MEBIBYTES,
                        List.of("live")),
                Map.of(
                        "PANELHOUSE_KAFKA", broker.address(),
                        "PANELHOUSE_STATE", house.folder("state").toString(),
                        "PANELHOUSE_STREAMING_PORT", Integer.toString(port)));
        return job;
    }

    private void measure(int events, int repeats) throws Exception {
        load.found();
        probe.found();
        awaitExact();
        List<Speed> ours = new ArrayList<>();
        List<Speed> raw = new ArrayList<>();
        List<Speed> ablation = new ArrayList<>();
        plain.turn(events / 10);
        job.pause();
        bare.readUpTo(load.events());
        say("warming up");
        for (int repeat = -2; repeat < repeats; repeat++) {
            long marker = load.turn(events);
            boolean warm = repeat >= 0;
            keep(warm, raw, bare.readUpTo(load.events()));
            keep(warm, ours, turn(marker, events));
            job.pause();
            keep(warm, ablation, plain.turn(events / 4));
            if (warm) {
                say(String.format(
                        Locale.ROOT,
                        "events for each second of processor time: live job %.0f, bare consumer %.0f, plain job %.0f",
                        ours.getLast().perCpuSecond(),
                        raw.getLast().perCpuSecond(),
                        ablation.getLast().perCpuSecond()));
            }
        }
        print("S1-raw", ours, raw, events);
        print("S1-ablation", ours, ablation, events);
        job.goOn();
        kafka(borne(events) / 2, repeats);
        live.close();
        bare.close();
        plain.close();
    }

    private static void keep(boolean warm, List<Speed> speeds, Speed speed) {
        if (warm) {
            speeds.add(speed);
        }
    }

    private Speed turn(long marker, int events) throws Exception {
        double cpu = job.cpuSeconds();
        long start = System.nanoTime();
        job.goOn();
        long end = live.await(marker, reading -> reading.openSessions() == Topics.PARTITIONS, PATIENCE);
        Speed speed = new Speed(events, (end - start) / 1e9, job.cpuSeconds() - cpu);
        awaitExact();
        return speed;
    }

    private void awaitExact() throws InterruptedException {
        for (long reseller = 1; reseller <= LiveLoad.RESELLERS; reseller++) {
            live.await(reseller, load::isExact, PATIENCE);
        }
    }

    /** How many events a second the machine bears when it writes, keeps and counts them at once. */
    private double borne(int events) throws Exception {
        List<Double> rates = new ArrayList<>();
        for (int flood = 0; flood < FLOODS; flood++) {
            long start = System.nanoTime();
            long marker = load.turn(events);
            long end = live.await(marker, reading -> reading.openSessions() == Topics.PARTITIONS, PATIENCE);
            rates.add(events * 1e9 / (end - start));
        }
        awaitExact();
        return median(rates);
    }

    private void kafka(double perSecond, int repeats) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> echo = new ArrayList<>();
        List<Latencies> all = new ArrayList<>();
        probe.turn(perSecond, STEADY.dividedBy(2));
        for (int repeat = 0; repeat < repeats; repeat++) {
            KafkaProbe.Turn turn = probe.turn(perSecond, STEADY);
            all.add(turn.live());
            ours.add(turn.live().p99());
            echo.add(turn.echo().p99());
            say(String.format(
                    Locale.ROOT,
                    "at %.0f events/s: live p50 %.1f ms, p99 %.1f ms; echo p99 %.1f ms",
                    perSecond,
                    turn.live().p50(),
                    turn.live().p99(),
                    turn.echo().p99()));
        }
        awaitExact();
        String more = String.format(
                Locale.ROOT,
                "\"p50Millis\":%.1f,\"halfLoad\":%.0f,\"probes\":%d",
                median(all.stream().map(Latencies::p50).toList()),
                perSecond,
                all.stream().mapToInt(Latencies::count).sum());
        System.out.println(new Measurement("S2-kafka", ours, echo, "ms p99").toJson(more));
    }

    private static void print(String figure, List<Speed> ours, List<Speed> anchor, int events) {
        String more = String.format(
                Locale.ROOT,
                "\"eventsPerSecond\":%.0f,\"anchorEventsPerSecond\":%.0f,\"throughputRatio\":%.3f,\"eventsOfATurn\":%d",
                median(ours.stream().map(Speed::perSecond).toList()),
                median(anchor.stream().map(Speed::perSecond).toList()),
                median(ours.stream().map(Speed::perSecond).toList())
                        / median(anchor.stream().map(Speed::perSecond).toList()),
                events);
        System.out.println(new Measurement(
                        figure,
                        ours.stream().map(Speed::perCpuSecond).toList(),
                        anchor.stream().map(Speed::perCpuSecond).toList(),
                        "events/CPU second")
                .toJson(more));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    static void say(String line) {
        System.err.println(line);
    }
}
