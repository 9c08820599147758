package io.panelhouse.dashboard.planning;

import java.time.LocalDate;

/**
 * What a forecast expects of one week.
 *
 * @param monday its first day
 * @param mean credits
 * @param variance of the credits
 */
public record WeekDemand(LocalDate monday, double mean, double variance) {}
