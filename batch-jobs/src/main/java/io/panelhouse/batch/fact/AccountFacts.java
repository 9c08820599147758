package io.panelhouse.batch.fact;

import static io.panelhouse.batch.fact.Measure.CREDITS_SOLD;
import static io.panelhouse.batch.fact.Measure.EARLY;
import static io.panelhouse.batch.fact.Measure.GRACE;
import static io.panelhouse.batch.fact.Measure.LATE;
import static io.panelhouse.batch.fact.Measure.LOST;
import static io.panelhouse.batch.fact.Measure.ON_TIME;
import static io.panelhouse.batch.fact.Measure.PENDING;
import static io.panelhouse.batch.fact.Measure.TERMS_SOLD;
import static io.panelhouse.batch.fact.Measure.TRIALS_CONVERTED;
import static io.panelhouse.batch.fact.Measure.TRIALS_DECIDED;
import static io.panelhouse.batch.fact.Measure.TRIALS_GRANTED;
import static io.panelhouse.batch.fact.Measure.TRIALS_PENDING;

import io.panelhouse.batch.fact.AccountChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every fact of one account as it was known at an instant: terms bought later do not exist, and what is not over yet
 * has not happened. Source of each definition: docs/metrics.md.
 */
public final class AccountFacts {

    /** Within this time after the end of a trial a purchase counts as its conversion. */
    static final Duration TRIAL_WINDOW = Duration.ofDays(7);

    private static final Duration EARLY_BEFORE = Duration.ofHours(24);

    private final List<Term> terms;
    private final List<Term> paid;
    private final List<AccountChange> moves;
    private final List<Pause> pauses;
    private final @Nullable Instant closedAt;
    private final Map<Long, Owner> owners;
    private final Instant asOf;
    private final List<Fact> facts = new ArrayList<>();

    private AccountFacts(History history, Map<Long, Owner> owners, Instant asOf) {
        this.terms = history.termsAsOf(asOf);
        this.moves = history.changesAsOf(asOf, Kind.MOVE);
        this.pauses = Pause.of(history.changesAsOf(asOf, Kind.SUSPEND, Kind.RESUME, Kind.CLOSE));
        this.closedAt = history.changesAsOf(asOf, Kind.CLOSE).stream()
                .map(AccountChange::at)
                .findFirst()
                .orElse(null);
        this.paid = terms.stream().filter(this::paidAndBegun).toList();
        this.owners = owners;
        this.asOf = asOf;
    }

    /**
     * The facts of an account, in no particular order between measures, by time within the monthly credits.
     *
     * @param history all terms and changes of the account, in any order
     */
    public static List<Fact> of(History history, Map<Long, Owner> owners, Instant asOf) {
        AccountFacts account = new AccountFacts(history, owners, asOf);
        account.sales();
        account.renewals();
        account.trials();
        new RetainedFacts(account).add();
        new EntitledFacts(account).add();
        return account.facts;
    }

    /** Terms that would have begun after the closing never do. */
    private boolean paidAndBegun(Term term) {
        return !term.trial() && (closedAt == null || term.startsAt().isBefore(closedAt));
    }

    List<Term> terms() {
        return terms;
    }

    List<Term> paid() {
        return paid;
    }

    Owner owner(long resellerId) {
        return Owner.of(owners, resellerId);
    }

    /** To whom the account went, in order. */
    List<AccountChange> moves() {
        return moves;
    }

    /** When service was withheld. */
    List<Pause> pauses() {
        return pauses;
    }

    /** Whose facts of a term are at an instant: the seller's, until the account moves. */
    long resellerAt(Instant at, Term term) {
        long reseller = term.resellerId();
        for (AccountChange move : moves) {
            if (move.at().isAfter(term.purchasedAt()) && !move.at().isAfter(at)) {
                reseller = move.resellerId();
            }
        }
        return reseller;
    }

    /** End of the grace of a term, at the latest the account's closing; null if it never ends. */
    @Nullable
    Instant graceEnd(Term term) {
        Instant end = term.endsAt();
        Instant graceEnd =
                end == null ? null : end.plus(owner(resellerAt(end, term)).grace());
        Instant closed = closedAt;
        if (closed == null || (graceEnd != null && !graceEnd.isAfter(closed))) {
            return graceEnd;
        }
        return closed;
    }

