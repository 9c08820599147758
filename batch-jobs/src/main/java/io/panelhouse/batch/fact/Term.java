package io.panelhouse.batch.fact;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One term of an account, valid in {@code [startsAt, endsAt)}.
 *
 * @param id number of its journal row
 * @param operationId what sold it
 * @param change whether it was bought by changing the package of a running term
 * @param resellerId who sold it: facts of the term are facts of this reseller
 * @param months length; 0 for trials and perpetual terms
 * @param credits credits charged, in ten-thousandths
 * @param endsAt null if it never ends
 */
public record Term(
        long id,
        long operationId,
        boolean change,
        long resellerId,
        int months,
        long credits,
        boolean trial,
        Instant purchasedAt,
        Instant startsAt,
        @Nullable Instant endsAt)
        implements Serializable {

    /** A term whose sale nothing refers to. */
    public Term(
            long id,
            long resellerId,
            int months,
            long credits,
            boolean trial,
            Instant purchasedAt,
            Instant startsAt,
            @Nullable Instant endsAt) {
        this(id, id, false, resellerId, months, credits, trial, purchasedAt, startsAt, endsAt);
    }

    /** In the order in which the terms of an account take effect. */
    public static final Comparator<Term> ORDER = Comparator.comparing(Term::startsAt)
            .thenComparing(Term::purchasedAt)
            .thenComparingLong(Term::id);

    /** The same with another end. */
    Term endingAt(@Nullable Instant end) {
        return new Term(id, operationId, change, resellerId, months, credits, trial, purchasedAt, startsAt, end);
    }

    boolean covers(Instant instant) {
        return !instant.isBefore(startsAt) && (endsAt == null || instant.isBefore(endsAt));
    }

    /** Length as the package mix shows it: 1, 3, 6, 12, or 0 for any other. */
    int lengthClass() {
        return switch (months) {
            case 1, 3, 6, 12 -> months;
            default -> 0;
        };
    }

    /** Monthly recurring credits in units of {@link Measure#MRC_UNITS_PER_CREDIT}; 0 for a perpetual term. */
    long monthlyCredits() {
        if (months == 0 || endsAt == null) {
            return 0;
        }
        long units = Math.multiplyExact(credits, Measure.MRC_UNITS_PER_CREDIT / Measure.CREDIT_UNITS);
        return Math.floorDiv(units + months / 2, months);
    }
}
