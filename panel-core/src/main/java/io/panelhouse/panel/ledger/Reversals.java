package io.panelhouse.panel.ledger;

import io.panelhouse.panel.Actor;
import java.util.List;

/**
 * What reversing would do, shown before it is done by {@link io.panelhouse.panel.operation.Reverse} orders. What lies
 * outside the actor's subtree does not exist here.
 */
public interface Reversals {

    /** How many operations are quoted at once. */
    int MAX_OPERATIONS = 1000;

    /**
     * What reversing these would do, the latest first.
     *
     * @throws IllegalArgumentException if there are more than {@link #MAX_OPERATIONS}
     */
    ReversalQuote quote(Actor actor, List<Long> operationIds);

    /**
     * What reversing all operations of a batch would do, the latest first; no lines if there is none of them in the
     * actor's subtree. Reversals of the same batch are left out.
     *
     * @throws IllegalArgumentException if there are more than {@link #MAX_OPERATIONS}
     */
    ReversalQuote ofBatch(Actor actor, String batch);
}
