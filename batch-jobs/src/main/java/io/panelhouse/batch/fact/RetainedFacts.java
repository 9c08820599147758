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
import java.util.ArrayDeque;
import java.util.Deque;
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
    private final Deque<AccountChange> moves = new ArrayDeque<>();

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
        moves.addAll(account.moves());
        enter(current, current.startsAt(), STARTED, MRC_NEW);
        Instant until = account.graceEnd(current);
        for (int position = 1; position < paid.size(); position++) {
            Term next = paid.get(position);
            Instant purchase = account.nextPurchase(position - 1);
            if (until == null || (purchase != null && purchase.isBefore(until))) {
                moveUpTo(latest(next.startsAt(), ownerSince.lastKey()), current);
                follow(current, next);
                until = later(until, account.graceEnd(next));
            } else {
                moveUpTo(until, current);
                churn(current, until);
                dropMovesUpTo(next.startsAt());
                Instant start = next.startsAt().isBefore(until) ? until : next.startsAt();
                enter(next, start, REACTIVATED, MRC_REACTIVATED);
                until = later(until, account.graceEnd(next));
            }
            current = next;
        }
        moveUpTo(until == null ? Instant.MAX : until, current);
        if (until != null) {
            churn(current, until);
        }
    }

    /** Moves of the retained account to another reseller before an instant. */
    private void moveUpTo(Instant until, Term current) {
        while (!moves.isEmpty() && moves.getFirst().at().isBefore(until)) {
            AccountChange move = moves.removeFirst();
            if (!move.at().isBefore(ownerSince.lastKey())) {
                moved(current, move.resellerId(), move.at());
            }
        }
    }

    /** Moves of the account while it was not retained: the next term says whose it is. */
    private void dropMovesUpTo(Instant until) {
        while (!moves.isEmpty() && !moves.getFirst().at().isAfter(until)) {
            moves.removeFirst();
        }
    }

    private void moved(Term current, long to, Instant at) {
        long from = ownerSince.lastEntry().getValue();
        if (from == to) {
            return;
        }
        ownerSince.put(at, to);
        account.happened(MOVED, from, at, -1);
        account.happened(MOVED, to, at, 1);
        account.happened(MRC_MOVED, from, at, -current.monthlyCredits());
        account.happened(MRC_MOVED, to, at, current.monthlyCredits());
    }

    private void enter(Term term, Instant at, Measure event, Measure credits) {
        ownerSince.put(at, term.resellerId());
        account.happened(event, term.resellerId(), at, 1);
        account.happened(credits, term.resellerId(), at, term.monthlyCredits());
    }

    private void churn(Term term, Instant at) {
        long owner = ownerSince.lastEntry().getValue();
        account.happened(CHURNED, owner, at, 1);
        account.happened(MRC_CHURNED, owner, at, term.monthlyCredits());
    }

    /** The account stays retained and goes on with the next term. */
    private void follow(Term current, Term next) {
        Instant at = latest(next.startsAt(), ownerSince.lastKey());
        moved(current, account.resellerAt(at, next), at);
        long more = next.monthlyCredits() - current.monthlyCredits();
        account.happened(
                more > 0 ? MRC_EXPANSION : MRC_CONTRACTION,
                ownerSince.lastEntry().getValue(),
                at,
                Math.abs(more));
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
