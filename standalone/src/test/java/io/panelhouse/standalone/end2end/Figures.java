package io.panelhouse.standalone.end2end;

import io.panelhouse.event.LiveCounters;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The live figures of one reseller, as they are shown or as they follow from the journals. */
record Figures(
        BigDecimal balance,
        BigDecimal spentToday,
        BigDecimal spentThisWeek,
        long onlineAccounts,
        long openSessions,
        long active,
        long due,
        BigDecimal dueCredits,
        long failing) {

    static final Figures NONE =
            new Figures(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 0, 0, BigDecimal.ZERO, 0);

    /**
     * By reseller; days and weeks are those of a zone. A session without a sign of life for 90 s counts in neither
     * figure; an account fails after three refusals in 24 hours with no success since.
     */
    private static final String OF_JOURNALS = """
            WITH heard AS (
              SELECT o.session_id, o.reseller_id, o.account_name FROM journal.session o
                JOIN panel.open_session s USING (session_id)
               WHERE o.change = 'OPENED' AND s.last_heartbeat_at > clock_timestamp() - interval '90 seconds'
                 AND NOT EXISTS (SELECT FROM journal.session c
                                  WHERE c.session_id = o.session_id AND c.change = 'CLOSED')),
            failing AS (
              SELECT f.reseller_id, f.account_id FROM journal.auth_attempt f
               WHERE f.outcome <> 'ACCEPTED' AND f.account_id IS NOT NULL
                 AND f.occurred_at > clock_timestamp() - interval '24 hours'
                 AND NOT EXISTS (SELECT FROM journal.auth_attempt a
                                  WHERE a.account_id = f.account_id AND a.outcome = 'ACCEPTED'
                                    AND a.occurred_at >= f.occurred_at)
               GROUP BY 1, 2 HAVING count(*) >= 3),
            account AS (
              SELECT a.*, coalesce(o.credits, 0) AS credits,
                     a.entitled_from <= clock_timestamp() AND a.ends_at > clock_timestamp()
                       AND a.closed_at IS NULL AS runs
                FROM panel.account a LEFT JOIN panel.offer o ON o.code = a.package_code),
            due AS (
              SELECT * FROM account WHERE runs AND paid_ends_at = ends_at
                 AND ends_at < date_trunc('day', now(), '$ZONE') + interval '8 days')
            SELECT r.id,
                   (SELECT coalesce(sum(amount), 0) FROM journal.ledger_entry
                     WHERE reseller_id = r.id AND ledger_account = 'WALLET'),
                   (SELECT coalesce(sum(amount), 0) FROM journal.ledger_entry
                     WHERE reseller_id = r.id AND ledger_account = 'CONSUMED'
                       AND occurred_at >= date_trunc('day', now(), '$ZONE')),
                   (SELECT coalesce(sum(amount), 0) FROM journal.ledger_entry
                     WHERE reseller_id = r.id AND ledger_account = 'CONSUMED'
                       AND occurred_at >= date_trunc('week', now(), '$ZONE')),
                   (SELECT count(DISTINCT account_name) FROM heard WHERE reseller_id = r.id),
                   (SELECT count(*) FROM heard WHERE reseller_id = r.id),
                   (SELECT count(*) FROM account WHERE reseller_id = r.id AND runs AND suspended_at IS NULL),
                   (SELECT count(*) FROM due WHERE reseller_id = r.id),
                   (SELECT coalesce(sum(credits), 0) FROM due WHERE reseller_id = r.id),
                   (SELECT count(*) FROM failing WHERE reseller_id = r.id)
              FROM panel.reseller r""";

    static Figures of(LiveCounters reading) {
        return new Figures(
                reading.balance().stripTrailingZeros(),
                reading.spentToday().stripTrailingZeros(),
                reading.spentThisWeek().stripTrailingZeros(),
                reading.onlineAccounts(),
                reading.openSessions(),
                reading.active(),
                reading.due(),
                reading.dueCredits().stripTrailingZeros(),
                reading.failing());
    }

    /** What SQL over the journals gives now, for these resellers of one zone. */
    static Map<Long, Figures> ofJournals(StackUnderTest stack, List<Long> resellers, String zone) {
        Map<Long, Figures> all = new HashMap<>();
        for (List<String> row : stack.database(OF_JOURNALS.replace("$ZONE", zone))) {
            all.put(
                    Long.parseLong(row.get(0)),
                    new Figures(
                            credits(row.get(1)),
                            credits(row.get(2)),
                            credits(row.get(3)),
                            Long.parseLong(row.get(4)),
                            Long.parseLong(row.get(5)),
                            Long.parseLong(row.get(6)),
                            Long.parseLong(row.get(7)),
                            credits(row.get(8)),
                            Long.parseLong(row.get(9))));
        }
        all.keySet().retainAll(resellers);
        return all;
    }

    private static BigDecimal credits(String amount) {
        return new BigDecimal(amount).stripTrailingZeros();
    }
}
