package io.panelhouse.batch;

import io.panelhouse.batch.forecast.ForecastJob;
import io.panelhouse.batch.forecast.ForecastReport;
import io.panelhouse.batch.lake.Lake;
import io.panelhouse.batch.lake.LakeSettings;
import io.panelhouse.batch.lake.MissingSettingException;
import io.panelhouse.batch.metric.PeriodReport;
import io.panelhouse.batch.term.Resellers;
import io.panelhouse.lake.LakeTable;
import io.panelhouse.lake.RawLedgerEntry;
import io.panelhouse.lake.SilverReseller;
import io.panelhouse.lake.SilverTerm;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command line of the batch jobs. Results go to standard output, everything for a person to standard error. Exit
 * codes: 0 done, 1 could not be done, 2 wrong usage, 78 wrong configuration.
 *
 * <p>A date given as {@code --as-of} is the start of that local day.
 */
@Command(name = "batch", description = "Silver and gold tables, metrics and forecasts", mixinStandardHelpOptions = true)
public final class BatchMain {

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int WRONG_CONFIGURATION = 78;

    private final Map<String, String> environment;
    private final InstantSource clock;
    private final PrintStream out;

    BatchMain(Map<String, String> environment, InstantSource clock, PrintStream out) {
        this.environment = environment;
        this.clock = clock;
        this.out = out;
    }

    /** Runs one command and exits. */
    public static void main(String[] arguments) {
        BatchMain batch = new BatchMain(System.getenv(), InstantSource.system(), System.out);
        System.exit(batch.execute(arguments));
    }

    /** Runs one command; returns the exit code. */
    int execute(String... arguments) {
        CommandLine commands = new CommandLine(this);
        commands.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
        return commands.execute(arguments);
    }

    @Command(name = "run", description = "Brings silver and gold up to now; does only what is new")
    int run(
            @Parameters(arity = "0..1", paramLabel = "JOB", description = "only this job") @Nullable String job,
            @Option(names = "--as-of", paramLabel = "INSTANT") @Nullable String asOf) {
        if (job != null && !BatchJobs.NAMES.contains(job)) {
            throw new IllegalArgumentException(BatchJobs.unknown(job));
        }
        write(asOf, jobs -> jobs.run(job));
        return 0;
    }

    @Command(
            name = "rebuild",
            description = "Computes silver and gold from the raw tables alone; stored forecasts stay")
    int rebuild(@Option(names = "--as-of", paramLabel = "INSTANT") @Nullable String asOf) {
        write(asOf, BatchJobs::rebuild);
        return 0;
    }

    @Command(
            name = "metrics",
            description = "The figures of docs/metrics.md for the local days from D up to, without, D")
    int metrics(
            @Option(names = "--from", required = true, paramLabel = "D") LocalDate from,
            @Option(names = "--to", required = true, paramLabel = "D") LocalDate to,
            @Option(names = "--as-of", paramLabel = "INSTANT") @Nullable String asOf,
            @Option(names = "--reseller", paramLabel = "R", description = "name or id; with everyone below") @Nullable
                    String reseller,
            @Option(names = "--format", defaultValue = "json", paramLabel = "json|csv") String format) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("Invalid period: --from must be before --to, was %s".formatted(from));
        }
        boolean json = "json".equals(oneOf(format, "json", "csv"));
        try (Lake lake = Lake.open(settings())) {
            Resellers resellers = resellers(lake, RawLedgerEntry.TABLE);
            Instant instant = instant(asOf, zone(resellers, reseller));
            PeriodReport report = PeriodReport.of(lake, resellers, subtree(resellers, reseller), from, to, instant);
            out.print(json ? report.json() : report.csv());
            out.flush();
        }
        return 0;
    }

    @Command(name = "forecast", description = "Credit demand by week, computed for the Monday on or before a day")
    int forecast(
            @Option(names = "--as-of", paramLabel = "D") @Nullable LocalDate asOf,
            @Option(names = "--weeks", defaultValue = "13") int weeks,
            @Option(names = "--reseller", paramLabel = "R", description = "name or id; with everyone below") @Nullable
                    String reseller,
            @Option(names = "--format", defaultValue = "csv", paramLabel = "csv") String format) {
        oneOf(format, "csv");
        if (weeks < 1 || weeks > 52) {
            throw new IllegalArgumentException("Invalid --weeks: must be 1 to 52, was %d".formatted(weeks));
        }
        try (Lake lake = Lake.open(settings())) {
            Resellers resellers = resellers(lake, SilverTerm.TABLE);
            LocalDate day = asOf == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : asOf;
            Set<Long> subtree = subtree(resellers, reseller);
            out.print(ForecastReport.of(lake, resellers, subtree, ForecastJob.origin(day), weeks)
                    .csv());
            out.flush();
        }
        return 0;
    }

    private void write(@Nullable String asOf, Consumer<BatchJobs> work) {
        Instant instant = instant(asOf, ZoneOffset.UTC);
        LakeSettings settings = settings();
        RunLock.whileHeld(settings, () -> {
            try (Lake lake = Lake.open(settings)) {
                work.accept(new BatchJobs(lake, instant));
            }
        });
    }

    private LakeSettings settings() {
        return LakeSettings.fromEnvironment(environment);
    }

    private static Resellers resellers(Lake lake, LakeTable alsoNeeded) {
        for (LakeTable table : List.of(SilverReseller.TABLE, SilverTerm.TABLE, alsoNeeded)) {
            if (!lake.exists(table)) {
                throw new IllegalStateException(
                        "Cannot read %s: it does not exist; run the batch jobs first".formatted(table.name()));
            }
        }
        return Resellers.read(lake);
    }

    private static Set<Long> subtree(Resellers resellers, @Nullable String nameOrId) {
        if (nameOrId != null) {
            return resellers.subtree(resellers.find(nameOrId));
        }
        return resellers.all().stream().map(Resellers.Reseller::id).collect(Collectors.toUnmodifiableSet());
    }

    private static ZoneId zone(Resellers resellers, @Nullable String nameOrId) {
        return nameOrId == null
                ? ZoneOffset.UTC
                : resellers.find(nameOrId).owner().zone();
    }

    private Instant instant(@Nullable String text, ZoneId zone) {
        if (text == null) {
            return clock.instant();
        }
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "Invalid --as-of: must be a date or an instant such as 2026-07-10T00:00:00Z, was " + text, e);
        }
    }

    private static String oneOf(String value, String... allowed) {
        if (!List.of(allowed).contains(value)) {
            throw new IllegalArgumentException(
                    "Invalid --format: must be %s, was %s".formatted(String.join(" or ", allowed), value));
        }
        return value;
    }

    private static int report(Exception failure, CommandLine command) {
        int code = switch (failure) {
            case MissingSettingException missing -> WRONG_CONFIGURATION;
            case IllegalArgumentException wrong -> WRONG_USAGE;
            default -> FAILED;
        };
        boolean expected = code != FAILED || failure instanceof IllegalStateException;
        if (expected) {
            command.getErr().println(failure.getMessage());
        } else {
            failure.printStackTrace(command.getErr());
        }
        return code;
    }
}
