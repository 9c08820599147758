package io.panelhouse.simulator;

import io.panelhouse.panel.Panel;
import io.panelhouse.panel.PanelSettings;
import io.panelhouse.panel.PanelUnavailableException;
import io.panelhouse.simulator.business.BusinessParameters;
import io.panelhouse.simulator.business.BusinessSize;
import io.panelhouse.simulator.fill.DemoFill;
import io.panelhouse.simulator.fill.FillRefusedException;
import io.panelhouse.simulator.fill.FillRequest;
import io.panelhouse.simulator.live.LiveOptions;
import io.panelhouse.simulator.live.LiveProcess;
import io.panelhouse.simulator.live.LiveSettings;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The simulator's command line. Exit codes: 0 done, 1 failed, 2 wrong usage, 78 wrong configuration or state. */
@Command(
        name = "simulator",
        description = "A demo business for a panel.",
        subcommands = {SimulatorMain.Fill.class, SimulatorMain.Live.class})
public final class SimulatorMain {
    private static final int CONFIGURATION = 78;

    private SimulatorMain() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new SimulatorMain()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(failure.getMessage());
            return switch (failure) {
                case IllegalArgumentException wrong -> CONFIGURATION;
                case FillRefusedException refused -> CONFIGURATION;
                case PanelUnavailableException away -> 1;
                default -> {
                    failure.printStackTrace(command.getErr());
                    yield 1;
                }
            };
        });
    }

    @Command(name = "fill", description = "Fills a panel with 18 months of history; a second run adds nothing.")
    static final class Fill implements Callable<Integer> {
        @Option(names = "--size", defaultValue = "small", description = "small, medium or large")
        private String size = "small";

        @Option(names = "--seed", defaultValue = "42", description = "the same seed gives the same business")
        private long seed = 42;

        @Override
        public Integer call() {
            InstantSource time = InstantSource.system();
            FillRequest request = new FillRequest(
                    BusinessParameters.standard(),
                    BusinessSize.parse(size),
                    seed,
                    System.getenv("PANELHOUSE_DEMO_PASSWORD"));
            try (Panel panel = Panel.open(PanelSettings.fromEnvironment(System.getenv()), time)) {
                System.out.println(new DemoFill(panel, time, System.err::println)
                        .fill(request)
                        .toJson());
            }
            return 0;
        }
    }

    @Command(name = "live", description = "Keeps a filled panel alive until it is stopped.")
    static final class Live implements Callable<Integer> {
        @Option(names = "--seed", defaultValue = "42", description = "the seed of the fill")
        private long seed = 42;

        @Option(names = "--rate", defaultValue = "1", description = "factor on the rates of the demo")
        private double rate = 1;

        @Option(names = "--signins-per-second", description = "a constant load instead of the demo")
        private @Nullable Double signInsPerSecond;

        @Option(names = "--operations-per-second", description = "a constant load instead of the demo")
        private @Nullable Double operationsPerSecond;

        @Override
        public Integer call() throws InterruptedException {
            LiveProcess.run(
                    PanelSettings.fromEnvironment(System.getenv()),
                    LiveSettings.fromEnvironment(System.getenv()),
                    new LiveOptions(seed, rate, signInsPerSecond, operationsPerSecond));
            return 0;
        }
    }
}
