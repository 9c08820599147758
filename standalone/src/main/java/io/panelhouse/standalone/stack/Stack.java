package io.panelhouse.standalone.stack;

import io.panelhouse.standalone.home.Home;
import io.panelhouse.standalone.home.Installation;
import io.panelhouse.standalone.home.Secrets;
import io.panelhouse.standalone.home.StackState;
import io.panelhouse.standalone.postgres.EmbeddedPostgres;
import io.panelhouse.standalone.postgres.PostgresHealthCheck;
import io.panelhouse.standalone.supervise.HttpHealthCheck;
import io.panelhouse.standalone.supervise.Part;
import io.panelhouse.standalone.supervise.Part.Launch;
import io.panelhouse.standalone.supervise.StopSignal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of the standalone stack in their order, with the memory of each. */
final class Stack {

    private static final Duration FIRST_START_LIMIT = Duration.ofMinutes(5);

    /** What people, edges and operators' programs reach from outside. */
    private static final Set<String> PUBLIC = Set.of("ingest", "api", "dashboard");

    /** What the live job reads and drops at once must not fill it several times a second: each time is a pause. */
    private static final String YOUNG_OF_STREAMING = "-Xmn256m";

    private final Home home;
    private final StackState state;
    private final Installation installation;
    private final FirstStart firstStart;

    Stack(Home home, StackState state, FirstStart firstStart) {
        this.home = home;
        this.state = state;
        this.installation = new Installation(home.root());
        this.firstStart = firstStart;
    }

    /** The parts, each after those it depends on. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(postgres());
        parts.add(kafka());
        parts.add(setup());
        parts.add(resident("ingest", "ingest", "io.panelhouse.ingest.IngestMain", 320, "setup", "kafka"));
        parts.add(resident("api", "panel-core", "io.panelhouse.panel.api.ApiMain", 160, "setup"));
        boolean demo = !state.demo().equals("none");
        if (demo && !state.demoFilled()) {
            parts.add(fill());
        }
        parts.add(resident("streaming", "streaming-jobs", "io.panelhouse.streaming.StreamingMain", 900, "ingest"));
        parts.add(resident("dashboard", "dashboard-ui", "io.panelhouse.dashboard.DashboardMain", 640, "ingest"));
        if (demo) {
            parts.add(simulator());
        }
        return List.copyOf(parts);
    }

    private Part postgres() {
        int port = state.port("postgres");
        EmbeddedPostgres postgres = new EmbeddedPostgres(home, port);
        String password = new Secrets(home).databasePassword();
        return Part.resident(
                        "postgres",
                        List.of(),
                        postgres::prepare,
                        new PostgresHealthCheck(port, password),
                        home.log("postgres"))
                .stoppedBy(StopSignal.INT)
                .within(Part.Limits.USUAL.withStart(FIRST_START_LIMIT))
                .hopelessWhen(postgres::hopeless);
    }

    private Part kafka() {
        Launch launch = () -> java(
                "standalone",
                "io.panelhouse.standalone.kafka.KafkaMain",
                384,
                List.of(),
                StackEnvironment.of(home, state));
        return Part.resident("kafka", List.of(), launch, health("127.0.0.1", "kafka-health"), home.log("kafka"));
    }

    private Part setup() {
        Launch launch = () -> java(
                        "panel-core",
                        "io.panelhouse.panel.setup.SetupMain",
                        128,
                        List.of(),
                        StackEnvironment.of(home, state))
                .redirectOutput(firstStart.setupOutput().toFile());
        return Part.step("setup", List.of("postgres"), launch, home.log("setup"), firstStart::setupDone);
    }

    private Part fill() {
        Launch launch = () -> java(
                        "simulator",
                        "io.panelhouse.simulator.SimulatorMain",
                        256,
                        List.of("fill", "--size", state.demo()),
                        StackEnvironment.of(home, state))
                .redirectOutput(firstStart.fillOutput().toFile());
        return Part.step("demo", List.of("ingest"), launch, home.log("simulator"), firstStart::fillDone);
    }

    private Part simulator() {
        boolean filled = state.demoFilled();
        Launch launch = () -> java(
                "simulator",
                "io.panelhouse.simulator.SimulatorMain",
                192,
                List.of("live"),
                StackEnvironment.of(home, state));
        return Part.resident(
                "simulator",
                filled ? List.of("ingest") : List.of("ingest", "demo"),
                launch,
                health("127.0.0.1", "simulator"),
                home.log("simulator"));
    }

    private Part resident(String name, String module, String mainClass, int heapMebibytes, String... dependsOn) {
        boolean isPublic = PUBLIC.contains(name);
        Map<String, String> environment =
                isPublic ? StackEnvironment.ofPublic(home, state) : StackEnvironment.of(home, state);
        String host = isPublic ? StackEnvironment.reachable(state.bind()) : "127.0.0.1";
        Launch launch = () -> java(module, mainClass, heapMebibytes, List.of(), environment);
        return Part.resident(name, List.of(dependsOn), launch, health(host, name), home.log(name));
    }

    private HttpHealthCheck health(String host, String port) {
        return new HttpHealthCheck(URI.create("http://%s:%d/health".formatted(host, state.port(port))));
    }

    private ProcessBuilder java(
            String module, String mainClass, int heapMebibytes, List<String> arguments, Map<String, String> variables) {
        List<String> options =
                new ArrayList<>(List.of("-Xmx%dm".formatted(heapMebibytes), "-XX:+UseSerialGC", "-Xshare:auto"));
        if (module.equals("streaming-jobs")) {
            options.add(YOUNG_OF_STREAMING);
        }
        ProcessBuilder builder = new ProcessBuilder(installation.command(module, mainClass, options, arguments));
        builder.directory(home.data().toFile());
        builder.environment().putAll(variables);
        return builder;
    }

    /** What happens once in the life of a stack's data. */
    interface FirstStart {
        Path setupOutput();

        Path fillOutput();

        void setupDone() throws java.io.IOException;

        void fillDone() throws java.io.IOException;
    }
}
