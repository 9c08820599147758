/**
 * A subscription business whose truth is known: parameters, a seed and an end instant give always the same history.
 *
 * <p>Nothing here reads a clock or a database. {@link io.panelhouse.simulator.business.BusinessParameters} is the truth
 * that a forecast or a churn figure can be compared with. Accounts, devices and addresses are invented; there is no
 * content of any kind.
 */
@NullMarked
package io.panelhouse.simulator.business;

import org.jspecify.annotations.NullMarked;
