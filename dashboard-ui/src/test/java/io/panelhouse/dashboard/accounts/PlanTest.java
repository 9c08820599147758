package io.panelhouse.dashboard.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.AccountFilter;
import io.panelhouse.panel.account.AccountLine;
import io.panelhouse.panel.account.AccountSort;
import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.device.LockState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S5")
class PlanTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:14:22Z");

    @Test
    void sumsAreByPackageAndWhatCannotBeRenewedIsLeftOutWithItsReason() {
        AccountLine suspended = line(4, AccountStatus.SUSPENDED, "M1", 1);
        AccountLine closed = line(5, AccountStatus.CLOSED, "M1", 1);
        AccountLine trial = line(6, AccountStatus.EXPIRING, "TRIAL", 0);

        Plan plan = Plan.of(
                Bulk.RENEW,
                List.of(
                        line(1, AccountStatus.EXPIRING, "M3", 3),
                        line(2, AccountStatus.EXPIRED, "M1", 1),
                        line(3, AccountStatus.EXPIRING, "M1", 1),
                        suspended,
                        closed,
                        trial));

        assertThat(plan.byPackage())
                .containsExactly(
                        new Plan.Sum("M1", 2, credits(1), credits(2)), new Plan.Sum("M3", 1, credits(3), credits(3)));
        assertThat(plan.credits()).isEqualByComparingTo("5");
        assertThat(plan.leftOut())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        suspended, Bulk.LeftOut.SUSPENDED,
                        closed, Bulk.LeftOut.CLOSED,
                        trial, Bulk.LeftOut.PACKAGE));
        assertThat(plan.byPayer()).containsOnlyKeys(new ResellerId(117));
    }

    @Test
    void suspendingAndResumingTakeOppositeAccountsAndNoCredits() {
        AccountLine active = line(1, AccountStatus.ACTIVE, "M1", 1);
        AccountLine suspended = line(2, AccountStatus.SUSPENDED, "M1", 1);

        assertThat(Plan.of(Bulk.SUSPEND, List.of(active, suspended)).lines()).containsExactly(active);
        assertThat(Plan.of(Bulk.RESUME, List.of(active, suspended)).lines()).containsExactly(suspended);
        assertThat(Plan.of(Bulk.SUSPEND, List.of(active)).credits()).isZero();
    }

    @Test
    @Tag("S66")
    void theAddressShowsTheSameAgain() {
        for (String address : List.of(
                "accounts",
                "due?days=7",
                "due?days=30&q=mk",
                "due?days=60&reseller=204&task=to-do",
                "accounts?status=device-mismatch&package=M3&reseller=204&sort=last-sign-in&down=1")) {
            ListState state = state(address);

            assertThat(state.address()).isEqualTo(address);
            assertThat(state(state.address())).isEqualTo(state);
        }
        assertThat(state("expiring?days=7")).isEqualTo(state("due?days=7"));
        assertThat(state("due?days=30").filter(new ResellerId(1)))
                .isEqualTo(AccountFilter.of(new ResellerId(1)).due(30));
    }

    @Test
    @Tag("S31")
    void theWindowIsTheOperatorsOwnUnlessTheAddressSaysAnother() {
        for (int days : new int[] {1, 7, 60}) {
            assertThat(ListState.of("due", QueryParameters.empty(), days).dueDays())
                    .isEqualTo(days);
            assertThat(ListState.of("expiring", QueryParameters.fromString("days=14"), days)
                            .dueDays())
                    .isEqualTo(14);
        }
        assertThat(ListState.of("due", QueryParameters.empty()).dueDays()).isEqualTo(7);
        assertThat(ListState.of("due", QueryParameters.fromString("days=61"), 30)
                        .dueDays())
                .isEqualTo(30);
    }

    @Test
    void whatIsMovedIsPaidByItsNewResellerAndWhatIsThereAlreadyIsLeftOut() {
        AccountLine here = line(1, AccountStatus.ACTIVE, "M3", 3);
        AccountLine suspended = line(2, AccountStatus.SUSPENDED, "M1", 1);
        AccountLine closed = line(3, AccountStatus.CLOSED, "M1", 1);

        Plan open = Plan.of(Bulk.MOVE, List.of(here, suspended, closed));

        assertThat(open.lines()).containsExactly(here, suspended);
        assertThat(open.to(new ResellerId(204)).lines()).containsExactly(here, suspended);
        assertThat(open.to(new ResellerId(204)).worth()).isEqualByComparingTo("4");
        assertThat(open.credits()).isZero();
        assertThat(open.to(new ResellerId(117)).leftOut())
                .containsEntry(here, Bulk.LeftOut.OWNER)
                .hasSize(3);
    }

    @Test
    void aBrokenAddressIsAsIfThePartWereNotThere() {
        assertThat(state("accounts?status=x&reseller=abc&sort=x&days=0"))
                .isEqualTo(new ListState(Chip.ALL, 7, "", null, null, null, AccountSort.URGENCY, false));
        assertThat(state("due?days=61").dueDays()).isEqualTo(7);
    }

    private static ListState state(String address) {
        int question = address.indexOf('?');
        return question < 0
                ? ListState.of(address, QueryParameters.empty())
                : ListState.of(
                        address.substring(0, question), QueryParameters.fromString(address.substring(question + 1)));
    }

    private static AccountLine line(long id, AccountStatus status, String code, int credits) {
        return new AccountLine(
                new AccountSummary(
                        new AccountId(id), "a-" + id, new ResellerId(117), "rs-117", status, code, NOW, null, true),
                credits(credits),
                NOW,
                LockState.OPEN,
                null);
    }

    private static BigDecimal credits(int value) {
        return BigDecimal.valueOf(value);
    }
}
