package io.panelhouse.panel.report;

import io.panelhouse.panel.directory.Membership;
import io.panelhouse.panel.directory.Memberships;
import io.panelhouse.panel.directory.Operator;
import java.util.List;

/**
 * What one person has in each of the businesses it works for. Each part is read as the member of that business alone; a
 * sum is made only of what this person sees anyway.
 */
public final class MergedHome {

    private final Memberships memberships;
    private final TreeReport report;

    public MergedHome(Memberships memberships, TreeReport report) {
        this.memberships = memberships;
        this.report = report;
    }

    /** One part for each membership, the person's home first. */
    public List<Part> of(Operator operator) {
        return memberships.of(operator).stream()
                .map(one -> new Part(
                        one, report.of(one.actor(), one.reseller()).getFirst().subtree()))
                .toList();
    }

    /** One business: the sums of the reseller that the person works for, with all below it. */
    public record Part(Membership membership, TreeSums sums) {}
}
