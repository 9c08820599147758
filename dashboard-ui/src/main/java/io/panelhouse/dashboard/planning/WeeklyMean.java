package io.panelhouse.dashboard.planning;

/**
 * Average weekly consumption (M11a), in credits.
 *
 * @param deviation standard deviation of the weeks
 * @param weeks how many complete weeks it is of
 */
public record WeeklyMean(double mean, double deviation, int weeks) {}
