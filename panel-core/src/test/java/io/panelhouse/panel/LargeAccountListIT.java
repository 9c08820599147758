package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.panelhouse.panel.account.AccountFilter;
import io.panelhouse.panel.account.AccountLine;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.account.Accounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Finding one of many accounts reads the rows that fit, by an index, through the fence of tenants too. What was read is
 * what PostgreSQL counted.
 */
@Tag("S41")
class LargeAccountListIT {

    private static final int ACCOUNTS = 30_000;
    private static final long MOST_READ = 200;

    private static TestBusiness business;

    @BeforeAll
    static void open() throws SQLException {
        business = new TestBusiness();
        try (Connection connection = business.database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO panel.account (reseller_id, name, created_at, package_code, entitled_from, ends_at,
                           paid_ends_at, device_lock, locked_device, locked_at)
                    SELECT CASE i %% 3 WHEN 0 THEN %d WHEN 1 THEN %d ELSE %d END, 'Mk-' || lpad(i::text, 6, '0'),
                           '2026-05-01Z', 'M1', '2026-05-01Z', '2026-05-20Z'::timestamptz + i * interval '1 minute',
                           '2026-05-20Z'::timestamptz + i * interval '1 minute', 'LOCKED',
                           upper('00:1A:79:' || regexp_replace(lpad(to_hex(i), 6, '0'), '(..)(..)(..)', '\\1:\\2:\\3')), '2026-05-01Z'
                      FROM generate_series(1, %d) i""".formatted(
                            business.north.value(), business.northEast.value(), business.south.value(), ACCOUNTS));
            statement.execute("""
                    INSERT INTO panel.device (account_id, reseller_id, device_id, first_seen, last_seen)
                    SELECT id, reseller_id, locked_device, '2026-05-01Z', '2026-05-02Z' FROM panel.account""");
            statement.execute("""
                    INSERT INTO journal.auth_attempt (reseller_id, account_id, account_name, outcome, device_id, occurred_at)
                    SELECT reseller_id, id, name, 'ACCEPTED', locked_device, '2026-05-02Z' FROM panel.account""");
            statement.execute("ANALYZE");
        }
        business.close();
    }

    @Test
    void aWholeNameIsFoundByItsIndex() {
        assertThat(names(accounts -> accounts.findByName(business.asNorth, business.north, "Mk-021000").stream()))
                .containsExactly("Mk-021000");
    }

    @Test
    void theBeginningOfANameIsFoundByItsIndex() {
        assertThat(names(accounts -> accounts.search(business.asNorth, business.north, "mk-02100", 50).stream()))
                .containsExactly(
                        "Mk-021000", "Mk-021001", "Mk-021003", "Mk-021004", "Mk-021006", "Mk-021007", "Mk-021009");
    }

    @Test
    void aBeginningThatThousandsShareReadsNoMoreThanIsShown() {
        assertThat(names(accounts -> accounts.search(business.asNorth, business.north, "mk", 9).stream()))
                .hasSize(9)
                .startsWith("Mk-000001");
    }

    @Test
    void aDeviceIsFoundByItsIndexWhollyAndByItsBeginning() {
        assertThat(names(accounts -> accounts.search(business.asNorth, business.north, "001a79005208", 9).stream()))
                .containsExactly("Mk-021000");
        assertThat(names(accounts -> accounts.search(business.asNorth, business.north, "00-1a-79-00-52-0", 3).stream()))
                .containsExactly("Mk-020992", "Mk-020994", "Mk-020995");
    }

    @Test
    void theLastPageEndsTheList() {
        AccountFilter all = AccountFilter.of(business.north);
        try (Panel panel = Panel.open(business.database.settings(), business.time)) {
            int there = Math.toIntExact(
                    panel.accounts().counts(business.asNorth, all).all());

            List<AccountLine> last = panel.accounts().page(business.asNorth, all, there - 50, 51);

            assertThat(there).isEqualTo(ACCOUNTS / 3 * 2);
            assertThat(last).hasSize(50);
            assertThat(last.getLast().account().name()).isEqualTo("Mk-000001");
            assertThat(panel.accounts().page(business.asNorth, all, there, 50)).isEmpty();
        }
    }

    /** The names that are found by a panel of its own, which reads few rows for it and no table from end to end. */
    private static List<String> names(Function<Accounts, Stream<AccountSummary>> asked) {
        Read before = Read.untilNow();
        List<String> names;
        try (Panel panel = Panel.open(business.database.settings(), business.time)) {
            names = asked.apply(panel.accounts()).map(AccountSummary::name).toList();
        }
        // What a connection has read is counted at the latest when it ends.
        await().until(() -> business.count("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()")
                == 0);
        Read after = Read.untilNow();

        assertThat(after.whole - before.whole).as("rows of tables read whole").isZero();
        assertThat(after.byIndex - before.byIndex).as("rows read by an index").isBetween(1L, MOST_READ);
        return names;
    }

    /** Rows of the large tables that were read from end to end, and by an index. */
    private record Read(long whole, long byIndex) {

        static Read untilNow() {
            return new Read(sum("seq_tup_read"), sum("idx_tup_fetch"));
        }

        private static long sum(String column) {
            return business.count("SELECT sum(" + column + ") FROM pg_stat_user_tables"
                    + " WHERE relname IN ('account', 'device', 'auth_attempt')");
        }
    }
}
