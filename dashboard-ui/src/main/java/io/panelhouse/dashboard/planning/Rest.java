package io.panelhouse.dashboard.planning;

import java.time.LocalDate;

/**
 * What may be left of the balance at the end of a day if nothing is topped up, in credits, never below 0.
 *
 * @param low undercut in one of ten cases
 * @param middle undercut in half of them
 * @param high undercut in nine of ten
 */
public record Rest(LocalDate day, double low, double middle, double high) {}
