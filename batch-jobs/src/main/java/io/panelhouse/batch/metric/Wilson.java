package io.panelhouse.batch.metric;

/** Wilson's interval of 95 % for a share. Source: E. B. Wilson, JASA 22 (1927) 209. */
record Wilson(double lower, double upper) {

    private static final double Z = 1.959963984540054;

    /** The interval of {@code part} in {@code n}, which is at least 1. */
    static Wilson of(long part, long n) {
        double share = (double) part / n;
        double z2 = Z * Z;
        double centre = share + z2 / (2 * n);
        double width = Z * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n));
        double scale = 1 + z2 / n;
        return new Wilson(Math.max(0, (centre - width) / scale), Math.min(1, (centre + width) / scale));
    }
}
