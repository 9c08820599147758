package io.panelhouse.dashboard.unlocked;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.TreeOperator;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.alert.ReportedAlert;
import io.panelhouse.panel.device.LockState;
import io.panelhouse.panel.session.SignInRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S18")
@ViewPackages(packages = "io.panelhouse.dashboard.live")
class UnlockedViewIT extends BrowserlessTest {

    private static final String OPEN = "device_lock = 'OPEN' AND closed_at IS NULL";

    private final TestBusiness business = new TestBusiness();
    private final TreeOperator nora =
            new TreeOperator(business.asNorth, business.north, business.panel.resellers(), Role.OWNER);

    @BeforeEach
    void share() {
        business.fund(business.north, 20);
        business.fund(business.northEast, 20);
        opened(business.north, "shared", "A1", "B2", "C3");
        opened(business.northEast, "alone", "D4");
        opened(business.north, "unused");
        sold(business.north, "locked");
        business.time.advance(Duration.ofDays(31));
        visit(business.north, "shared", "A1");
        visit(business.north, "shared", "E5");
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void theNumbersAreThoseOfTheDatabase() {
        UnlockedView page = open();

        long accounts = business.count("SELECT count(*) FROM panel.account WHERE " + OPEN);
        long devices = business.count("SELECT count(DISTINCT (t.account_id, t.device_id)) FROM journal.auth_attempt t"
                + " JOIN panel.account a ON a.id = t.account_id AND " + OPEN + " WHERE t.outcome = 'ACCEPTED'"
                + " AND t.occurred_at >= '" + business.time.instant().minus(Duration.ofDays(30)) + "'");
        assertThat(page.sums())
                .isEqualTo(accounts + " accounts, " + devices + " devices in 30 days; 1 used from more than one");
        assertThat(accounts).isEqualTo(3);
        assertThat(devices).isEqualTo(2);
        assertThat(IntStream.range(0, test(page.grid()).size())
                        .mapToObj(row -> test(page.grid()).getRow(row).name() + " "
                                + test(page.grid()).getRow(row).devices()))
                .containsExactly("shared 2", "alone 0", "unused 0");
    }

    @Test
    void lockingAllIsShownFirstAndThenEachLearnsItsDevice() {
        UnlockedView page = open();

        LockPanel plan = page.openPlan();

        assertThat(plan.getElement().getTextRecursively())
                .contains("Lock 3 accounts", "2 were used from one device at most", "1 was used from several devices");
        assertThat(business.count("SELECT count(*) FROM panel.account WHERE " + OPEN))
                .isEqualTo(3);

        test(plan.confirm()).click();

        assertThat(business.count("SELECT count(*) FROM panel.account WHERE " + OPEN))
                .isZero();
        assertThat(plan.getElement().getTextRecursively()).contains("3 accounts learn their devices now.");
        assertThat(page.sums()).startsWith("0 accounts");
    }

    @Test
    @Tag("S19")
    void aNewAccountIsNotAmongThem() {
        UnlockedView page = open();
        AccountId fresh = sold(business.north, "fresh");

        assertThat(business.panel.devices().lock(business.asNorth, fresh).state())
                .isEqualTo(LockState.LEARN);
        assertThat(IntStream.range(0, test(page.grid()).size())
                        .mapToObj(row -> test(page.grid()).getRow(row).name()))
                .doesNotContain("fresh", "locked");
    }

    private UnlockedView open() {
        Desk desk = new Desk(nora, business.panel.accounts(), business.panel.ledger(), new FixedFeed(), business.time);
        UnlockedView page =
                new UnlockedView(nora, desk, business.panel.devices(), business.panel.alerts(), business.time);
        UI.getCurrent().add(page);
        return page;
    }

    @Test
    @Tag("S54")
    void anAccountThatIsPossiblySharedIsMarkedUntilThatIsPutOff() {
        AccountId shared = new AccountId(business.count("SELECT id FROM panel.account WHERE name = 'shared'"));
        business.panel
                .alerts()
                .record(new ReportedAlert(
                        business.north,
                        AlertKind.SHARING,
                        shared.toString(),
                        1,
                        true,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        shared,
                        List.of(),
                        business.time.instant(),
                        business.time.instant()));
        UnlockedView page = open();
        assertThat(cell(page, 0)).isEqualTo("sharedPossible sharing");
        assertThat(cell(page, 1)).isEqualTo("alone");

        long episode = business.panel
                .alerts()
                .open(business.asNorth, AlertKind.SHARING, shared)
                .orElseThrow()
                .id();
        business.panel
                .alerts()
                .snooze(business.asNorth, episode, business.time.instant().plusSeconds(60));
        assertThat(cell(open(), 0)).isEqualTo("shared");

        business.time.advance(Duration.ofSeconds(60));
        assertThat(cell(open(), 0)).isEqualTo("sharedPossible sharing");
    }

    private String cell(UnlockedView page, int row) {
        return test(page.grid()).getCellComponent(row, 0).getElement().getTextRecursively();
    }

    private AccountId sold(ResellerId owner, String name) {
        return Objects.requireNonNull(business.created(owner, name, "M3").accountId());
    }

    private void opened(ResellerId owner, String name, String... devices) {
        business.panel.devices().release(business.asNorth, null, sold(owner, name));
        for (String device : devices) {
            visit(owner, name, device);
        }
    }

    private void visit(ResellerId owner, String name, String device) {
        var decision = business.panel
                .signIns()
                .attempt(new SignInRequest(owner, name, "secret of " + name, device, "MAG", null));
        business.panel.sessions().close(Objects.requireNonNull(decision.sessionId()));
    }
}
