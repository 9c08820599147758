package io.panelhouse.panel.alert;

import io.panelhouse.panel.ResellerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which episodes are asked for; null lets all through.
 *
 * @param root of this reseller
 * @param reach and of all below it, or not
 * @param from only those that began then or later
 * @param until only those that began before
 */
public record AlertFilter(
        ResellerId root,
        Reach reach,
        @Nullable AlertKind kind,
        @Nullable State state,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** All of a subtree. */
    public static AlertFilter of(ResellerId root) {
        return new AlertFilter(root, Reach.SUBTREE, null, null, null, null);
    }

    /** The open ones of one reseller. */
    public static AlertFilter open(ResellerId own) {
        return new AlertFilter(own, Reach.OWN, null, State.OPEN, null, null);
    }

    /** Whose episodes. */
    public enum Reach {
        OWN,
        SUBTREE
    }

    /** Whether it is over. */
    public enum State {
        OPEN,
        OVER
    }
}
