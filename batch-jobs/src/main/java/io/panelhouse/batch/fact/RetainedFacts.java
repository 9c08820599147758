package io.panelhouse.batch.fact;

import static io.panelhouse.batch.fact.Measure.CHURNED;
import static io.panelhouse.batch.fact.Measure.MOVED;
import static io.panelhouse.batch.fact.Measure.MRC_CHURNED;
import static io.panelhouse.batch.fact.Measure.MRC_CONTRACTION;
import static io.panelhouse.batch.fact.Measure.MRC_EXPANSION;
import static io.panelhouse.batch.fact.Measure.MRC_MOVED;
import static io.panelhouse.batch.fact.Measure.MRC_NEW;
import static io.panelhouse.batch.fact.Measure.MRC_REACTIVATED;
import static io.panelhouse.batch.fact.Measure.REACTIVATED;
import static io.panelhouse.batch.fact.Measure.RETAINED;
import static io.panelhouse.batch.fact.Measure.STARTED;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The retained state of an account (M1) twice: by its events (start, churn, reactivation) with the monthly credits they
 * move, and by asking at each boundary whether the account is retained. That both give the same stock is what the
 * roll-forward check of the table asserts.
 */
final class RetainedFacts {

    private final AccountFacts account;
    private final List<Term> paid;
    private final NavigableMap<Instant, Long> ownerSince = new TreeMap<>();

    RetainedFacts(AccountFacts account) {
        this.account = account;
        this.paid = account.paid();
    }

    void add() {
        if (paid.isEmpty()) {
            return;
        }
        events();
        states();
    }

    private void events() {
        Term current = paid.getFirst();
        enter(current, current.startsAt(), STARTED, MRC_NEW);
        Instant until = account.graceEnd(current);
        for (int position = 1; position < paid.size(); position++) {
            Term next = paid.get(position);
            Instant purchase = account.nextPurchase(position - 1);
            if (until == null || (purchase != null && purchase.isBefore(until))) {
                follow(current, next);
                until = later(until, account.graceEnd(next));
            } else {
                churn(current, until);
                Instant start = next.startsAt().isBefore(until) ? until : next.startsAt();
                enter(next, start, REACTIVATED, MRC_REACTIVATED);
                until = later(until, account.graceEnd(next));
            }
            current = next;
        }
        if (until != null) {
            churn(current, until);
        }
    }

    private void enter(Term term, Instant at, Measure event, Measure credits) {
        ownerSince.put(at, term.resellerId());
        account.happened(event, term.resellerId(), at, 1);
        account.happened(credits, term.resellerId(), at, term.monthlyCredits());
    }

    private void churn(Term term, Instant at) {
        account.happened(CHURNED, term.resellerId(), at, 1);
        account.happened(MRC_CHURNED, term.resellerId(), at, term.monthlyCredits());
    }

    /** The account stays retained and goes on with the next term. */
    private void follow(Term current, Term next) {
        Instant at = latest(next.startsAt(), ownerSince.lastKey());
        if (next.resellerId() != current.resellerId()) {
            ownerSince.put(at, next.resellerId());
            account.happened(MOVED, current.resellerId(), at, -1);
            account.happened(MOVED, next.resellerId(), at, 1);
            account.happened(MRC_MOVED, current.resellerId(), at, -current.monthlyCredits());
            account.happened(MRC_MOVED, next.resellerId(), at, current.monthlyCredits());
        }
        long more = next.monthlyCredits() - current.monthlyCredits();
        account.happened(more > 0 ? MRC_EXPANSION : MRC_CONTRACTION, next.resellerId(), at, Math.abs(more));
    }

    private void states() {
        TreeSet<Instant> boundaries = new TreeSet<>(ownerSince.keySet());
        for (Term term : paid) {
            boundaries.add(term.startsAt());
            Instant graceEnd = account.graceEnd(term);
            if (graceEnd != null) {
                boundaries.add(graceEnd);
            }
        }
        Long before = null;
        for (Instant at : boundaries) {
            var owner = ownerSince.floorEntry(at);
            Long now = owner != null && retained(at) ? owner.getValue() : null;
            if (before != null && !before.equals(now)) {
                account.happened(RETAINED, before, at, -1);
            }
            if (now != null && !now.equals(before)) {
                account.happened(RETAINED, now, at, 1);
            }
            before = now;
        }
    }

    /**
     * In a term or its grace, or between two terms of which the second was bought before the first one's grace ended.
     */
    private boolean retained(Instant at) {
        Instant until = Instant.MIN;
        for (Term term : paid) {
            if (!term.startsAt().isAfter(at)) {
                until = later(until, account.graceEnd(term));
            }
        }
        if (until == null || at.isBefore(until)) {
            return true;
        }
        Instant limit = until;
        return paid.stream()
                .anyMatch(term ->
                        term.startsAt().isAfter(at) && term.purchasedAt().isBefore(limit));
    }

    /** The later of two ends, of which null is never. */
    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null ? null : latest(one, other);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
