package io.panelhouse.panel.directory;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.util.Map;
import java.util.Optional;

/** The settings of resellers, inherited down the tree. */
public interface Settings {

    /**
     * What holds for the reseller.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if it is outside the actor's subtree
     */
    ResellerSettings of(Actor actor, ResellerId reseller);

    /**
     * What the reseller itself has decided; the rest is inherited.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if it is outside the actor's subtree
     */
    Map<Setting, String> own(Actor actor, ResellerId reseller);

    /**
     * Decides settings for the reseller and all below it that decide nothing else: all of them or none. It is written
     * to the audit log.
     *
     * @param values the new value of each, such as {@code true}, {@code 20} or {@code de}; empty to inherit again
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree, the actor
     *     lacks the permission {@code OWNER}, or one of them is for somebody above the reseller to change
     * @throws IllegalArgumentException if a value breaks its rule; the message is one sentence
     */
    void change(Actor actor, ResellerId reseller, Map<Setting, Optional<String>> values);
}
