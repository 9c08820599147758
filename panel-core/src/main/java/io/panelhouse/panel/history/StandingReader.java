package io.panelhouse.panel.history;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Subtrees;
import java.time.InstantSource;

/** Reads what the panel holds of one reseller. */
final class StandingReader {

    private final PanelDatabase database;
    private final InstantSource time;

    StandingReader(PanelDatabase database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    Standing read(Actor actor, ResellerId reseller, String source) {
        return database.read(actor, handle -> {
            Subtrees.require(handle, actor, reseller);
            return handle.createQuery("""
                            SELECT (SELECT count(*) FROM panel.account WHERE reseller_id = :reseller) AS accounts,
                                   (SELECT count(*) FROM panel.account
                                     WHERE reseller_id = :reseller AND entitled_from <= :now AND ends_at > :now
                                       AND suspended_at IS NULL AND closed_at IS NULL) AS entitled,
                                   (SELECT coalesce(sum(balance), 0) FROM panel.ledger_account
                                     WHERE reseller_id = :reseller AND ledger_account = 'WALLET') AS balance,
                                   (SELECT coalesce(sum(amount), 0) FROM journal.ledger_entry
                                     WHERE reseller_id = :reseller AND ledger_account = 'WALLET'
                                       AND source = :source) AS imported""")
                    .bind("reseller", reseller.value())
                    .bind("source", source)
                    .bind("now", Times.sql(Times.exact(time.instant())))
                    .map((row, context) -> new Standing(
                            row.getLong("accounts"),
                            row.getLong("entitled"),
                            row.getBigDecimal("balance").setScale(4),
                            row.getBigDecimal("imported").setScale(4)))
                    .one();
        });
    }
}
