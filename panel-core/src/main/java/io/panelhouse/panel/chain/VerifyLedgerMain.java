package io.panelhouse.panel.chain;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the ledger: {@code verify-ledger [--heads FILE]}. Standard out gets one line of JSON with the counts and, if
 * something is wrong, the first place; standard error says it for a person.
 *
 * <p>Settings: those of {@link io.panelhouse.panel.PanelSettings}, and {@code PANELHOUSE_HEADS}, the file of published
 * heads if {@code --heads} does not name one. Exit code 0 if all is right, 1 if something is wrong or could not be
 * read, 2 for wrong arguments, 78 for a wrong setting.
 */
public final class VerifyLedgerMain {

    private static final String USAGE = "Usage: ./panelhouse verify-ledger [--heads FILE]";

    private VerifyLedgerMain() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.out, System.err, System::nanoTime));
    }

    /**
     * Runs as the program does.
     *
     * @param nanos a clock that only goes forward, in nanoseconds
     * @return the exit code
     */
    public static int run(
            String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err, LongSupplier nanos) {
        List<String> words = List.of(arguments);
        if (words.equals(List.of("--help")) || words.equals(List.of("-h"))) {
            err.println(USAGE);
            return ChainProgram.DONE;
        }
        boolean named = words.size() == 2 && words.getFirst().equals("--heads");
        if (!named && !words.isEmpty()) {
            err.println(USAGE);
            return ChainProgram.WRONG_USAGE;
        }
        String path = named ? words.getLast() : environment.getOrDefault(ChainProgram.HEADS_VARIABLE, "");
        HeadFile file = path.isBlank() ? null : new HeadFile(Path.of(path));
        if (named && !new HeadFile(Path.of(path)).exists()) {
            err.println("Cannot verify the ledger: " + path + " does not exist; name the file of published heads");
            return ChainProgram.WRONG_USAGE;
        }
        return ChainProgram.run(
                environment, err, "verify the ledger", connection -> verify(connection, file, out, err, nanos));
    }

    private static int verify(
            Connection connection, @Nullable HeadFile file, PrintStream out, PrintStream err, LongSupplier nanos)
            throws SQLException, IOException {
        long start = nanos.getAsLong();
        boolean outside = file != null && file.exists();
        List<LedgerHead> heads = file != null && outside ? HeadFile.all(file) : List.of();
        if (!outside) {
            err.println("No file of published heads: a chain that was rewritten whole is found only by heads in the"
                    + " database; name the file with --heads");
        }
        Verification result = new LedgerVerifier(connection, heads).verify();
        double seconds = (nanos.getAsLong() - start) / 1e9;
        out.println(json(result, seconds));
        say(result, seconds, err);
        return result.holds() ? ChainProgram.DONE : ChainProgram.FAILED;
    }

    private static String json(Verification result, double seconds) {
        String first = result.findings()
                .first()
                .map(finding -> String.format(
                        Locale.ROOT,
                        ",\"first\":{\"reseller\":%d,\"ledger_account\":\"%s\",\"entry_sequence\":%d,\"operation\":%d,\"fault\":\"%s\"}",
                        finding.chain().resellerId(),
                        finding.chain().ledgerAccount(),
                        finding.entrySequence(),
                        finding.operationId(),
                        finding.fault()))
                .orElse("");
        return String.format(
                Locale.ROOT,
                "{\"entries\":%d,\"ledger_accounts\":%d,\"heads\":%d,\"faults\":%d,\"seconds\":%.3f,\"entries_per_second\":%.0f%s}",
                result.entries(),
                result.chains(),
                result.heads(),
                result.findings().count(),
                seconds,
                result.entries() / Math.max(seconds, 1e-9),
                first);
    }

    private static void say(Verification result, double seconds, PrintStream err) {
        String read = String.format(
                Locale.ROOT,
                "%d entries of %d ledger accounts and %d published heads in %.1f s",
                result.entries(),
                result.chains(),
                result.heads(),
                seconds);
        if (result.holds()) {
            err.println("The ledger is whole: " + read);
            return;
        }
        err.println("The ledger was tampered with: " + result.findings().count() + " faults in " + read);
        result.findings().listed().forEach(finding -> err.println("  " + finding.sentence()));
    }
}
