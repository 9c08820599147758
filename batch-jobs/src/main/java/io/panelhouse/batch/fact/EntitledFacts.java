package io.panelhouse.batch.fact;

import static io.panelhouse.batch.fact.Measure.ENTITLED;
import static io.panelhouse.batch.fact.Measure.MIX_ACCOUNTS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stocks at the instant: service on (M1), its length (M10), and expired within a window (M2). */
final class EntitledFacts {

    /** In days; 0 is without limit. */
    private static final List<Integer> WINDOWS = List.of(30, 90, 0);

    private final AccountFacts account;
    private final TreeSet<Instant> boundaries = new TreeSet<>();

    EntitledFacts(AccountFacts account) {
        this.account = account;
    }

    /** Who has the account in a stock, and under which length. */
    private record Place(long resellerId, int months) {}

    void add() {
        for (Term term : account.terms()) {
            boundaries.add(term.startsAt());
            boundaries.add(term.purchasedAt());
            Instant end = term.endsAt();
            if (end != null) {
                boundaries.add(end);
                WINDOWS.forEach(days -> boundaries.add(end.plus(Duration.ofDays(days))));
            }
        }
        for (Pause pause : account.pauses()) {
            boundaries.add(pause.from());
            Instant until = pause.until();
            if (until != null) {
                boundaries.add(until);
            }
        }
        account.moves().forEach(move -> boundaries.add(move.at()));
        track(ENTITLED, at -> entitled(account.terms(), at, false));
        track(MIX_ACCOUNTS, at -> entitled(account.paid(), at, true));
        for (int days : WINDOWS) {
            track(Measure.expired(days), at -> expired(at, days));
        }
    }

    private void track(Measure measure, Function<Instant, @Nullable Place> state) {
        Place before = null;
        for (Instant at : boundaries) {
            Place now = state.apply(at);
            if (before != null && !before.equals(now)) {
                account.changed(measure, before.resellerId(), at, before.months(), -1);
            }
            if (now != null && !now.equals(before)) {
                account.changed(measure, now.resellerId(), at, now.months(), 1);
            }
            before = now;
        }
    }

    private @Nullable Place entitled(List<Term> terms, Instant at, boolean byLength) {
        if (account.pauses().stream().anyMatch(pause -> pause.covers(at))) {
            return null;
        }
        for (Term term : terms.reversed()) {
            if (term.covers(at)) {
                return new Place(account.resellerAt(at, term), byLength ? term.lengthClass() : 0);
            }
        }
        return null;
    }

    private @Nullable Place expired(Instant at, int windowDays) {
        if (account.terms().stream().anyMatch(term -> term.covers(at))) {
            return null;
        }
        Term latest = null;
        for (Term term : account.paid()) {
            if (term.startsAt().isAfter(at) && term.purchasedAt().isAfter(at)) {
                continue;
            }
            if (latest == null || !endOf(term).isBefore(endOf(latest))) {
                latest = term;
            }
        }
        if (latest == null || endOf(latest).isAfter(at)) {
            return null;
        }
        boolean inWindow = windowDays == 0 || at.isBefore(endOf(latest).plus(Duration.ofDays(windowDays)));
        return inWindow ? new Place(account.resellerAt(at, latest), 0) : null;
    }

    private static Instant endOf(Term term) {
        return term.endsAt() == null ? Instant.MAX : term.endsAt();
    }
}
