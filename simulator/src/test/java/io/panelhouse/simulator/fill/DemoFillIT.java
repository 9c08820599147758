package io.panelhouse.simulator.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.simulator.business.BusinessEvent;
import io.panelhouse.simulator.business.BusinessEvent.Sold;
import io.panelhouse.simulator.business.BusinessHistory;
import io.panelhouse.simulator.business.BusinessParameters;
import io.panelhouse.simulator.business.BusinessSize;
import io.panelhouse.simulator.business.Purchase;
import io.panelhouse.simulator.business.PurchaseKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoFillIT {
    private static final List<String> JOURNALS =
            List.of("reseller", "operation", "ledger_entry", "term", "auth_attempt", "session");
    private static final BusinessHistory TRUTH =
            BusinessHistory.play(BusinessParameters.standard(), BusinessSize.SMALL, FilledPanel.SEED, FilledPanel.NOW);

    private static final FilledPanel FILLED = new FilledPanel();

    @BeforeAll
    static void fill() {
        FillReport report = FILLED.fill();

        assertThat(report.added()).isTrue();
        assertThat(report.password()).isEqualTo("a demo password");
    }

    @AfterAll
    static void close() {
        FILLED.close();
    }

    @Test
    void everyEventOfTheModelIsInTheJournalsOnce() {
        long terms = TRUTH.events().stream().filter(Sold.class::isInstance).count();

        assertThat(FILLED.number("SELECT count(*) FROM journal.term")).isEqualTo(terms);
        assertThat(FILLED.number("SELECT count(*) FROM journal.operation WHERE kind <> 'CREATE_RESELLER'"))
                .isEqualTo(TRUTH.events().size());
    }

    @Test
    void termsEndWhenTheModelSays() throws Exception {
        Map<String, Purchase> last = new HashMap<>();
        for (BusinessEvent event : TRUTH.events()) {
            if (event instanceof Sold sale) {
                last.put(sale.account(), sale.purchase());
            }
        }

        Map<String, java.time.Instant> ends = new HashMap<>();
        try (var connection = FILLED.database().connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT account_name, max(ends_at) FROM journal.term GROUP BY 1")) {
            while (rows.next()) {
                ends.put(rows.getString(1), rows.getTimestamp(2).toInstant());
            }
        }
        assertThat(ends).hasSameSizeAs(last);
        last.forEach(
                (account, purchase) -> assertThat(ends.get(account)).as(account).isEqualTo(purchase.endsAt()));
    }

    @Test
    void kindsOfTermsAreThoseOfTheModel() {
        for (PurchaseKind kind : List.of(PurchaseKind.RENEWAL, PurchaseKind.REACTIVATION)) {
            long sold = TRUTH.events().stream()
                    .filter(event ->
                            event instanceof Sold sale && sale.purchase().kind() == kind)
                    .count();
            assertThat(FILLED.number("SELECT count(*) FROM journal.term WHERE kind = '" + kind + "'"))
                    .as(kind.name())
                    .isEqualTo(sold);
        }
    }

    @Test
    void noWalletWasEverNegativeAndEveryOperationSumsToZero() {
        assertThat(
                        FILLED.number(
                                "SELECT count(*) FROM journal.ledger_entry WHERE ledger_account = 'WALLET' AND balance_after < 0"))
                .isZero();
        assertThat(FILLED.number("SELECT count(*) FROM (SELECT operation_id FROM journal.ledger_entry"
                        + " GROUP BY operation_id HAVING sum(amount) <> 0) unbalanced"))
                .isZero();
    }

    @Test
    void aboutTwoThousandAccountsAreActiveAndMostWereSeenLately() {
        Actor actor = Actor.house("test");
        var owner = FILLED.panel().resellers().findByName(actor, "provider").orElseThrow();

        assertThat(FILLED.panel().accounts().countActive(actor, owner.id())).isBetween(1_850L, 2_150L);
        assertThat(FILLED.number(
                        "SELECT count(DISTINCT account_id) FROM journal.auth_attempt WHERE outcome = 'ACCEPTED'"))
                .isGreaterThan(1_000);
        assertThat(FILLED.number("SELECT sum(CASE change WHEN 'OPENED' THEN 1 ELSE -1 END) FROM journal.session"))
                .isZero();
    }

    @Test
    void theDemoOperatorsCanSignIn() {
        assertThat(FILLED.panel().operators().verify("owner", "a demo password"))
                .hasValueSatisfying(operator -> assertThat(operator.role()).isEqualTo(OperatorRole.OWNER));
        assertThat(FILLED.panel().operators().verify("reseller", "a demo password"))
                .hasValueSatisfying(operator -> assertThat(operator.role()).isEqualTo(OperatorRole.RESELLER));
    }

    @Test
    void fillingAgainLaterAddsNothing() {
        Map<String, Long> before = rows(FILLED);
        FILLED.time().pass(Duration.ofDays(2));

        FillReport again = FILLED.fill();

        assertThat(again.added()).isFalse();
        assertThat(again.password()).isNull();
        assertThat(again.until()).isEqualTo(TRUTH.until());
        assertThat(rows(FILLED)).isEqualTo(before);
    }

    @Test
    void aLargerDemoInTheSamePanelIsRefused() {
        try (FilledPanel panel = new FilledPanel()) {
            FillRequest medium = new FillRequest(
                    BusinessParameters.standard(), BusinessSize.MEDIUM, FilledPanel.SEED, "a demo password");
            DemoTree tree = DemoTree.of(panel.panel());
            BusinessHistory larger =
                    BusinessHistory.play(medium.parameters(), medium.size(), medium.seed(), FilledPanel.NOW);
            tree.create(larger.tree(), 3, larger.startsAt());

            assertThatExceptionOfType(FillRefusedException.class)
                    .isThrownBy(panel::fill)
                    .withMessage(
                            "Cannot fill the panel: it holds a larger demo business; use the size it was begun with");
        }
    }

    @Test
    void anInterruptedFillCompletesTheSameHistoryLater() {
        try (FilledPanel panel = new FilledPanel()) {
            AtomicInteger lines = new AtomicInteger();
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> panel.fill(BusinessSize.SMALL, line -> {
                        if (lines.incrementAndGet() == 5) {
                            throw new IllegalStateException("killed");
                        }
                    }))
                    .withMessage("killed");
            assertThat(panel.number("SELECT count(*) FROM journal.term")).isPositive();
            panel.time().pass(Duration.ofHours(5));

            FillReport completed = panel.fill();

            assertThat(completed.added()).isTrue();
            assertThat(completed.until()).isEqualTo(TRUTH.until());
            assertThat(rows(panel)).isEqualTo(rows(FILLED));
        }
    }

    private static Map<String, Long> rows(FilledPanel panel) {
        Map<String, Long> rows = new HashMap<>();
        JOURNALS.forEach(journal -> rows.put(journal, panel.number("SELECT count(*) FROM journal." + journal)));
        return rows;
    }
}
