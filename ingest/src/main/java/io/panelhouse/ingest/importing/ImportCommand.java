package io.panelhouse.ingest.importing;

import io.panelhouse.ingest.importing.write.HistoryWriter;
import io.panelhouse.ingest.importing.write.JournalReadings;
import io.panelhouse.ingest.importing.write.ResellerOfImport;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.PanelSettings;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.directory.Reseller;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: loads what other systems recorded, and accounts for every row. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Loads logs and exports of other systems. Importing a file again adds nothing.")
final class ImportCommand implements Callable<Integer> {

    private static final Actor ACTOR = Actor.house("import");

    private final Map<String, String> environment;
    private final InstantSource clock;
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "files of one source, the oldest first")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private FormatOptions options = new FormatOptions();

    @Option(names = "--dry-run", description = "tells what would happen and changes nothing")
    private boolean dryRun;

    ImportCommand(Map<String, String> environment, InstantSource clock, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        for (Path file : files) {
            new SourceFile(file).close();
        }
        var named = options.reader(format -> format + ":" + options.reseller(), clock);
        PanelSettings settings = PanelSettings.fromEnvironment(environment);
        try (Panel panel = dryRun ? Panel.rehearse(settings, clock) : Panel.open(settings, clock);
                var readings = new JournalReadings(settings)) {
            var resellers = new ResellerOfImport(panel.resellers(), ACTOR);
            Optional<Reseller> existing = resellers.find(options.reseller());
            ResellerId reseller = (existing.isPresent() ? existing.get() : created(resellers)).id();
            Map<String, Long> heldBefore = readings.held(named.source());
            var target = new HistoryWriter.Target(ACTOR, reseller, named.source(), clock.instant());
            var writer = new HistoryWriter(panel.history(), readings, target);
            for (Path file : files) {
                read(file, named, writer);
            }
            writer.flush();
            var standing = panel.history().standing(ACTOR, reseller, named.source());
            return report(new ImportReport(
                    named.source(),
                    options.reseller(),
                    existing.isEmpty() && !dryRun,
                    dryRun,
                    writer.counts(),
                    dryRun ? 0 : writer.added(),
                    heldBefore,
                    readings.held(named.source()),
                    writer.gaps(),
                    Comparison.of(named.records(), writer, standing)));
        }
    }

    /** In a dry run it is gone afterwards. */
    private Reseller created(ResellerOfImport resellers) {
        String below = resellers.provider().name();
        Reseller created = resellers.create(options.reseller());
        err.printf(
                dryRun
                        ? "Reseller \"%s\" does not exist; it would be created below \"%s\"%n"
                        : "Reseller \"%s\" did not exist; it was created below \"%s\"%n",
                created.name(),
                below);
        return created;
    }

    private void read(Path path, FormatOptions.NamedReader named, HistoryWriter writer)
            throws SQLException, IOException {
        String name = String.valueOf(path.getFileName());
        try (var file = new SourceFile(path);
                var progress = new Progress(
                        err,
                        () -> "%s: %d %% read, %,d rows so far"
                                .formatted(name, file.percent(), writer.counts().rowsRead()))) {
            progress.start();
            named.reader().read(file.reader(), row -> {
                try {
                    writer.accept(row, name);
                } catch (SQLException failed) {
                    throw new ReadingFailedException(failed);
                }
            });
        } catch (ReadingFailedException failed) {
            throw failed.cause;
        }
    }

    private int report(ImportReport report) {
        err.print(report.text());
        out.println(report.json());
        return report.reconciles() ? 0 : 1;
    }

    /** Carries the database's failure through a reader that knows nothing of databases. */
    private static final class ReadingFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final SQLException cause;

        ReadingFailedException(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
