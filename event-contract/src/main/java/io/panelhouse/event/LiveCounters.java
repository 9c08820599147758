package io.panelhouse.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The live figures of one reseller, own accounts only: an absolute upsert, so delivering one again changes nothing.
 *
 * <p>A reader keeps the reading with the highest {@code version}; but what was spent and the balance it takes only from
 * a reading whose {@code ledgerSequence} is not below the one it has, and active and due accounts only from one whose
 * {@code accountsAt} is not before, so that a replay after a restart stays invisible.
 *
 * @param version grows with every reading of the reseller, also across restarts
 * @param onlineAccounts distinct accounts with an open session whose last heartbeat is at most 90 s old
 * @param openSessions those sessions
 * @param balance credits in the wallet, scale 4
 * @param spentToday credits consumed by own sales since local midnight, net of reversals, scale 4
 * @param ledgerSequence the wallet entry that the balance and what was spent include, 0 if none
 * @param day the local day that {@code spentToday} belongs to; {@code spentThisWeek} to its ISO week
 * @param asOf when the newest event in these figures happened or was recorded, UTC
 * @param spentThisWeek the same as {@code spentToday} since Monday 00:00 local
 * @param active accounts entitled now: a term runs, neither suspended nor closed (M1)
 * @param due accounts whose last paid term runs and ends from now until the end of the local day in 7 days, suspended
 *     ones included (M16)
 * @param dueCredits what renewing those costs, scale 4
 * @param failing accounts with an open connection issue
 * @param accountsAt when the newest record of accounts in {@code active} and {@code due} was recorded, UTC; the epoch
 *     if none
 */
public record LiveCounters(
        ResellerId resellerId,
        long version,
        long onlineAccounts,
        long openSessions,
        BigDecimal balance,
        BigDecimal spentToday,
        long ledgerSequence,
        LocalDate day,
        Instant asOf,
        BigDecimal spentThisWeek,
        long active,
        long due,
        BigDecimal dueCredits,
        long failing,
        Instant accountsAt) {}
