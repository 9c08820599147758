package io.panelhouse.panel;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf something is done.
 *
 * @param operator name of the person or program, as the operation journal shows it
 * @param scope the reseller whose subtree may be read and changed; null for a program of the house, which may touch all
 */
public record Actor(String operator, @Nullable ResellerId scope) {

    /** A person or program confined to one reseller's subtree. */
    public static Actor within(String operator, ResellerId scope) {
        return new Actor(operator, scope);
    }

    /** A program of the house, such as an import, that is confined to no subtree. */
    public static Actor house(String program) {
        return new Actor(program, null);
    }
}
