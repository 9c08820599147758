package io.panelhouse.panel;

import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.directory.Operators;
import io.panelhouse.panel.directory.ResellerTree;
import io.panelhouse.panel.history.HistoryImport;
import io.panelhouse.panel.ledger.CreditLedger;
import io.panelhouse.panel.offer.Catalogue;
import io.panelhouse.panel.session.Sessions;
import io.panelhouse.panel.session.SignIns;
import java.time.InstantSource;

/** The panel: its services over one database. Safe for use by many threads; close it once. */
@SuppressWarnings("DoNotCallSuggester")
public final class Panel implements AutoCloseable {

    private Panel() {}

    /**
     * Migrates the database if needed and connects to it.
     *
     * @param time where "now" comes from
     * @throws PanelUnavailableException if the database cannot be reached or not be migrated; the message is one
     *     sentence
     */
    public static Panel open(PanelSettings settings, InstantSource time) {
        throw new PanelUnavailableException("Cannot open the panel at " + settings + ": not built yet");
    }

    public ResellerTree resellers() {
        throw new IllegalStateException();
    }

    public Operators operators() {
        throw new IllegalStateException();
    }

    public Catalogue catalogue() {
        throw new IllegalStateException();
    }

    public CreditLedger ledger() {
        throw new IllegalStateException();
    }

    public Accounts accounts() {
        throw new IllegalStateException();
    }

    public SignIns signIns() {
        throw new IllegalStateException();
    }

    public Sessions sessions() {
        throw new IllegalStateException();
    }

    public HistoryImport history() {
        throw new IllegalStateException();
    }

    /** Whether the database answers. */
    public boolean healthy() {
        throw new IllegalStateException();
    }

    @Override
    public void close() {}
}
