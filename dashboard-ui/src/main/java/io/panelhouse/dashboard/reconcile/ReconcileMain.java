package io.panelhouse.dashboard.reconcile;

import io.panelhouse.dashboard.lake.CommandLog;
import io.panelhouse.dashboard.lake.LakeAudit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code reconcile [--await-raw SECONDS] [--json]}: ledger = live balance = gold consumption, journal rows = raw rows.
 *
 * <p>Prints each check with both figures on standard out, the differences on standard error. Exit codes: 0 all hold, 1
 * one does not, 2 wrong usage, 78 wrong configuration.
 */
@Command(
        name = "reconcile",
        description = "Ledger = live counters = gold; journal rows = raw rows.",
        mixinStandardHelpOptions = true)
public final class ReconcileMain implements Callable<Integer> {

    private static final Duration LIVE_PATIENCE = Duration.ofSeconds(15);

    @Option(
            names = "--await-raw",
            paramLabel = "SECONDS",
            description = "Only wait until raw holds every journal row committed before the call.")
    private @Nullable Integer awaitRaw;

    @Option(
            names = "--raw-patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long raw may take to catch up. Default: ${DEFAULT-VALUE}.")
    private int rawPatience = 60;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    private final Map<String, String> environment;

    private ReconcileMain(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs the checks and ends the process. */
    public static void main(String[] arguments) {
        CommandLog.quiet();
        System.exit(run(System.getenv(), arguments));
    }

    static int run(Map<String, String> environment, String... arguments) {
        return new CommandLine(new ReconcileMain(environment))
                .setExecutionExceptionHandler(ReconcileMain::explain)
                .execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        ReconcileSettings settings = ReconcileSettings.fromEnvironment(environment);
        List<Check> checks = new ArrayList<>();
        try (PanelDatabase panel = PanelDatabase.open(settings);
                LakeAudit lake = LakeAudit.open(settings.lake())) {
            if (awaitRaw == null) {
                try (LiveBalances live = LiveBalances.open(settings.kafka())) {
                    checks.addAll(new LedgerCheck(panel, live).run(LIVE_PATIENCE));
                }
                checks.add(new GoldCheck(panel, lake).run());
            }
            Duration patience = Duration.ofSeconds(awaitRaw == null ? rawPatience : awaitRaw);
            checks.addAll(new RawCheck(panel, lake).run(patience));
        }
        Report report = new Report(checks);
        System.out.print(json ? report.json() : report.text());
        System.err.print(report.verdict());
        return report.holds() ? 0 : 1;
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        System.err.println(
                failure instanceof IllegalArgumentException
                        ? failure.getMessage()
                        : "Cannot reconcile: " + failure.getMessage());
        return failure instanceof IllegalArgumentException ? 78 : 1;
    }
}
