package io.panelhouse.batch.forecast;

import io.panelhouse.batch.fact.History;
import io.panelhouse.batch.fact.Owner;
import io.panelhouse.batch.fact.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one term says about demand to come.
 *
 * @param months length of the term
 * @param credits what it cost, in ten-thousandths
 * @param day OPEN: the local day of its end; SOLD: of its purchase; else of its end
 * @param lag RENEWED: days from its end to the purchase of the next, negative if before; else 0
 */
record DemandFact(long resellerId, Kind kind, int months, long credits, LocalDate day, int lag) {

    /** What became of a term, and one more for a sale that renewed nothing. */
    enum Kind {
        /** Not renewed yet, and still can be in time. */
        OPEN,
        /** Followed by a purchase in time. */
        RENEWED,
        /** Its grace passed without one. */
        LOST,
        /** A first paid term, or one after a churn. */
        SOLD
    }

    /** What the terms of an account say, knowing only what was bought on local days before the origin. */
    static List<DemandFact> of(History history, Map<Long, Owner> owners, LocalDate origin) {
        List<Term> paid = history.termsAsOf(latestStart(history, owners, origin)).stream()
                .filter(term -> !term.trial())
                .filter(term -> owner(owners, term).dayOf(term.purchasedAt()).isBefore(origin))
                .sorted(Term.ORDER)
                .toList();
        List<DemandFact> facts = new ArrayList<>();
        boolean renews = false;
        for (int position = 0; position < paid.size(); position++) {
            Term term = paid.get(position);
            Owner owner = owner(owners, term);
            if (!renews) {
                facts.add(fact(term, Kind.SOLD, owner.dayOf(term.purchasedAt()), 0));
            }
            Instant end = term.endsAt();
            if (end == null) {
                return facts;
            }
            DemandFact ended = ended(term, end, owner, next(paid, position), origin);
            facts.add(ended);
            renews = ended.kind() == Kind.RENEWED;
        }
        return facts;
    }

    /** When the origin began for the last of those who sold the terms. */
    private static Instant latestStart(History history, Map<Long, Owner> owners, LocalDate origin) {
        return history.terms().stream()
                .map(term -> origin.atStartOfDay(owner(owners, term).zone()).toInstant())
                .max(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private static DemandFact ended(Term term, Instant end, Owner owner, @Nullable Instant next, LocalDate origin) {
        LocalDate endDay = owner.dayOf(end);
        Instant graceEnd = end.plus(owner.grace());
        if (next != null && next.isBefore(graceEnd)) {
            int lag = Math.toIntExact(ChronoUnit.DAYS.between(endDay, owner.dayOf(next)));
            return fact(term, Kind.RENEWED, endDay, lag);
        }
        boolean decided = !origin.atStartOfDay(owner.zone()).toInstant().isBefore(graceEnd);
        return fact(term, decided || next != null ? Kind.LOST : Kind.OPEN, endDay, 0);
    }

    private static @Nullable Instant next(List<Term> paid, int position) {
        Instant earliest = null;
        for (Term later : paid.subList(position + 1, paid.size())) {
            if (earliest == null || later.purchasedAt().isBefore(earliest)) {
                earliest = later.purchasedAt();
            }
        }
        return earliest;
    }

    private static DemandFact fact(Term term, Kind kind, LocalDate day, int lag) {
        return new DemandFact(term.resellerId(), kind, term.months(), term.credits(), day, lag);
    }

    private static Owner owner(Map<Long, Owner> owners, Term term) {
        return Owner.of(owners, term.resellerId());
    }
}
