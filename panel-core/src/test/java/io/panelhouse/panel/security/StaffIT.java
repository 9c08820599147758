package io.panelhouse.panel.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.audit.AuditEntry;
import io.panelhouse.panel.audit.AuditFilter;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.operation.CreateAccount;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("S36")
class StaffIT {

    private static TestPeople people;
    private static Staff staff;
    private static Actor owner;

    @BeforeAll
    static void open() {
        people = new TestPeople();
        staff = people.business.panel.staff();
        owner = people.olga.actor();
    }

    @AfterAll
    static void close() {
        people.close();
    }

    @ParameterizedTest
    @EnumSource(StaffRole.class)
    void aRoleIsWhatItsPersonMayDo(StaffRole role) {
        Operator added = add("role-" + role, role).operator();

        assertThat(people.now(added).permissions()).isEqualTo(role.permissions());
        assertThat(StaffRole.of(added.permissions())).isEqualTo(role);
        assertThat(added.actor().may(Permission.VIEW)).isTrue();
    }

    @Test
    void whatAMemberOfStaffDoesStandsUnderTheirName() {
        Operator sam = add("sam", StaffRole.SELL).operator();
        people.business.fund(people.business.north, 5);

        people.business
                .panel
                .accounts()
                .create(new CreateAccount(
                        sam.actor(), TestBusiness.newKey(), people.business.north, "of-sam", "a secret", "M1"))
                .orThrow();

        assertThat(people.business.text("SELECT operator FROM journal.operation ORDER BY sequence DESC LIMIT 1"))
                .isEqualTo("sam");
    }

    @Test
    void aTemporaryPasswordServesToChooseAnotherForThreeDays() {
        TemporaryPassword given = add("tom", StaffRole.VIEW);
        SignInAnswer answer = people.signIn("tom", given.password());
        Operator tom = ((SignInAnswer.Accepted) answer).operator();
        assertThat(tom.temporaryPassword()).isTrue();

        Operator chosen = people.security.passwords().choose(tom, "of my own choosing", people.session(tom));

        assertThat(chosen.temporaryPassword()).isFalse();
        assertThat(people.signIn("tom", given.password())).isEqualTo(new SignInAnswer.Refused());
        assertThat(people.signIn("tom", "of my own choosing")).isInstanceOf(SignInAnswer.Accepted.class);
    }

    @Test
    void aTemporaryPasswordEnds() {
        TemporaryPassword given = add("toni", StaffRole.VIEW);
        people.business.time.advance(Duration.ofDays(3));

        assertThat(people.signIn("toni", given.password())).isEqualTo(new SignInAnswer.Refused());
        assertThat(given.toString()).doesNotContain(given.password());
    }

    @Test
    void onlyOwnersManagePeople() {
        Actor credits = add("carl", StaffRole.CREDITS).operator().actor();
        Operator other = add("cora", StaffRole.VIEW).operator();

        for (Runnable attempt : List.<Runnable>of(
                () -> staff.of(credits, people.business.north),
                () -> staff.add(credits, people.business.north, "x", StaffRole.VIEW),
                () -> staff.give(credits, other.id(), StaffRole.SELL),
                () -> staff.rename(credits, other.id(), "y"),
                () -> staff.disable(credits, other.id()),
                () -> staff.enable(credits, other.id()),
                () -> staff.removeSecondFactor(credits, other.id()),
                () -> staff.resetPassword(credits, other.id()))) {
            assertThatThrownBy(attempt::run)
                    .isInstanceOf(AccessRefusedException.class)
                    .hasMessageEndingWith(": your role does not include managing people; an owner can do it");
        }
    }

    @Test
    void nobodyReachesPeopleOutsideTheirTree() {
        Operator paula = people.paula;
        Actor south = people.business.asSouth;

        for (Runnable attempt : List.<Runnable>of(
                () -> staff.of(south, people.business.north),
                () -> staff.add(south, people.business.north, "spy", StaffRole.VIEW),
                () -> staff.give(south, people.olga.id(), StaffRole.VIEW),
                () -> staff.disable(owner, paula.id()),
                () -> staff.resetPassword(owner, paula.id()),
                () -> staff.rename(owner, paula.id(), "z"),
                () -> staff.removeSecondFactor(owner, paula.id()),
                () -> staff.resetPassword(owner, Long.MAX_VALUE))) {
            assertThatThrownBy(attempt::run).isInstanceOf(AccessRefusedException.class);
        }
        assertThat(people.signIn("paula", TestPeople.PASSWORD)).isInstanceOf(SignInAnswer.Accepted.class);
    }

