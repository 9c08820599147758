package io.panelhouse.event;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What the packages of the panel's catalogue cost, which no journal tells: its first migration fixes them. */
public final class Packages {

    private static final Map<String, BigDecimal> CREDITS = Map.of(
            "M1", new BigDecimal("1.0000"),
            "M3", new BigDecimal("3.0000"),
            "M6", new BigDecimal("6.0000"),
            "M12", new BigDecimal("12.0000"),
            "TRIAL", new BigDecimal("0.0000"),
            "PERPETUAL", new BigDecimal("0.0000"));

    private Packages() {}

    /** Credits that a term of the package costs, scale 4; empty if the catalogue does not have it. */
    public static Optional<BigDecimal> credits(String code) {
        return Optional.ofNullable(CREDITS.get(code));
    }
}
