package io.panelhouse.panel.verdict;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import java.util.Optional;

/** Reads the facts that a verdict is made of. */
public interface Diagnoses {

    /** What is known of the account at this instant; empty also if it exists outside the actor's subtree. */
    Optional<Facts> facts(Actor actor, AccountId account);
}
