package io.panelhouse.panel.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.TestBusiness;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S48")
class PreferencesIT {

    private final TestBusiness business = new TestBusiness();
    private final Preferences preferences = business.panel.preferences();

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void aChoiceIsKeptChangedAndForgotten() {
        preferences.keep(business.asNorth, "language", "de");
        preferences.keep(business.asNorth, "zone", "Europe/Rome");
        preferences.keep(business.asNorth, "language", "it");
        preferences.keep(business.asNorth, "zone", null);

        assertThat(preferences.of(business.asNorth)).containsOnly(Map.entry("language", "it"));
    }

    @Test
    void nobodySeesTheChoicesOfAnother() {
        preferences.keep(business.asNorth, "language", "de");

        assertThat(preferences.of(business.asSouth)).isEmpty();
        assertThat(preferences.of(business.asProvider)).isEmpty();
        assertThat(preferences.of(Actor.within("another", business.north))).isEmpty();
        assertThat(preferences.of(Actor.house("import"))).isEmpty();
    }
}
