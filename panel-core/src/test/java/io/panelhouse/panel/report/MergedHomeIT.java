package io.panelhouse.panel.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.directory.Membership;
import io.panelhouse.panel.directory.Memberships;
import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.operation.Mint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One person with one sign-in in the businesses of two providers. */
@Tag("S57")
class MergedHomeIT {

    private static final Set<Permission> ALL = Set.of(Permission.values());

    private final TestBusiness business = new TestBusiness();
    private final Memberships memberships = business.panel.memberships();
    private final ResellerId other = business.panel
            .resellers()
            .create(Actor.house("test"), NewReseller.provider("other", ZoneOffset.UTC))
            .orThrow()
            .resellerId();
    private final Actor asOther = Actor.within("olga", other);
    private final Operator nora = business.panel
            .operators()
            .create(business.asNorth, "nora", "long enough", OperatorRole.OWNER, business.north);

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void eachBusinessIsAPartOfItsOwn() {
        business.fund(business.north, 10);
        business.created(business.north, "n-1", "M1");
        business.panel
                .ledger()
                .apply(new Mint(asOther, TestBusiness.newKey(), other, BigDecimal.valueOf(70)))
                .orThrow();
        memberships.join(nora, memberships.invite(asOther, other, OperatorRole.RESELLER, Set.of(Permission.VIEW)));

        List<MergedHome.Part> parts = business.panel.mergedHome().of(nora);

        assertThat(parts).extracting(part -> part.membership().resellerName()).containsExactly("north", "other");
        assertThat(parts).extracting(part -> part.membership().home()).containsExactly(true, false);
        assertThat(parts)
                .extracting(part -> part.sums().balance().intValueExact())
                .containsExactly(9, 70);
        assertThat(parts).extracting(part -> part.sums().active()).containsExactly(1L, 0L);
        Actor there = parts.getLast().membership().actor();
        assertThat(there).isEqualTo(Actor.within("nora", other, Set.of(Permission.VIEW)));
        assertThat(business.panel.resellers().all(there)).hasSize(1);
    }

    @Test
    void nothingCrossesForAnybodyElse() {
        memberships.join(nora, memberships.invite(asOther, other, OperatorRole.OWNER, ALL));

        assertThat(memberships.members(asOther, other))
                .containsExactly(new Membership("nora", other, "other", OperatorRole.OWNER, ALL, false));
        assertThat(memberships.members(business.asNorth, business.north)).isEmpty();
        assertThat(business.panel.operators().all(asOther)).isEmpty();
        assertThatThrownBy(() -> memberships.members(business.asProvider, other))
                .isInstanceOf(AccessRefusedException.class);
        assertThatThrownBy(() -> business.panel.resellers().subtree(nora.actor(), other))
                .isInstanceOf(AccessRefusedException.class);
        assertThatThrownBy(() -> business.panel
                        .resellers()
                        .subtree(memberships.of(nora).getLast().actor(), business.north))
                .isInstanceOf(AccessRefusedException.class);
    }

    @Test
    void aCodeIsGoodOnceAndFor7Days() {
        Operator paul = business.panel
                .operators()
                .create(business.asProvider, "paul", "long enough", OperatorRole.PROVIDER, business.provider);
        String used = memberships.invite(asOther, other, OperatorRole.OWNER, ALL);
        memberships.join(nora, used);
        String old = memberships.invite(asOther, other, OperatorRole.OWNER, ALL);
        business.time.advance(Duration.ofDays(7));

        for (String code : List.of(used, old, "guessed")) {
            assertThatThrownBy(() -> memberships.join(paul, code))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Cannot join: the code is wrong, used or too old; ask for a new one");
        }
        String again = memberships.invite(asOther, other, OperatorRole.OWNER, ALL);
        assertThatThrownBy(() -> memberships.join(nora, again))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot join: you work there already");
        assertThat(business.count("SELECT count(*) FROM panel.invitation i WHERE i::text LIKE '%" + again + "%'"))
                .isZero();
    }

    @Test
    void nobodyGivesMoreThanTheyHave() {
        Actor seller = Actor.within("olaf", other, Set.of(Permission.VIEW, Permission.OWNER));

        assertThatThrownBy(() -> memberships.invite(seller, other, OperatorRole.OWNER, ALL))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot invite somebody to reseller " + other + ": nobody gives more than they have");
        assertThatThrownBy(() -> memberships.invite(asOther, business.north, OperatorRole.OWNER, ALL))
                .isInstanceOf(AccessRefusedException.class);
    }

    @Test
    void aMembershipEndsFromEitherSideAndWithItsReseller() {
        memberships.join(nora, memberships.invite(asOther, other, OperatorRole.OWNER, ALL));
        assertThatThrownBy(() -> memberships.end(business.asNorth, other, "nora"))
                .isInstanceOf(AccessRefusedException.class);
        memberships.end(asOther, other, "Nora");
        assertThat(memberships.of(nora)).hasSize(1);
        assertThatThrownBy(() -> memberships.end(asOther, other, "nora"))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot end the membership of nora in reseller " + other + ": that person is no member");

        memberships.join(nora, memberships.invite(asOther, other, OperatorRole.OWNER, ALL));
        memberships.leave(nora, other);
        assertThat(memberships.of(nora)).hasSize(1);

        memberships.join(nora, memberships.invite(asOther, other, OperatorRole.OWNER, ALL));
        business.panel.resellers().disable(Actor.house("test"), other);
        assertThat(memberships.of(nora)).hasSize(1);
    }
}
