package io.panelhouse.dashboard.online;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.VaadinSession;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.TreeOperator;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.alert.ReportedAlert;
import io.panelhouse.panel.session.Sessions;
import io.panelhouse.panel.session.SignInRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S53")
@ViewPackages(packages = "io.panelhouse.dashboard.live")
class OnlineViewIT extends BrowserlessTest {

    private static final int END = 7;

    private final TestBusiness business = new TestBusiness();
    private final TreeOperator nora =
            new TreeOperator(business.asNorth, business.north, business.panel.resellers(), Role.RESELLER);
    private final FixedFeed feed = new FixedFeed();

    @BeforeEach
    void watch() {
        business.fund(business.north, 20);
        business.fund(business.south, 20);
        for (String name : List.of("anna", "bert")) {
            business.create(business.north, name, "M1");
        }
        business.create(business.south, "carl", "M1");
        signIn(business.north, "anna", "00:1A:79:00:00:01");
        business.time.advance(Duration.ofSeconds(10));
        signIn(business.north, "bert", null);
        signIn(business.south, "carl", "00:1A:79:00:00:09");
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void everyOpenSessionOfTheSubtreeIsThereAndNoOther() {
        OnlineView page = open();

        assertThat(names(page)).containsExactly("anna", "bert");
        assertThat(page.foot()).isEqualTo("2 connections");
        assertThat(names(page)).hasSize((int) business.count(
                "SELECT count(*) FROM panel.open_session WHERE reseller_id = " + business.north.value()));
        assertThat(test(page.grid()).getCellText(0, 2)).isEqualTo("00:1A:79:00:00:01");
        assertThat(test(page.grid()).getCellText(1, 2)).isEmpty();
    }

    @Test
    void aSilentConnectionLeavesByItself() {
        OnlineView page = open();

        business.time.advance(Sessions.SILENCE.minusSeconds(5));
        feed.beat(business.time.instant());
        feed.fallSilent();
        runWhatWaitsForTheLock();

        assertThat(names(page)).containsExactly("bert");
    }

    @Test
    void aConnectionIsEndedFromItsRow() {
        OnlineView page = open();

        test((Button) test(page.grid()).getCellComponent(0, END)).click();

        assertThat(names(page)).containsExactly("bert");
        assertThat(business.count("SELECT count(*) FROM journal.session WHERE change = 'CLOSED' AND reason = 'STOP'"
                        + " AND account_name = 'anna'"))
                .isEqualTo(1);
    }

    @Test
    @Tag("S54")
    void anAccountThatIsPossiblySharedIsMarkedAndLeadsToItsPageUntilThatIsDismissed() {
        AccountId anna = new AccountId(business.count("SELECT id FROM panel.account WHERE name = 'anna'"));
        OnlineView page = open();
        assertThat(cell(page, 0)).isEqualTo("anna");

        business.panel
                .alerts()
                .record(new ReportedAlert(
                        business.north,
                        AlertKind.SHARING,
                        anna.toString(),
                        1,
                        true,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        anna,
                        List.of(),
                        business.time.instant(),
                        business.time.instant()));
        feed.beat(business.time.instant());
        feed.fallSilent();
        runWhatWaitsForTheLock();
        assertThat(cell(page, 0)).isEqualTo("annaPossible sharing");
        assertThat(cell(page, 1)).isEqualTo("bert");
        Anchor mark = (Anchor)
                test(page.grid()).getCellComponent(0, 0).getChildren().toList().getLast();
        assertThat(mark.getHref()).isEqualTo("account/" + anna.value());

        long episode = business.panel
                .alerts()
                .open(business.asNorth, AlertKind.SHARING, anna)
                .orElseThrow()
                .id();
        business.panel.alerts().dismiss(business.asNorth, episode);
        assertThat(cell(open(), 0)).isEqualTo("anna");
    }

    private String cell(OnlineView page, int row) {
        return test(page.grid()).getCellComponent(row, 0).getElement().getTextRecursively();
    }

    private OnlineView open() {
        OnlineView page = new OnlineView(
                nora, business.panel.sessions(), business.panel.alerts(), business.panel.audit(), feed, business.time);
        UI.getCurrent().add(page);
        return page;
    }

    private List<String> names(OnlineView page) {
        return IntStream.range(0, test(page.grid()).size())
                .mapToObj(row -> test(page.grid()).getRow(row).accountName())
                .toList();
    }

    private void signIn(ResellerId door, String name, @Nullable String device) {
        business.panel.signIns().attempt(new SignInRequest(door, name, "secret of " + name, device, "MAG", null));
    }

    private static void runWhatWaitsForTheLock() {
        VaadinSession session = VaadinSession.getCurrent();
        session.unlock();
        session.lock();
    }
}
