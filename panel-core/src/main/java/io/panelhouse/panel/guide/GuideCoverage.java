package io.panelhouse.panel.guide;

import io.panelhouse.panel.device.DeviceKind;
import java.util.List;

/**
 * How many of the devices that were seen have a guide.
 *
 * @param types what they call themselves, the most frequent first
 */
public record GuideCoverage(List<SeenType> types) {

    public GuideCoverage {
        types = List.copyOf(types);
    }

    /** Devices of accounts: one that two accounts use counts for each. */
    public long devices() {
        return types.stream().mapToLong(SeenType::devices).sum();
    }

    public long covered() {
        return types.stream()
                .filter(SeenType::covered)
                .mapToLong(SeenType::devices)
                .sum();
    }

    public List<SeenType> uncovered() {
        return types.stream().filter(type -> !type.covered()).toList();
    }

    /**
     * A type of which devices were seen.
     *
     * @param type as most of them tell it; empty for those that told none
     * @param written whether the reseller, or one above it, has a guide of its own for it
     */
    public record SeenType(String type, long devices, boolean written) {

        public boolean covered() {
            return written || DeviceKind.of(type).isPresent();
        }
    }
}
