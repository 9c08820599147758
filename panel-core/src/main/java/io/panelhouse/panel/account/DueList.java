package io.panelhouse.panel.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * The accounts that end soon (metric M16): paid accounts with a running term and their end in {@code [from, until)},
 * the suspended ones among them marked.
 *
 * @param until the end of the local day {@code days} after today
 * @param zone whose days are meant: that of the reseller asked for
 * @param accounts how many, all of them
 * @param credits what renewing them all costs, scale 4
 * @param perDay one element for each local day from today, also where nothing ends
 * @param soonest those that end first, as many as were asked for
 */
public record DueList(
        Instant from,
        Instant until,
        ZoneId zone,
        long accounts,
        BigDecimal credits,
        List<DueDay> perDay,
        List<DueAccount> soonest) {}
