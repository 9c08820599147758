package io.panelhouse.panel.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.directory.NewOperator;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.OperatorRole;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S36")
class AuditLogIT {

    private static TestBusiness business;
    private static AuditLog audit;

    @BeforeAll
    static void open() {
        business = new TestBusiness();
        audit = business.panel.audit();
    }

    @AfterAll
    static void close() {
        business.close();
    }

    @Test
    void whatWasReadIsShownWithWhoWhenAndFromWhere() {
        audit.record(business.asNorth, "contact-read", "account 4711", Map.of("fields", "email, phone"), "192.0.2.7");

        AuditEntry entry = newest(business.asNorth, filter(null, "contact-read", null));

        assertThat(entry.operator()).isEqualTo("nora");
        assertThat(entry.resellerName()).isEqualTo("north");
        assertThat(entry.object()).isEqualTo("account 4711");
        assertThat(entry.detail()).containsExactly(Map.entry("fields", "email, phone"));
        assertThat(entry.address()).isEqualTo("192.0.2.7");
        assertThat(entry.at()).isEqualTo(business.time.instant());
    }

    @Test
    void aResellerSeesItsOwnSubtreeOnly() {
        audit.record(business.asNorth, "list-exported", "accounts", Map.of());
        Actor eastern = Actor.within("erin", business.northEast);
        audit.record(eastern, "list-exported", "accounts", Map.of());

        AuditFilter exports = filter(null, "list-exported", null);
        assertThat(operators(business.asProvider, exports)).containsExactly("erin", "nora");
        assertThat(operators(business.asNorth, exports)).containsExactly("erin", "nora");
        assertThat(operators(eastern, exports)).containsExactly("erin");
        assertThat(operators(business.asSouth, exports)).isEmpty();
        assertThat(audit.count(business.asSouth, exports)).isZero();
    }

    @Test
    void onlyWhoManagesMayReadIt() {
        Actor seller = Actor.within("sam", business.north, Set.of(Permission.VIEW, Permission.SELL));

        assertThatThrownBy(() -> audit.page(seller, AuditFilter.ALL, null, 10))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot read the audit log: your role does not include it; an owner can give it to you");
        assertThatThrownBy(() -> audit.count(seller, AuditFilter.ALL)).isInstanceOf(AccessRefusedException.class);
    }

    @Test
    void filtersNarrowByPersonObjectAndTime() {
        business.time.advance(Duration.ofDays(1));
        audit.record(business.asSouth, "device-read", "account 100%", Map.of());
        audit.record(business.asSouth, "device-read", "account 1000", Map.of());
        business.time.advance(Duration.ofDays(1));
        audit.record(business.asSouth, "device-read", "account 1000", Map.of());

        assertThat(audit.count(business.asSouth, filter("SAUL", "device-read", null)))
                .isEqualTo(3);
        assertThat(audit.count(business.asSouth, filter("nora", "device-read", null)))
                .isZero();
        assertThat(audit.count(business.asSouth, filter(null, "device-read", "account 100%")))
                .isOne();
        assertThat(audit.count(
                        business.asSouth, new AuditFilter(null, "device-read", null, business.time.instant(), null)))
                .isOne();
        assertThat(audit.count(
                        business.asSouth, new AuditFilter(null, "device-read", null, null, business.time.instant())))
                .isEqualTo(2);
    }

    @Test
    void pagesAndSlicesContinueWhereTheLastOneEnded() {
        for (int i = 0; i < 5; i++) {
            audit.record(business.asNorth, "page-read", "page " + i, Map.of());
        }
        AuditFilter pages = filter(null, "page-read", null);

        List<AuditEntry> first = audit.page(business.asNorth, pages, null, 2);
        List<AuditEntry> second =
                audit.page(business.asNorth, pages, first.getLast().id(), 2);

        assertThat(first).extracting(AuditEntry::object).containsExactly("page 4", "page 3");
        assertThat(second).extracting(AuditEntry::object).containsExactly("page 2", "page 1");
        assertThat(audit.slice(business.asNorth, pages, 2, 2)).isEqualTo(second);
    }

    @Test
    void noEntryCanBeChangedOrRemovedNotEvenByTheOwnerOfTheDatabase() throws Exception {
        audit.record(business.asNorth, "contact-read", "account 1", Map.of());

        for (String change : List.of(
                "UPDATE panel.audit_entry SET operator = 'x'",
                "DELETE FROM panel.audit_entry",
                "TRUNCATE panel.audit_entry")) {
            try (Connection owner = business.database.connect();
                    Statement statement = owner.createStatement()) {
                assertThatThrownBy(() -> statement.execute(change))
                        .as(change)
                        .hasMessageContaining("what was done stays written");
            }
        }
    }

    @Test
    void aNewOperatorStandsInTheLogUnderItsNumber() {
        Operator made = business.panel
                .operators()
                .create(
                        business.asNorth,
                        new NewOperator(
                                "nils",
                                "a password for nils",
                                OperatorRole.RESELLER,
                                business.north,
                                Set.of(Permission.VIEW),
                                null));

        AuditEntry entry = newest(business.asNorth, filter("nora", "operator-created", null));

        assertThat(entry.object()).isEqualTo("operator " + made.id());
        assertThat(entry.detail()).containsExactly(Map.entry("name", "nils"));
        assertThat(made.actor().may(Permission.SELL)).isFalse();
    }

    @Test
    void nobodyGivesMoreThanTheyHave() {
        Actor half = Actor.within("hana", business.north, Set.of(Permission.VIEW, Permission.OWNER));
        NewOperator wanted = new NewOperator(
                "sven",
                "a password for sven",
                OperatorRole.RESELLER,
                business.north,
                Set.of(Permission.VIEW, Permission.SELL),
                null);

        assertThatThrownBy(() -> business.panel.operators().create(half, wanted))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot create operator sven: nobody gives more than they have");
        assertThat(business.panel.operators().find("sven")).isEmpty();
    }

    private static AuditEntry newest(Actor actor, AuditFilter filter) {
        return audit.page(actor, filter, null, 1).getFirst();
    }

    private static List<String> operators(Actor actor, AuditFilter filter) {
        return audit.page(actor, filter, null, 10).stream()
                .map(AuditEntry::operator)
                .toList();
    }

    private static AuditFilter filter(@Nullable String operator, @Nullable String verb, @Nullable String object) {
        return new AuditFilter(operator, verb, object, null, null);
    }
}
