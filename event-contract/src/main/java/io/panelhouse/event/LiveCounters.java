package io.panelhouse.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The live figures of one reseller, own accounts only: an absolute upsert, so delivering one again changes nothing.
 *
 * <p>A reader keeps the reading with the highest {@code version}; balance and spent today it takes only from a reading
 * whose {@code ledgerSequence} is not below the one it has, so that a replay after a restart stays invisible.
 *
 * @param version grows with every reading of the reseller, also across restarts
 * @param onlineAccounts distinct accounts with an open session whose last heartbeat is at most 90 s old
 * @param openSessions those sessions
 * @param balance credits in the wallet, scale 4
 * @param spentToday credits consumed by own sales since local midnight, net of reversals, scale 4
 * @param ledgerSequence the wallet entry that {@code balance} and {@code spentToday} include, 0 if none
 * @param day the local day that {@code spentToday} belongs to
 * @param asOf when the newest event in these figures happened or was recorded, UTC
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
        Instant asOf) {}
