package io.panelhouse.streaming.live;

import io.panelhouse.event.OperationKind;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the terms of an account and the operations on it come to, by the rules by which the panel itself keeps its row:
 * the run of terms that ends last, begun at {@code fromMicros}. Times are microseconds since the epoch, credits units
 * of 0.0001.
 *
 * @param fromMicros start of the last unbroken run of terms; {@link AccountSignal#NEVER} without terms
 * @param endMicros end of that run; {@link AccountSignal#NEVER} if it never ends
 * @param paid whether a paid term ends then
 * @param credits what renewing costs
 */
record Entitlement(long fromMicros, long endMicros, boolean paid, long credits, boolean suspended, boolean closed) {

    private static final Comparator<Term> IN_USE = Comparator.comparingLong(Term::startMicros)
            .thenComparingLong(Term::endMicros)
            .thenComparingLong(Term::operationId);

    static Entitlement of(List<Term> terms, List<Turn> turns) {
        long from = AccountSignal.NEVER;
        long covered = Long.MIN_VALUE;
        long paidEnd = Long.MIN_VALUE;
        Term last = null;
        for (Term term : terms.stream().filter(Term::counts).sorted(IN_USE).toList()) {
            if (last == null || term.startMicros() > covered) {
                from = term.startMicros();
            }
            covered = Math.max(covered, term.endMicros());
            if (!term.trial()) {
                paidEnd = Math.max(paidEnd, term.endMicros());
            }
            if (last == null
                    || term.endMicros() > last.endMicros()
                    || (term.endMicros() == last.endMicros() && term.operationId() > last.operationId())) {
                last = term;
            }
        }
        return new Entitlement(
                from,
                covered,
                last != null && paidEnd == covered,
                last == null ? 0 : last.credits(),
                suspended(turns),
                standing(turns).stream().anyMatch(turn -> turn.kind() == OperationKind.CLOSE));
    }

    /** Whether service is on (M1). */
    boolean active(long nowMicros) {
        return fromMicros <= nowMicros && endMicros > nowMicros && !suspended && !closed;
    }

    /** Whether it has an end to renew for from now on (M16); suspended ones are on the list as well. */
    boolean ends(long nowMicros) {
        return fromMicros <= nowMicros && endMicros >= nowMicros && endMicros != AccountSignal.NEVER && paid && !closed;
    }

    private static boolean suspended(List<Turn> turns) {
        return standing(turns).stream()
                .filter(turn -> turn.kind() != OperationKind.CLOSE)
                .max(Comparator.comparingLong(Turn::operationId))
                .map(turn -> turn.kind() == OperationKind.SUSPEND)
                .orElse(false);
    }

    /** Those that no reversal has taken back, without the reversals. */
    private static List<Turn> standing(List<Turn> turns) {
        Set<Long> reversed = new HashSet<>();
        turns.forEach(turn -> reversed.add(turn.reversedOperationId()));
        return turns.stream()
                .filter(turn -> turn.kind() != OperationKind.REVERSE && !reversed.contains(turn.operationId()))
                .toList();
    }
}
