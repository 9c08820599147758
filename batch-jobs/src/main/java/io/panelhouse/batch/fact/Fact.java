package io.panelhouse.batch.fact;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Something that adds to a figure of one reseller on one day.
 *
 * @param at when it happened
 * @param day local day it counts to
 * @param months length, where the measure is by length; else 0
 * @param amount in the unit of the measure
 */
public record Fact(long resellerId, Instant at, LocalDate day, Measure measure, int months, long amount) {}
