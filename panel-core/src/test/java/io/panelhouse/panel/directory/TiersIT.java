package io.panelhouse.panel.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RefusalCode;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a tier leaves out is refused with the tier's name, for a reseller and all below it. */
@Tag("S44")
class TiersIT {

    private static final Actor HOUSE = Actor.house("test");
    private static final String NOT_INCLUDED = "tier Basic does not include %s; ask who is above you for another tier";

    private final TestBusiness business = new TestBusiness();
    private final Tiers tiers = business.panel.tiers();

    @BeforeEach
    void define() {
        tiers.define(HOUSE, new Tier("Basic", Set.of(Feature.API)));
        tiers.define(HOUSE, new Tier("Full", EnumSet.allOf(Feature.class)));
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void withoutATierEverythingIsAllowed() {
        for (Feature feature : Feature.values()) {
            assertThat(tiers.allows(business.asNorth, business.north, feature)).isTrue();
        }
        assertThat(tiers.of(business.asNorth, business.north)).isEmpty();
    }

    @Test
    void aTierBindsTheResellerAndAllBelowItThoughTheyDoNotSeeWhoIsAbove() {
        tiers.assign(HOUSE, business.provider, "Basic");
        tiers.assign(business.asProvider, business.north, "Full");
        Actor east = Actor.within("emil", business.northEast);

        assertThat(tiers.refusing(east, business.northEast, Feature.ANALYTICS))
                .contains(new Tier("Basic", Set.of(Feature.API)));
        assertThat(tiers.allows(east, business.northEast, Feature.API)).isTrue();
        assertThat(tiers.of(business.asNorth, business.north)).map(Tier::name).contains("Full");

        tiers.assign(HOUSE, business.provider, null);

        assertThat(tiers.allows(east, business.northEast, Feature.ANALYTICS)).isTrue();
    }

    @Test
    void resellersAndStaffBelowATierWithoutThemAreRefusedWithItsName() {
        tiers.assign(business.asProvider, business.north, "Basic");

        assertThat(business.panel
                        .resellers()
                        .create(business.asNorth, NewReseller.below(business.north, "x", ZoneOffset.UTC)))
                .isEqualTo(new Outcome.Refused(
                        RefusalCode.NOT_ALLOWED,
                        "Cannot create reseller x: " + NOT_INCLUDED.formatted("sub-resellers")));
        assertThatThrownBy(() -> business.panel.resellers().move(business.asProvider, business.south, business.north))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot move reseller 3 below 2: " + NOT_INCLUDED.formatted("sub-resellers"));
        assertThatThrownBy(() -> business.panel
                        .operators()
                        .create(business.asNorth, "nick", "long enough", OperatorRole.RESELLER, business.north))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot create operator nick: " + NOT_INCLUDED.formatted("staff"));
    }

    @Test
    void nobodyChoosesItsOwnTier() {
        for (var reseller : new ResellerId[] {business.north, business.south, business.provider}) {
            assertThatThrownBy(() -> tiers.assign(business.asNorth, reseller, "Full"))
                    .isInstanceOf(AccessRefusedException.class)
                    .hasMessage("Cannot give reseller " + reseller + " a tier: it is not below you in your tree");
        }
        Actor seller = Actor.within("sally", business.provider, Set.of(Permission.VIEW, Permission.SELL));
        assertThatThrownBy(() -> tiers.assign(seller, business.north, "Full"))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage(
                        "Cannot give reseller 2 a tier: your role does not include it; an owner can give it to you");
        assertThatThrownBy(() -> tiers.define(business.asProvider, new Tier("Mine", Set.of())))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot define tier Mine: only a program of the house does that");
        assertThatThrownBy(() -> tiers.assign(business.asProvider, business.north, "Gold"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid tier: must be one that is defined, was Gold");
    }
}
