package io.panelhouse.dashboard.planning;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When the balance is used up (M13): the first day by whose end that is at least so probable. Null is later than the
 * forecast looks.
 *
 * @param earliest 10 %
 * @param likely 50 %
 * @param latest 90 %
 * @param horizon the last day of the forecast
 */
public record Runway(
        @Nullable LocalDate earliest,
        @Nullable LocalDate likely,
        @Nullable LocalDate latest,
        LocalDate horizon) {}
