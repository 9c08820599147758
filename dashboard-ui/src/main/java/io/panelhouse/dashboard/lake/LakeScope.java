package io.panelhouse.dashboard.lake;

import static java.util.stream.Collectors.joining;

import io.panelhouse.event.ResellerId;
import java.util.Collection;
import java.util.Set;

/** The resellers whose rows a query may see: all or part of the subtree of who asks. */
public record LakeScope(Set<ResellerId> resellers) {

    public LakeScope {
        resellers = Set.copyOf(resellers);
        if (resellers.isEmpty()) {
            throw new IllegalArgumentException("Invalid scope: it must hold at least one reseller, was empty");
        }
    }

    /** These resellers. */
    public static LakeScope of(Collection<ResellerId> resellers) {
        return new LakeScope(Set.copyOf(resellers));
    }

    /** The condition on the rows; the ids are numbers, so that nothing needs quoting. */
    String condition() {
        return resellers.stream()
                .map(ResellerId::value)
                .sorted()
                .map(String::valueOf)
                .collect(joining(", ", "reseller_id IN (", ")"));
    }
}
