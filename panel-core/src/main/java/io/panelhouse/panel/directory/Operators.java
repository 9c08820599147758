package io.panelhouse.panel.directory;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.util.List;
import java.util.Optional;

/** The people who sign in to the panel. Passwords are stored as Argon2id hashes only. */
public interface Operators {

    /** The longest name, in characters. */
    int MAX_NAME_LENGTH = 80;

    /**
     * Creates an operator of a reseller in the actor's subtree, with all that the actor may do.
     *
     * @param name 1 to 80 characters; unique in the panel, whatever the case of its letters
     * @param password one that {@link io.panelhouse.panel.password.PasswordRules} finds good
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     * @throws IllegalArgumentException if the name is taken or a rule is broken; the message is one sentence
     */
    Operator create(Actor actor, String name, String password, OperatorRole role, ResellerId resellerId);

    /**
     * Creates an operator of a reseller in the actor's subtree.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree, if the actor
     *     may not manage operators, or if the new one would be allowed more than the actor is
     * @throws IllegalArgumentException if the name is taken or a rule is broken; the message is one sentence
     */
    Operator create(Actor actor, NewOperator wanted);

    /** The operator if name and password fit and they may sign in; takes the same time for an unknown name. */
    Optional<Operator> verify(String name, String password);

    /** For a page that already knows who signed in. */
    Optional<Operator> find(String name);

    /** All operators in the actor's subtree, by name. */
    List<Operator> all(Actor actor);

    /** The operator as it is now. */
    Optional<Operator> find(long id);

    /**
     * Checks a name that a person is to sign in with.
     *
     * @throws IllegalArgumentException if a rule is broken; the message is one sentence
     */
    static void checkName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("Invalid operator name: must have 1 to 80 characters");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("Invalid operator name: must not hold control characters");
        }
    }
}
