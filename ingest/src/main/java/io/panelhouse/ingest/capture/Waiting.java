package io.panelhouse.ingest.capture;

/**
 * Journal rows that wait in quarantine: no figure that is made from the journals knows them.
 *
 * @param rows of any journal
 * @param ledgerRows those of them that are ledger entries
 */
public record Waiting(long rows, long ledgerRows) {

    static final Waiting NONE = new Waiting(0, 0);

    /** One clause for a person, if there are any. */
    String sentence() {
        String which = ledgerRows == 0
                ? "%d journal %s in quarantine, so figures are incomplete".formatted(rows, verb(rows))
                : "%d journal %s in quarantine, %d of them ledger entries, so live balances and reports are wrong"
                        .formatted(rows, verb(rows), ledgerRows);
        return which + "; ./panelhouse quarantine list shows why";
    }

    private static String verb(long rows) {
        return rows == 1 ? "row waits" : "rows wait";
    }
}
