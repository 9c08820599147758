package io.panelhouse.batch.forecast;

/**
 * Median and central intervals of an amount that cannot be negative: gamma with the given mean and variance, by the
 * cube-root approximation of Wilson and Hilferty (1931). The bounds are nested: lower80 ≤ lower50 ≤ median ≤ upper50 ≤
 * upper80.
 */
record DemandInterval(double median, double lower50, double upper50, double lower80, double upper80) {

    private static final double Z50 = 0.6744897501960817;
    private static final double Z80 = 1.2815515655446004;

    static DemandInterval of(double mean, double variance) {
        if (!(mean > 0) || !(variance > 0)) {
            double certain = Math.max(0, mean);
            return new DemandInterval(certain, certain, certain, certain, certain);
        }
        double ninthOfInverseShape = variance / (mean * mean) / 9;
        return new DemandInterval(
                quantile(mean, ninthOfInverseShape, 0),
                quantile(mean, ninthOfInverseShape, -Z50),
                quantile(mean, ninthOfInverseShape, Z50),
                quantile(mean, ninthOfInverseShape, -Z80),
                quantile(mean, ninthOfInverseShape, Z80));
    }

    private static double quantile(double mean, double spread, double z) {
        double root = Math.max(0, 1 - spread + z * Math.sqrt(spread));
        return mean * root * root * root;
    }
}
