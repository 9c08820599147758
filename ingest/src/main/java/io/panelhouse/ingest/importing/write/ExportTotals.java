package io.panelhouse.ingest.importing.write;

import io.panelhouse.ingest.importing.source.Fact;
import io.panelhouse.panel.history.ImportedAccount;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an export says about itself, row by row, to be compared with the panel at the end. */
public final class ExportTotals {

    private final Instant now;
    private long entitled;
    private @Nullable BigDecimal balance;

    ExportTotals(Instant now) {
        this.now = now;
    }

    void add(Fact fact) {
        switch (fact) {
            case Fact.AccountKept(ImportedAccount row) -> entitled += entitled(row) ? 1 : 0;
            case Fact.EntryPosted entry -> balance = entry.row().balanceAfter();
            case Fact.Attempt ignored -> {}
            case Fact.SessionChanged ignored -> {}
            case Fact.TermBought ignored -> {}
            case Fact.DeviceSeen ignored -> {}
        }
    }

    private boolean entitled(ImportedAccount row) {
        Instant end = row.endsAt();
        return row.months() != null
                && !row.suspended()
                && !row.closed()
                && !row.createdAt().isAfter(now)
                && (end == null || end.isAfter(now));
    }

    /** Accounts that may watch now. */
    public long entitled() {
        return entitled;
    }

    /** The balance that the last line of a wallet tells, if it tells one. */
    public @Nullable BigDecimal balance() {
        return balance;
    }
}
