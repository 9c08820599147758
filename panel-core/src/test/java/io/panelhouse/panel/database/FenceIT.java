package io.panelhouse.panel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database shows and lets write, whatever the services ask for. */
@Tag("X1")
class FenceIT {

    private static final TestBusiness BUSINESS = new TestBusiness();
    private static final PanelDatabase DATABASE = PanelDatabase.open(BUSINESS.database.settings());

    @BeforeAll
    static void sell() {
        BUSINESS.fund(BUSINESS.north, 10);
        BUSINESS.fund(BUSINESS.south, 10);
        BUSINESS.created(BUSINESS.north, "mk-1", "M1");
        BUSINESS.created(BUSINESS.northEast, "trial-1", "TRIAL");
        BUSINESS.created(BUSINESS.south, "sk-1", "M1");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
        BUSINESS.close();
    }

    @Test
    void everyTableIsFencedOrIsNoTenants() {
        assertThat(BUSINESS.text("""
                        SELECT string_agg(c.oid::regclass::text, ' ' ORDER BY c.oid::regclass::text) FROM pg_class c
                         WHERE c.relnamespace IN ('panel'::regnamespace, 'journal'::regnamespace) AND c.relkind IN ('r', 'p')
                           AND has_table_privilege('panelhouse_app', c.oid, 'SELECT')
                           AND NOT (c.relrowsecurity AND c.relforcerowsecurity)""")).isEqualTo("panel.feed_beat panel.offer panel.tier panel.webhook_position");
    }

    @Test
    void everyViewAsksAsTheOneWhoReads() {
        assertThat(BUSINESS.count("""
                        SELECT count(*) FROM pg_class c
                         WHERE c.relnamespace IN ('panel'::regnamespace, 'journal'::regnamespace) AND c.relkind IN ('v', 'm')
                           AND coalesce(c.reloptions, '{}') <> '{security_invoker=true}'""")).isZero();
    }

    @Test
    void aTransactionThatDoesNotSayWhoseItIsSeesNothing() throws SQLException {
        try (Connection connection = BUSINESS.database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE panelhouse_app");
            for (String table : fencedTables()) {
                try (var row = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    row.next();
                    assertThat(row.getLong(1)).as(table).isZero();
                }
            }
        }
    }

    @Test
    void theScopeEndsWithItsTransaction() {
        assertThat(count(BUSINESS.asNorth, "panel.account")).isEqualTo(2);
        assertThatThrownBy(() -> DATABASE.transaction(BUSINESS.asProvider, handle -> {
                    throw new IllegalStateException("half-way");
                }))
                .hasMessage("half-way");
        assertThat(count(BUSINESS.asSouth, "panel.account")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "panel.reseller",
                "panel.ledger_account",
                "panel.account",
                "panel.done_order",
                "journal.reseller",
                "journal.operation",
                "journal.ledger_entry",
                "journal.term"
            })
    void aTableShowsASubtreeAndNothingElse(String table) {
        String all = "SELECT count(*) FROM " + table;
        String below = all + " WHERE reseller_id IN (" + BUSINESS.north + ", " + BUSINESS.northEast + ")";
        String id = table.equals("panel.reseller") ? below.replace("reseller_id", "id") : below;
        // A transfer from above is seen by the one who receives.
        long received = table.equals("journal.operation") ? 1 : 0;

        assertThat(count(BUSINESS.asNorth, table))
                .isEqualTo(BUSINESS.count(id) + received)
                .isPositive();
        assertThat(count(BUSINESS.asProvider, table)).isEqualTo(BUSINESS.count(all));
        assertThat(count(Actor.house("test"), table)).isEqualTo(BUSINESS.count(all));
    }

    @Test
    void anIdThatBeginsAlikeIsNoneOfTheSubtree() throws SQLException {
        try (Connection connection = BUSINESS.database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO panel.reseller (id, name, path, time_zone, grace_days, created_at)
                    SELECT id * 10, 'ten of ' || name, id || '0/', time_zone, grace_days, created_at
                      FROM panel.reseller WHERE parent_id IS NULL""");

            assertThat(count(BUSINESS.asProvider, "panel.reseller")).isEqualTo(4);
            statement.execute("DELETE FROM panel.reseller WHERE name LIKE 'ten of %'");
        }
    }

    @Test
    void nothingIsWrittenOutsideTheSubtree() {
        ResellerId north = BUSINESS.north;

        assertRefused("INSERT INTO panel.account (reseller_id, name, created_at) VALUES (" + north + ", 'x', now())");
        assertRefused("INSERT INTO journal.reseller (reseller_id, name, path, time_zone, grace_days, occurred_at)"
                + " VALUES (" + north + ", 'x', 'x', 'UTC', 0, now())");
        assertRefused("UPDATE panel.account SET reseller_id = " + north);
        assertRefused("UPDATE panel.reseller SET path = '1/2/3/' WHERE id = " + BUSINESS.south);
        assertThat(DATABASE.<Integer>transaction(
                        BUSINESS.asSouth,
                        handle -> handle.execute(
                                "UPDATE panel.account SET suspended_at = now() WHERE reseller_id = ?", north.value())))
                .isZero();
    }

    @Test
    void aResellerThatDoesNotExistSeesNothing() {
        Actor nobody = Actor.within("nobody", new ResellerId(999_999));

        assertThatThrownBy(() -> count(nobody, "panel.account"))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot work for reseller 999999: it is disabled or gone");
    }

    private static void assertRefused(String sql) {
        assertThatThrownBy(() -> DATABASE.<Integer>transaction(BUSINESS.asSouth, handle -> handle.execute(sql)))
                .isInstanceOf(JdbiException.class)
                .hasMessageContaining("new row violates row-level security policy for table");
    }

    private static List<String> fencedTables() {
        return List.of(BUSINESS.text("SELECT string_agg(oid::regclass::text, ' ') FROM pg_class WHERE relrowsecurity"
                        + " AND has_table_privilege('panelhouse_app', oid, 'SELECT')")
                .split(" "));
    }

    private static long count(Actor actor, String table) {
        return DATABASE.read(
                actor,
                handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }
}
