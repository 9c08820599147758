package io.panelhouse.dashboard;

import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.Actor;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operator who is signed in to this browser session, and what may be shown to them.
 *
 * <p>Inject it into a view's constructor. Every read, of the panel or of the lake, is limited to {@link #subtree} or to
 * the subtree of a {@link Scope} taken from here; there is no other way to a reseller's id.
 */
public interface CurrentOperator {

    /** The sign-in name. */
    String name();

    /** What the operator does, which decides where they land. */
    Role role();

    /** On whose behalf the system of record is asked and changed: this operator, confined to its own subtree. */
    Actor actor();

    /** The operator's own reseller, own accounts and subtree. */
    Scope home();

    /** The scope chosen in the head of a page; {@link #home} until another one is chosen. */
    Scope scope();

    /**
     * Chooses the scope of this browser session.
     *
     * @throws IllegalArgumentException if the reseller is not in the operator's subtree
     */
    void choose(ResellerId reseller);

    /** Every reseller the operator may see, own one first, then by path. */
    List<Scope> choices();

    /** Ids of the operator's own reseller and all below it. */
    default List<ResellerId> subtree() {
        return home().subtree();
    }

    /** What this operator chose for the screens, such as {@code language} and {@code zone}. */
    default Map<String, String> preferences() {
        return Map.of();
    }

    /** Keeps such a choice, or forgets it if it is null. */
    default void prefer(String name, @Nullable String value) {
        throw new UnsupportedOperationException("Cannot keep a preference of " + name() + ": it has none");
    }

    /** What an operator does. */
    enum Role {
        RESELLER,
        OWNER,
        PROVIDER
    }

    /**
     * A reseller whose figures are shown.
     *
     * @param reseller the reseller itself
     * @param name its name in the panel
     * @param zone its time zone: days, dates and times on screen are in it
     * @param subtree the reseller and all below it
     */
    record Scope(ResellerId reseller, String name, ZoneId zone, List<ResellerId> subtree) {
        public Scope {
            subtree = List.copyOf(subtree);
        }

        /** The reseller's id as the system of record knows it. */
        public io.panelhouse.panel.ResellerId panelId() {
            return new io.panelhouse.panel.ResellerId(reseller.value());
        }
    }
}
