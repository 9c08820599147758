package io.panelhouse.dashboard.figure;

/**
 * The Wilson score interval of a share at 95 %, which holds for few cases too (Wilson 1927).
 *
 * @param lower from 0
 * @param upper to 1
 */
public record Wilson(double lower, double upper) {

    /** Below this many cases a share is shown with its interval and without a judgement. */
    public static final int FEW = 30;

    private static final double Z = 1.959963984540054;

    /**
     * The interval.
     *
     * @param part cases counted, from 0 to {@code cases}
     * @param cases at least 1
     */
    public static Wilson of(long part, long cases) {
        if (cases < 1 || part < 0 || part > cases) {
            throw new IllegalArgumentException(
                    "Invalid share: part must be from 0 to cases and cases at least 1, was " + part + " of " + cases);
        }
        double share = (double) part / cases;
        double z2 = Z * Z;
        double centre = share + z2 / (2 * cases);
        double half = Z * Math.sqrt(share * (1 - share) / cases + z2 / (4.0 * cases * cases));
        double scale = 1 + z2 / cases;
        return new Wilson(Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale));
    }
}
