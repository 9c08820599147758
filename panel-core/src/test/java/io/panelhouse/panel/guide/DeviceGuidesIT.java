package io.panelhouse.panel.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.message.MessageTemplate;
import io.panelhouse.panel.session.SignInRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Guides for the devices that were seen. */
@Tag("S47")
class DeviceGuidesIT {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Optional<MessageTemplate> WORDS = Optional.of(new MessageTemplate("Press {name} twice"));

    private TestBusiness business;
    private int accounts;

    @BeforeEach
    void open() {
        business = new TestBusiness();
        business.fund(business.north, 100);
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void theShareOfDevicesWithAGuideIsThatOfTheDatabase() {
        seen("MAG", 1);
        business.time.advance(MONTH.plusSeconds(1));
        seen("MAG", 12);
        seen("mag", 3);
        seen("Formuler Z8", 7);
        seen("Roku Express", 2);
        seen(null, 1);

        GuideCoverage coverage = business.panel.guides().coverage(business.asNorth, business.north, MONTH);

        assertThat(coverage.types())
                .containsExactly(
                        new GuideCoverage.SeenType("MAG", 15, false),
                        new GuideCoverage.SeenType("Formuler Z8", 7, false),
                        new GuideCoverage.SeenType("Roku Express", 2, false),
                        new GuideCoverage.SeenType("", 1, false));
        assertThat(coverage.devices())
                .isEqualTo(business.count(
                        "SELECT count(*) FROM panel.device WHERE last_seen >= timestamptz '2026-07-01 12:00:01+00'"))
                .isEqualTo(25);
        assertThat(coverage.covered())
                .isEqualTo(business.count("SELECT count(*) FROM panel.device"
                        + " WHERE last_seen >= timestamptz '2026-07-01 12:00:01+00'"
                        + " AND lower(device_type) IN ('mag', 'formuler z8')"))
                .isEqualTo(22);
        assertThat(coverage.uncovered().stream().map(GuideCoverage.SeenType::type))
                .containsExactly("Roku Express", "");
    }

    @Test
    void anOwnGuideCoversItsTypeAndThoseBelowInheritIt() {
        seen("Roku Express", 2);

        business.panel.guides().change(business.asProvider, business.provider, "ROKU express", "de", WORDS);

        assertThat(coverage().uncovered()).isEmpty();
        assertThat(business.panel.guides().of(business.asNorth, business.northEast, "roku Express", "de"))
                .isEqualTo(WORDS);
        assertThat(business.panel.guides().of(business.asNorth, business.northEast, "roku Express", "en"))
                .isEmpty();
        assertThat(business.panel.guides().own(business.asNorth, business.north, "roku Express", "de"))
                .isFalse();

        business.panel
                .guides()
                .change(
                        business.asNorth,
                        business.north,
                        "Roku Express",
                        "de",
                        Optional.of(new MessageTemplate("northern")));
        assertThat(business.panel.guides().of(business.asNorth, business.northEast, "Roku Express", "de"))
                .contains(new MessageTemplate("northern"));
        business.panel.guides().change(business.asNorth, business.north, "Roku Express", "de", Optional.empty());
        assertThat(business.panel.guides().of(business.asNorth, business.north, "Roku Express", "de"))
                .isEqualTo(WORDS);
    }

    @Test
    void onlyAnOwnerWritesGuides() {
        Actor seller = Actor.within("sally", business.north, Set.of(Permission.VIEW, Permission.SELL));

        assertThatThrownBy(() -> business.panel.guides().change(seller, business.north, "MAG", "de", WORDS))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot change guides of reseller " + business.north
                        + ": it needs the permission OWNER; ask an owner to grant it");
        assertThatThrownBy(() -> business.panel.guides().change(business.asNorth, business.north, " ", "de", WORDS))
                .hasMessage("Invalid device type: must have 1 to 80 characters, was 0");
    }

    private GuideCoverage coverage() {
        return business.panel.guides().coverage(business.asNorth, business.north, MONTH);
    }

    private void seen(@org.jspecify.annotations.Nullable String type, int times) {
        for (int i = 0; i < times; i++) {
            String name = "acc-" + accounts++;
            business.created(business.north, name, "M1");
            assertThat(business.panel
                            .signIns()
                            .attempt(new SignInRequest(
                                    business.north, name, "secret of " + name, "dev-" + name, type, null))
                            .accepted())
                    .isTrue();
        }
    }
}
