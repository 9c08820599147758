package io.panelhouse.panel.device;

import java.time.Instant;
import java.util.List;

/**
 * The accounts of a subtree that can be shared: not closed, and open to any device.
 *
 * @param since devices seen before it do not count
 * @param accounts how many there are
 * @param devices sum of their distinct devices
 * @param shared how many were used from more than one device
 * @param page those with the most devices first
 */
public record Exposure(Instant since, long accounts, long devices, long shared, List<ExposedAccount> page) {}
