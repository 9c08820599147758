package io.panelhouse.ingest.importing;

import io.panelhouse.ingest.importing.source.UnusableSourceException;
import io.panelhouse.panel.PanelUnavailableException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The commands {@code import} and {@code replay}. A summary for programs goes to standard out as JSON, everything for a
 * person to standard error. Exit codes: 0 done, 1 it failed or does not reconcile, 2 wrong usage, 78 wrong
 * configuration.
 */
public final class ImportMain {

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int WRONG_CONFIGURATION = 78;

    private ImportMain() {}

    /** Settings come from the environment; see docs/configuration.md. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.out, System.err));
    }

    static int run(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        InstantSource clock = InstantSource.system();
        var commandLine = new CommandLine(new Root())
                .addSubcommand(new ImportCommand(environment, clock, out, err))
                .addSubcommand(new ReplayCommand(environment, clock, out, err))
                .setExecutionExceptionHandler((failure, line, parsed) -> failed(failure, err));
        commandLine.setUsageHelpAutoWidth(true);
        return commandLine.execute(arguments);
    }

    private static int failed(Exception failure, PrintStream err) {
        return switch (failure) {
            case UnusableSourceException unusable -> said(unusable, WRONG_USAGE, err);
            case IllegalArgumentException wrong -> said(wrong, WRONG_CONFIGURATION, err);
            case PanelUnavailableException unavailable -> said(unavailable, FAILED, err);
            case IllegalStateException refused -> said(refused, FAILED, err);
            case SQLException unavailable -> {
                err.println("Cannot go on: PostgreSQL does not answer (" + unavailable.getMessage()
                        + "); run the same command again, it adds only what is missing");
                yield FAILED;
            }
            default -> {
                failure.printStackTrace(err);
                yield FAILED;
            }
        };
    }

    private static int said(Exception known, int exitCode, PrintStream err) {
        err.println(known.getMessage());
        return exitCode;
    }

    /** Only a name for the two commands. */
    @Command(name = "panelhouse", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "(import | replay)")
    private static final class Root {}
}
