package io.panelhouse.panel.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.TestBusiness;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Accounts, credentials, terms and devices have one place each, and what is derived from them cannot be written. */
@Tag("S6")
class SystemOfRecordIT {

    private static final String COLUMNS = "SELECT n.nspname || '.' || c.relname || '.' || a.attname || ' '"
            + " || format_type(a.atttypid, NULL) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
            + " JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE n.nspname IN ('panel', 'journal') AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped";

    private static TestBusiness business;

    @BeforeAll
    static void open() {
        business = new TestBusiness();
    }

    @AfterAll
    static void close() {
        business.close();
    }

    @Test
    void anAccountItsCredentialItsTermsAndItsDevicesHaveAPlace() {
        assertThat(all(COLUMNS))
                .contains(
                        "panel.account.id bigint",
                        "panel.account.name text",
                        "panel.account.secret_salt bytea",
                        "panel.account.secret_hash bytea",
                        "panel.account.ends_at timestamp with time zone",
                        "panel.account.suspended_at timestamp with time zone",
                        "panel.account.closed_at timestamp with time zone",
                        "panel.account.locked_device text",
                        "panel.device.account_id bigint",
                        "panel.device.device_id text",
                        "journal.term.account_id bigint",
                        "journal.term.starts_at timestamp with time zone",
                        "journal.term.ends_at timestamp with time zone");
    }

    @Test
    void aSecretHasNoPlaceButAHashOfItOrACipher() {
        assertThat(all(COLUMNS + " AND a.attname ~ 'secret|password|factor|key|token|code|hash'"
                        + " AND a.attname NOT IN ('source_key', 'package_code') ORDER BY 1"))
                .containsExactly(
                        "journal.auth_attempt.secret_right boolean",
                        "journal.device_lock.key text",
                        "journal.ledger_entry.hash bytea",
                        "journal.ledger_entry.previous_hash bytea",
                        "journal.ledger_head.hash bytea",
                        "panel.account.secret_hash bytea",
                        "panel.account.secret_salt bytea",
                        "panel.account.secret_set_at timestamp with time zone",
                        "panel.api_token.hash bytea",
                        "panel.done_order.content_hash bytea",
                        "panel.done_order.key text",
                        "panel.edge.key_hash bytea",
                        "panel.edge.key_hint text",
                        "panel.invitation.code_hash bytea",
                        "panel.ledger_account.last_hash bytea",
                        "panel.notice_preference.code_expires_at timestamp with time zone",
                        "panel.notice_preference.code_hash bytea",
                        "panel.notice_preference.code_tries integer",
                        "panel.offer.code text",
                        "panel.operator.password_changed_at timestamp with time zone",
                        "panel.operator.password_expires_at timestamp with time zone",
                        "panel.operator.password_hash text",
                        "panel.operator.second_factor bytea",
                        "panel.operator.second_factor_at timestamp with time zone",
                        "panel.operator.second_factor_step bigint",
                        "panel.recovery_code.code_hash bytea",
                        "panel.webhook.secret bytea");
    }

    @Test
    void theStateOfAnAccountIsWrittenInOneTableOnly() {
        assertThat(all(COLUMNS + " AND a.attname IN ('secret_hash', 'locked_device', 'device_lock', 'suspended_at',"
                        + " 'paid_ends_at', 'entitled_from')"))
                .isNotEmpty()
                .allMatch(column -> column.startsWith("panel.account."));
        assertThat(all("SELECT c.relname FROM pg_class c WHERE c.relnamespace IN ('panel'::regnamespace,"
                        + " 'journal'::regnamespace) AND c.relkind = 'm'"))
                .as("materialized views")
                .isEmpty();
    }

    @Test
    void whatIsCapturedAndDerivedFromIsAppendOnly() {
        String captured =
                "SELECT schemaname || '.' || tablename FROM pg_publication_tables WHERE pubname = 'panel_capture'";
        assertThat(all(captured)).contains("journal.operation", "journal.term", "journal.auth_attempt");
        assertThat(all(captured + " AND (schemaname, tablename) <> ('panel', 'feed_beat')"
                        + " AND (has_table_privilege('panelhouse_app', schemaname || '.' || tablename, 'UPDATE')"
                        + " OR has_table_privilege('panelhouse_app', schemaname || '.' || tablename, 'DELETE')"
                        + " OR NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgname = 'append_only'"
                        + " AND t.tgenabled = 'A' AND t.tgrelid = (schemaname || '.' || tablename)::regclass))"))
                .as("captured tables that can be changed")
                .isEmpty();
    }

    private static List<String> all(String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = business.database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }
}
