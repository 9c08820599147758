package io.panelhouse.dashboard.shell;

import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ledger.CreditLedger;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The credits of one reseller as one browser page knows them: read from the ledger when the page opens and after an own
 * operation, and moved on by the live feed, which is never allowed to bring back a balance older than the one read.
 * Confined to the page's lock.
 */
public final class Purse {

    private final Actor actor;
    private final Scope owner;
    private final CreditLedger ledger;
    private final LiveFeed feed;
    private final InstantSource clock;
    private BigDecimal readBalance = BigDecimal.ZERO;
    private long readSequence;
    private BigDecimal soldSince = BigDecimal.ZERO;
    private Instant readAt = Instant.EPOCH;

    Purse(Actor actor, Scope owner, CreditLedger ledger, LiveFeed feed, InstantSource clock) {
        this.actor = actor;
        this.owner = owner;
        this.ledger = ledger;
        this.feed = feed;
        this.clock = clock;
        read();
    }

    /** Whose credits these are. */
    public Scope owner() {
        return owner;
    }

    /** The newest balance that is known. */
    public Figure figure() {
        Optional<LiveCounters> live = live();
        return live.map(counters -> new Figure(counters.balance(), counters.asOf(), !feed.fresh()))
                .orElseGet(() -> new Figure(readBalance, readAt, !feed.fresh()));
    }

    /** The live figures, if they include everything that was read from the ledger. */
    private Optional<LiveCounters> live() {
        return feed.counters(owner.reseller()).filter(counters -> counters.ledgerSequence() >= readSequence);
    }

    /**
     * Credits spent on own sales on this local day, net of reversals: what the live feed says, and what was sold from
     * this page since; empty while the feed has said nothing.
     */
    public Optional<BigDecimal> spentOn(LocalDate today) {
        return feed.counters(owner.reseller()).map(counters -> {
            BigDecimal said = counters.day().equals(today) ? counters.spentToday() : BigDecimal.ZERO;
            return counters.ledgerSequence() >= readSequence ? said : said.add(soldSince);
        });
    }

    /** Takes in a sale that was made from this page. */
    void sold(BigDecimal credits) {
        soldSince = live().isPresent() ? credits : soldSince.add(credits);
        read();
    }

    /** Takes in something that may have moved it. */
    void moved() {
        read();
    }

    /** Reads the ledger. The sequence first, so that the balance is at least as new. */
    private void read() {
        readSequence = ledger.ledgerSequence(actor, owner.panelId());
        readBalance = ledger.balance(actor, owner.panelId());
        readAt = clock.instant();
    }

    /**
     * A balance.
     *
     * @param asOf when its newest entry was made, or when it was read, UTC
     * @param stale whether a change made elsewhere would not arrive at present
     */
    public record Figure(BigDecimal credits, Instant asOf, boolean stale) {}
}