    /** Whether a term was ended by closing the account, which is nobody's decision not to renew. */
    private boolean endedByClosing(Instant graceEnd, @Nullable Instant next) {
        Instant closed = closedAt;
        return closed != null && next == null && graceEnd.isAfter(closed);
    }

    /** When the next paid term after the one at this position was bought; null if none was. */
    @Nullable
    Instant nextPurchase(int position) {
        Instant earliest = null;
        for (Term later : paid.subList(position + 1, paid.size())) {
            if (earliest == null || later.purchasedAt().isBefore(earliest)) {
                earliest = later.purchasedAt();
            }
        }
        return earliest;
    }

    /** Adds what happened at an instant, unless that has not come yet. */
    void happened(Measure measure, long resellerId, Instant at, long amount) {
        if (!at.isAfter(asOf)) {
            dated(measure, resellerId, at, 0, amount);
        }
    }

    /** Adds a change of a stock at the instant, unless that has not come yet. */
    void changed(Measure measure, long resellerId, Instant at, int months, long amount) {
        if (!at.isAfter(asOf)) {
            LocalDate day = owner(resellerId).dayUpTo(at);
            facts.add(new Fact(resellerId, at, day, measure, months, amount));
        }
    }

    private void dated(Measure measure, long resellerId, Instant at, int months, long amount) {
        if (amount != 0) {
            LocalDate day = owner(resellerId).dayOf(at);
            facts.add(new Fact(resellerId, at, day, measure, months, amount));
        }
    }

    private void sales() {
        for (Term term : terms) {
            if (term.trial()) {
                dated(TRIALS_GRANTED, term.resellerId(), term.purchasedAt(), 0, 1);
                continue;
            }
            dated(TERMS_SOLD, term.resellerId(), term.purchasedAt(), term.lengthClass(), 1);
            dated(CREDITS_SOLD, term.resellerId(), term.purchasedAt(), term.lengthClass(), term.credits());
        }
    }

    private void renewals() {
        for (int position = 0; position < paid.size(); position++) {
            Term term = paid.get(position);
            Instant end = term.endsAt();
            if (end == null) {
                return; // From here on the account is perpetual: never due.
            }
            Instant next = nextPurchase(position);
            long reseller = resellerAt(end, term);
            Instant graceEnd = end.plus(owner(reseller).grace());
            if (!endedByClosing(graceEnd, next)) {
                dated(timing(end, graceEnd, next, position), reseller, end, term.months(), 1);
            }
        }
    }

    private Measure timing(Instant end, Instant graceEnd, @Nullable Instant next, int position) {
        if (asOf.isBefore(graceEnd)) {
            return PENDING;
        }
        if (next == null) {
            return LOST;
        }
        if (next.isBefore(end.minus(EARLY_BEFORE))) {
            return EARLY;
        }
        if (next.isBefore(end) || (next.equals(end) && paid.get(position + 1).change())) {
            return ON_TIME;
        }
        return next.isBefore(graceEnd) ? GRACE : LATE;
    }

    private void trials() {
        for (Term trial : terms) {
            if (!trial.trial() || trial.endsAt() == null || trial.startsAt().isAfter(asOf)) {
                continue;
            }
            Instant closes = trial.endsAt().plus(TRIAL_WINDOW);
            if (asOf.isBefore(closes)) {
                dated(TRIALS_PENDING, trial.resellerId(), trial.startsAt(), 0, 1);
                continue;
            }
            boolean converted = paid.stream()
                    .map(Term::purchasedAt)
                    .anyMatch(bought -> !bought.isBefore(trial.startsAt()) && bought.isBefore(closes));
            dated(TRIALS_DECIDED, trial.resellerId(), trial.startsAt(), 0, 1);
            dated(TRIALS_CONVERTED, trial.resellerId(), trial.startsAt(), 0, converted ? 1 : 0);
        }
    }
}
