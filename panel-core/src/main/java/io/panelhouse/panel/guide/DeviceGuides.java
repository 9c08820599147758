package io.panelhouse.panel.guide;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.message.MessageTemplate;
import java.time.Duration;
import java.util.Optional;

/**
 * Resellers' own guides by what a device calls itself, whatever the case of its letters. A language is two letters,
 * such as {@code de}. All methods throw {@link io.panelhouse.panel.AccessRefusedException} for a reseller outside the
 * actor's subtree.
 */
public interface DeviceGuides {

    /** The reseller's own words for the device, else those of the nearest above it that has some. */
    Optional<MessageTemplate> of(Actor actor, ResellerId reseller, String deviceType, String language);

    /** Whether the reseller itself has written some. */
    boolean own(Actor actor, ResellerId reseller, String deviceType, String language);

    /**
     * Writes the reseller's own words.
     *
     * @param words empty to inherit again
     * @throws io.panelhouse.panel.AccessRefusedException if the actor lacks the permission {@code OWNER}
     * @throws IllegalArgumentException if the type is blank or longer than 80 characters, or the language is none
     */
    void change(Actor actor, ResellerId reseller, String deviceType, String language, Optional<MessageTemplate> words);

    /** The devices of accounts below {@code root} that were seen in this time until now, by type. */
    GuideCoverage coverage(Actor actor, ResellerId root, Duration past);
}
