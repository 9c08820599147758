package io.panelhouse.panel.followup;

import java.time.Instant;

/**
 * Whether those who were spoken to renew more often. Counted are the ends in {@code [from, to)} of which it is known
 * what came: renewed, or grace is over. Who renewed before there was anything to do is in neither group.
 *
 * @param contacted spoken to before they renewed or grace was over
 * @param notContacted all others
 */
public record ContactReport(Instant from, Instant to, Group contacted, Group notContacted) {

    /**
     * Some of the ends.
     *
     * @param renewed how many of them were renewed before the end or within grace
     */
    public record Group(long ends, long renewed) {}
}
