package io.panelhouse.panel.security;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.directory.Operator;
import java.util.List;

/**
 * The people of a reseller and their roles, managed by those who may. Every change is written to the audit log, and
 * every change but a new name signs the person out everywhere.
 *
 * <p>Each call throws {@link io.panelhouse.panel.AccessRefusedException} if the actor may not manage people, if the
 * person is outside its subtree, or if more would be given or taken than the actor has; and
 * {@link IllegalArgumentException} if a rule is broken. Both messages are one sentence that may be shown.
 */
public interface Staff {

    /** The people of a reseller, by name. */
    List<Operator> of(Actor actor, ResellerId reseller);

    /** Adds a person, with a password to hand over. */
    TemporaryPassword add(Actor actor, ResellerId reseller, String name, StaffRole role);

    Operator rename(Actor actor, long operatorId, String name);

    Operator give(Actor actor, long operatorId, StaffRole role);

    /** Keeps the person out until {@link #enable}. Nobody disables themselves or the last owner. */
    Operator disable(Actor actor, long operatorId);

    Operator enable(Actor actor, long operatorId);

    /** Replaces a password that was forgotten; the second factor stays. */
    TemporaryPassword resetPassword(Actor actor, long operatorId);

    /** For a lost phone: asks for no code until the person sets one up again. */
    Operator removeSecondFactor(Actor actor, long operatorId);
}
