package io.panelhouse.simulator.business;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The truth of the demo business: what a metric or a forecast over its journals must find again.
 *
 * @param packages the packages on sale; account shares add up to 1
 * @param renewals when and whether terms are renewed
 * @param trials trials
 * @param season calendar and growth of new accounts
 * @param historyDays days of history before the end instant
 */
public record BusinessParameters(
        List<PackageBehaviour> packages,
        RenewalBehaviour renewals,
        TrialBehaviour trials,
        Season season,
        int historyDays) {

    /** Code of the package without price that a trial uses. */
    public static final String TRIAL = "TRIAL";

    public BusinessParameters {
        packages = List.copyOf(packages);
        double shares =
                packages.stream().mapToDouble(PackageBehaviour::accountShare).sum();
        if (Math.abs(shares - 1) > 1e-9) {
            throw new IllegalArgumentException("Invalid packages: account shares must add up to 1, was " + shares);
        }
    }

    /** The business that the first start of a panel shows: 18 months, most subscribers by the month. */
    public static BusinessParameters standard() {
        return new BusinessParameters(
                List.of(
                        new PackageBehaviour("M1", 1, 1, 0.60, 0.83),
                        new PackageBehaviour("M3", 3, 3, 0.22, 0.80),
                        new PackageBehaviour("M6", 6, 6, 0.10, 0.77),
                        new PackageBehaviour("M12", 12, 12, 0.08, 0.74)),
                new RenewalBehaviour(0.35, 0.45, 0.20, 3, 0.18, 24, 0.03),
                new TrialBehaviour(0.30, 0.45, Duration.ofDays(1), Duration.ofDays(3)),
                new Season(
                        List.of(0.92, 0.88, 0.92, 1.02, 1.36, 1.12, 0.78),
                        List.of(1.06, 1.0, 1.0, 0.98, 0.96, 0.94, 0.88, 0.92, 1.04, 1.06, 1.10, 1.32),
                        List.of(
                                0.8, 0.3, 0.1, 0.1, 0.1, 0.2, 0.5, 1.2, 2.2, 3.2, 4.0, 4.4, 4.4, 4.2, 4.2, 4.6, 5.2,
                                6.0, 6.8, 7.2, 6.6, 5.0, 3.2, 1.8),
                        List.of(
                                6.0, 5.2, 4.8, 4.5, 4.5, 4.6, 5.0, 5.6, 6.0, 6.2, 6.4, 6.6, 6.8, 6.9, 6.9, 7.1, 7.5,
                                8.1, 8.8, 9.5, 10.0, 9.8, 8.8, 7.4),
                        0.02,
                        2.4,
                        50),
                548);
    }

    /** The behaviour of a package on sale; empty for others, such as a trial. */
    public Optional<PackageBehaviour> behaviour(String code) {
        return packages.stream()
                .filter(behaviour -> behaviour.code().equals(code))
                .findFirst();
    }
}