    @Test
    void nobodyGivesOrTakesMoreThanTheyHave() {
        Actor half = Actor.within("hal", people.business.north, Set.of(Permission.VIEW, Permission.OWNER));
        Operator viewer = add("vera", StaffRole.VIEW).operator();
        Operator seller = add("sven", StaffRole.SELL).operator();

        assertThatThrownBy(() -> staff.give(half, viewer.id(), StaffRole.SELL))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot change vera: nobody gives or takes more than they have");
        assertThatThrownBy(() -> staff.resetPassword(half, seller.id())).isInstanceOf(AccessRefusedException.class);
        assertThatThrownBy(() -> staff.add(half, people.business.north, "new", StaffRole.SELL))
                .isInstanceOf(AccessRefusedException.class);
    }

    @Test
    void theLastOwnerStays() {
        Operator sole = people.person("sole", people.business.northEast, OperatorRole.OWNER);

        assertThatThrownBy(() -> staff.disable(owner, sole.id()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot do that to sole: they are the last owner; make somebody else an owner first");
        assertThatThrownBy(() -> staff.give(owner, sole.id(), StaffRole.SELL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> staff.disable(sole.actor(), sole.id()))
                .hasMessage("Cannot disable sole: that is you; another owner can do it, or the page Security");
    }

    @Test
    @Tag("X4")
    void aChangeByAnOwnerSignsThePersonOutEverywhere() {
        Operator ines = add("ines", StaffRole.VIEW).operator();
        OperatorSessions sessions = people.security.sessions();
        for (Runnable change : List.<Runnable>of(
                () -> staff.give(owner, ines.id(), StaffRole.SELL),
                () -> staff.resetPassword(owner, ines.id()),
                () -> staff.removeSecondFactor(owner, ines.id()),
                () -> staff.disable(owner, ines.id()))) {
            OperatorSessionId open = people.session(ines);
            assertThat(sessions.ended(List.of(open))).isEmpty();

            change.run();

            assertThat(sessions.ended(List.of(open))).containsExactly(open);
        }
        assertThat(staff.enable(owner, ines.id()).enabled()).isTrue();
    }

    @Test
    void aLostPhoneIsNoEndOfTheWork() {
        Operator lisa = people.person("lisa", people.business.north, OperatorRole.RESELLER);
        people.enrol(lisa);

        staff.removeSecondFactor(owner, lisa.id());

        assertThat(people.signIn("lisa", TestPeople.PASSWORD)).isInstanceOf(SignInAnswer.Accepted.class);
    }

    @Test
    void aTakenNameIsSaid() {
        Operator nina = add("nina", StaffRole.VIEW).operator();

        assertThatThrownBy(() -> staff.rename(owner, nina.id(), "OLGA"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot rename to OLGA: the name is in use; choose another name");
        assertThat(staff.rename(owner, nina.id(), " nina b ").name()).isEqualTo("nina b");
    }

    @Test
    void everyChangeStandsInTheLog() {
        Operator leo = add("leo", StaffRole.VIEW).operator();
        staff.give(owner, leo.id(), StaffRole.SELL);
        staff.resetPassword(owner, leo.id());
        staff.disable(owner, leo.id());
        staff.enable(owner, leo.id());

        List<String> verbs = people
                .business
                .panel
                .audit()
                .page(owner, new AuditFilter("olga", null, "operator " + leo.id(), null, null), null, 10)
                .stream()
                .map(AuditEntry::verb)
                .toList();
        assertThat(verbs)
                .containsExactly(
                        "operator-enabled", "operator-disabled", "password-reset", "role-changed", "operator-created");
    }

    private static TemporaryPassword add(String name, StaffRole role) {
        return staff.add(owner, people.business.north, name, role);
    }
}
