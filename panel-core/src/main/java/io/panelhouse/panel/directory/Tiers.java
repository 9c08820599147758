package io.panelhouse.panel.directory;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which features a reseller may use. A tier binds the reseller that it is given to and all below it: a feature is
 * allowed where every tier on the way up includes it. Who has no tier is bound only by those above; with none at all,
 * everything is allowed.
 */
public interface Tiers {

    /** All tiers there are, by name. */
    List<Tier> all();

    /**
     * Adds a tier or changes what the one of this name includes, for all who have it.
     *
     * @throws io.panelhouse.panel.AccessRefusedException unless the actor is a program of the house
     * @throws IllegalArgumentException if the name breaks a rule
     */
    void define(Actor actor, Tier tier);

    /**
     * Gives a reseller below the actor's own a tier, or takes it away.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is not below the actor's own, or the actor is
     *     no owner
     * @throws IllegalArgumentException if there is no such tier
     */
    void assign(Actor actor, ResellerId reseller, @Nullable String tier);

    /**
     * The tier that was given to this reseller itself.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     */
    Optional<Tier> of(Actor actor, ResellerId reseller);

    /**
     * The tier that keeps the reseller from the feature; empty if it is allowed.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     */
    Optional<Tier> refusing(Actor actor, ResellerId reseller, Feature feature);

    /**
     * Whether the reseller may use the feature.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     */
    default boolean allows(Actor actor, ResellerId reseller, Feature feature) {
        return refusing(actor, reseller, feature).isEmpty();
    }
}
