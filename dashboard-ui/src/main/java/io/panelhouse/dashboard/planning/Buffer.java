package io.panelhouse.dashboard.planning;

/**
 * Whether the balance is enough until a top-up has come (M14).
 *
 * @param balance credits
 * @param need credits that are enough in 95 of 100 cases, 0 if nothing is expected
 */
public record Buffer(double balance, double need) {

    private static final double ADEQUATE = 1.2;

    /** The judgement. */
    public enum Verdict {
        /** At least 1.2 times the need. */
        ADEQUATE,
        /** At least the need. */
        THIN,
        /** Less than the need. */
        SHORT
    }

    /** How many times the need the balance is; infinite where nothing is needed. */
    public double ratio() {
        return need <= 0 ? Double.POSITIVE_INFINITY : balance / need;
    }

    /** What that means. */
    public Verdict verdict() {
        if (ratio() >= ADEQUATE) {
            return Verdict.ADEQUATE;
        }
        return ratio() >= 1 ? Verdict.THIN : Verdict.SHORT;
    }
}
