package io.panelhouse.batch.fact;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is known of one account, in any order. */
public record History(List<Term> terms, List<AccountChange> changes) implements Serializable {

    public History {
        terms = List.copyOf(terms);
        changes = List.copyOf(changes);
    }

    /** An account of which only sales are known. */
    public static History of(List<Term> terms) {
        return new History(terms, List.of());
    }

    /**
     * The terms as they were known at an instant: those bought by then, with the ends that counted then, without those
     * that were void.
     */
    public List<Term> termsAsOf(Instant asOf) {
        List<Term> known = new ArrayList<>();
        for (Term term : terms) {
            Term counting = term.purchasedAt().isAfter(asOf) ? null : asOf(term, asOf);
            if (counting != null) {
                known.add(counting);
            }
        }
        known.sort(Term.ORDER);
        return known;
    }

    private @Nullable Term asOf(Term term, Instant asOf) {
        AccountChange newest = null;
        for (AccountChange change : changes) {
            boolean about = change.kind() == AccountChange.Kind.TERM_END
                    && change.termOperationId() == term.operationId()
                    && !change.at().isAfter(asOf);
            if (about && (newest == null || AccountChange.ORDER.compare(change, newest) > 0)) {
                newest = change;
            }
        }
        if (newest == null) {
            return term;
        }
        Instant end = newest.endsAt();
        boolean nothingLeft = newest.isVoid() || (end != null && !end.isAfter(term.startsAt()));
        return nothingLeft ? null : term.endingAt(end);
    }

    /** The changes of these kinds known at an instant, in the order in which they happened. */
    List<AccountChange> changesAsOf(Instant asOf, AccountChange.Kind... kinds) {
        List<AccountChange.Kind> wanted = List.of(kinds);
        return changes.stream()
                .filter(change -> wanted.contains(change.kind()) && !change.at().isAfter(asOf))
                .sorted(AccountChange.ORDER)
                .toList();
    }
}
