package io.panelhouse.panel.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.operation.ChangePackage;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.Reverse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders that give credits back leave chains that verify. */
class VerifyChangesIT {

    @Test
    @Tag("I5")
    void changesAndReversalsVerify() throws SQLException {
        try (TestBusiness business = new TestBusiness();
                Connection connection = business.database.connect()) {
            business.fund(business.north, 30);
            AccountId account = Objects.requireNonNull(
                    business.created(business.north, "mk-1", "M12").accountId());
            business.time.set("2026-08-01T12:00:00Z");
            Receipt change = business.panel
                    .ledger()
                    .apply(new ChangePackage(business.asProvider, "k", account, "M3"))
                    .orThrow();
            assertThat(findings(connection)).isZero();

            business.panel
                    .ledger()
                    .apply(new Reverse(business.asProvider, "r", change.operationId()))
                    .orThrow();

            assertThat(findings(connection)).isZero();
        }
    }

    private static long findings(Connection connection) throws SQLException {
        return new LedgerVerifier(connection, List.of()).verify().findings().count();
    }
}
