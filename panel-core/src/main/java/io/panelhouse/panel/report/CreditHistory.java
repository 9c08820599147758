package io.panelhouse.panel.report;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.util.Optional;

/** What the ledger tells of the way a reseller spends credits. */
public interface CreditHistory {

    /**
     * Over the last complete ISO weeks in the reseller's zone, at most eight; empty before 28 days and four complete
     * weeks since the first own sale, and if nothing was spent in them.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     */
    Optional<CreditHabit> of(Actor actor, ResellerId reseller);
}
