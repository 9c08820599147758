package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random orders against a simple model and the invariants; and that this catches bugs. */
@Tag("R1")
class LedgerModelIT {

    private static final int ORDERS = 20_000;
    private static final int PAUSES = 4;
    private static final int ORDERS_WITH_A_BUG = 640;
    private static final long SEED = 20_261_125;

    @Test
    @Tag("I1")
    @Tag("I2")
    @Tag("I3")
    @Tag("I4")
    @Tag("I5")
    @Tag("I6")
    @Tag("I7")
    void twentyThousandRandomOrdersBreakNoRule(TestReporter report) {
        try (TestBusiness business = new TestBusiness();
                Panel other = Panel.open(business.database.settings(), business.time)) {
            ModelRun run = new ModelRun(business, other, SEED);
            for (int pause = 0; pause < PAUSES; pause++) {
                run.run(ORDERS / PAUSES);

                assertThat(run.violations())
                        .as("seed %d, %s", SEED, run.shares())
                        .isEmpty();
            }

            report.publishEntry("model", run.shares());
            assertThat(run.orders()).isEqualTo(ORDERS);
            assertThat(run.done()).as(run.shares()).isGreaterThan(ORDERS / 3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSeededBugIsCaughtByItsInvariant(SeededBug bug) throws SQLException {
        try (TestBusiness business = new TestBusiness();
                Panel other = Panel.open(business.database.settings(), business.time)) {
            business.fund(business.provider, 20_000);
            putIn(bug, business.database);
            ModelRun run = new ModelRun(business, other, SEED);

            run.run(ORDERS_WITH_A_BUG);

            assertThat(run.violations())
                    .as("seed %d, %s", SEED, run.shares())
                    .anyMatch(violation -> violation.startsWith(bug.caughtBy()));
        }
    }

    private static void putIn(SeededBug bug, TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(bug.sql());
        }
    }
}
