package io.panelhouse.simulator.fill;

import io.panelhouse.simulator.business.BusinessParameters;
import io.panelhouse.simulator.business.BusinessSize;
import org.jspecify.annotations.Nullable;

/**
 * What to fill a panel with.
 *
 * @param demoPassword password of the demo operators, at least 10 characters; null to have one drawn
 */
public record FillRequest(
        BusinessParameters parameters,
        BusinessSize size,
        long seed,
        @Nullable String demoPassword) {
    private static final int MIN_PASSWORD_LENGTH = 10;

    public FillRequest {
        if (demoPassword != null && demoPassword.length() < MIN_PASSWORD_LENGTH) {
            throw new IllegalArgumentException("Invalid PANELHOUSE_DEMO_PASSWORD: must have at least "
                    + MIN_PASSWORD_LENGTH + " characters, had " + demoPassword.length());
        }
    }

    @Override
    public String toString() {
        return "FillRequest[" + size.label() + ", seed " + seed + "]";
    }
}
