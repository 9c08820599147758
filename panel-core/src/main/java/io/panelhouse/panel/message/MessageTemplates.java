package io.panelhouse.panel.message;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.util.Map;
import java.util.Optional;

/**
 * The words of resellers for subscribers. A language is two letters, such as {@code de}. All methods throw
 * {@link io.panelhouse.panel.AccessRefusedException} for a reseller outside the actor's subtree.
 */
public interface MessageTemplates {

    /** The reseller's own words, else those of the nearest above it that has some; empty for the product's. */
    Optional<MessageTemplate> of(Actor actor, ResellerId reseller, MessageKind kind, String language);

    /** What the reseller itself has written, by language. */
    Map<String, MessageTemplate> own(Actor actor, ResellerId reseller, MessageKind kind);

    /**
     * Writes the reseller's own words.
     *
     * @param template empty to inherit again
     * @throws io.panelhouse.panel.AccessRefusedException if the actor lacks the permission {@code OWNER}
     * @throws IllegalArgumentException if the language is none
     */
    void change(
            Actor actor, ResellerId reseller, MessageKind kind, String language, Optional<MessageTemplate> template);
}
