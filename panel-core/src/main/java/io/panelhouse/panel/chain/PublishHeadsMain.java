package io.panelhouse.panel.chain;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;

/**
 * Publishes the heads of all chains that have grown: {@code publish-heads}. Prints one line of JSON.
 *
 * <p>Settings: those of {@link io.panelhouse.panel.PanelSettings}, and {@code PANELHOUSE_HEADS}, the file to append to.
 * Exit code 0 if done, 1 if a published head contradicts the ledger or something could not be done, 78 for a wrong
 * setting.
 */
public final class PublishHeadsMain {

    private PublishHeadsMain() {}

    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), System.out, System.err, InstantSource.system()));
    }

    static int run(Map<String, String> environment, PrintStream out, PrintStream err, InstantSource time) {
        return ChainProgram.run(environment, err, "publish the heads of the ledger", connection -> {
            String path = environment.getOrDefault(ChainProgram.HEADS_VARIABLE, "");
            if (path.isBlank()) {
                throw new IllegalArgumentException(
                        "Cannot publish the heads of the ledger: setting PANELHOUSE_HEADS is missing; name a file");
            }
            return publish(connection, new HeadFile(Path.of(path)), out, err, time);
        });
    }

    private static int publish(
            Connection connection, HeadFile file, PrintStream out, PrintStream err, InstantSource time)
            throws SQLException, IOException {
        HeadPublisher.Publication done = new HeadPublisher(connection, file).publish(time.instant());
        out.println("{\"published\":" + done.published() + ",\"ledger_accounts\":" + done.chains()
                + ",\"contradicted\":" + done.contradicted().size() + "}");
        done.contradicted()
                .forEach(head -> err.println("Invalid ledger account " + head.chain() + ": entry "
                        + head.entrySequence() + " is not the one published at " + head.publishedAt()
                        + "; run ./panelhouse verify-ledger"));
        return done.contradicted().isEmpty() ? ChainProgram.DONE : ChainProgram.FAILED;
    }
}
