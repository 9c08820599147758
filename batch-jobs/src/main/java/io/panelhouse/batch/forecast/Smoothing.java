package io.panelhouse.batch.forecast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Exponential smoothing of a weekly series with damped additive trend (Gardner and McKenzie 1985); the two weights are
 * those with the least one-step squared error.
 */
final class Smoothing {

    private static final double DAMPING = 0.9;
    private static final double[] LEVEL_WEIGHTS = {0.05, 0.1, 0.2, 0.3, 0.5};
    private static final double[] TREND_WEIGHTS = {0, 0.02, 0.1};
    private static final int FIRST_SCORED = 4;

    private Smoothing() {}

    /**
     * The weeks to come.
     *
     * @param mean never negative
     * @param variance of the week itself
     */
    record Outlook(List<Double> mean, List<Double> variance) {}

    /** Continues a series, oldest first, by so many weeks. An empty series gives 0. */
    static Outlook forecast(List<Double> weekly, int weeks) {
        double[] series = weekly.stream().mapToDouble(Double::doubleValue).toArray();
        if (series.length == 0) {
            return new Outlook(Collections.nCopies(weeks, 0.0), Collections.nCopies(weeks, 0.0));
        }
        Fit best = null;
        for (double levelWeight : LEVEL_WEIGHTS) {
            for (double trendWeight : series.length < 2 * FIRST_SCORED ? new double[] {0} : TREND_WEIGHTS) {
                Fit fit = fit(series, levelWeight, trendWeight);
                if (best == null || fit.error < best.error) {
                    best = fit;
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("Cannot smooth a series: no weights were tried");
        }
        return best.outlook(weeks);
    }

    private record Fit(double levelWeight, double trendWeight, double level, double trend, double error) {

        Outlook outlook(int weeks) {
            List<Double> mean = new ArrayList<>();
            List<Double> variance = new ArrayList<>();
            double slope = 0;
            double scale = 1;
            for (int week = 0; week < weeks; week++) {
                slope += Math.pow(DAMPING, week + 1) * trend;
                mean.add(Math.max(0, level + slope));
                variance.add(error * scale);
                double gain = levelWeight + trendWeight * DAMPING * (1 - Math.pow(DAMPING, week + 1)) / (1 - DAMPING);
                scale += gain * gain;
            }
            return new Outlook(mean, variance);
        }
    }

    private static Fit fit(double[] series, double levelWeight, double trendWeight) {
        int start = Math.min(FIRST_SCORED, series.length);
        double level = 0;
        for (int week = 0; week < start; week++) {
            level += series[week] / start;
        }
        double trend = 0;
        double squares = 0;
        for (int week = start; week < series.length; week++) {
            double expected = Math.max(0, level + DAMPING * trend);
            double miss = series[week] - expected;
            squares += miss * miss;
            double before = level;
            level = expected + levelWeight * miss;
            trend = DAMPING * trend + trendWeight * (level - before - DAMPING * trend);
        }
        int scored = series.length - start;
        return new Fit(levelWeight, trendWeight, level, trend, scored == 0 ? level * level : squares / scored);
    }
}
