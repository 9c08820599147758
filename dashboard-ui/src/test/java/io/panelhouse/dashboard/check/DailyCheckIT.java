package io.panelhouse.dashboard.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.KeptOperator;
import io.panelhouse.dashboard.alerts.OpenAlerts;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Preview;
import io.panelhouse.dashboard.shell.Renewal;
import io.panelhouse.event.AccountId;
import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.SignInOutcome;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.account.AccountFilter;
import io.panelhouse.panel.operation.CreateAccount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The daily check over a real business. */
@ViewPackages(packages = "io.panelhouse.dashboard.live")
class DailyCheckIT extends BrowserlessTest {

    private final TestBusiness business = new TestBusiness();
    private final FixedFeed feed = new FixedFeed();
    private final KeptOperator nora = new KeptOperator(business, business.asNorth, business.north, Role.OWNER);
    private final Desk desk = new Desk(nora, business.panel.accounts(), business.panel.ledger(), feed, business.time);

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    @Tag("S51")
    @Tag("S50")
    void everyItemOfFiveHundredAccountsIsReachedAndTicked() {
        business.fund(business.north, 600);
        sell("due", 25);
        business.time.advance(Duration.ofDays(24));
        sell("later", 475);
        feed.read(issue());
        feed.read(alert());
        CheckLink link = link();
        assertThat(link.state()).isEqualTo("28 items, about 7 min");

        CheckView page = open();
        assertThat(page.left()).isEqualTo("28 of 28 left");
        test(find(Button.class).withText("Contacted").all().getFirst()).click();
        assertThat(page.left()).isEqualTo("27 of 28 left");
        business.time.advance(Duration.ofMinutes(4));
        for (int i = 0; i < 10; i++) {
            tickOne();
        }
        assertThat(page.left()).isEqualTo("17 of 28 left");
        assertThat(page.took()).isEqualTo("4 min");

        page = open();
        assertThat(page.left()).isEqualTo("17 of 28 left");
        assertThat(link().state()).isEqualTo("17 left, 4 min");
        test(find(Button.class).withText("Renew").all().getFirst()).click();
        roundTrip();
        test(find(Preview.class).single().confirm()).click();
        assertThat(page.left()).isEqualTo("16 of 27 left");
        business.time.advance(Duration.ofMinutes(5));
        for (int i = 0; i < 16; i++) {
            tickOne();
        }

        assertThat(page.left()).isEqualTo("All seen");
        assertThat(find(Checkbox.class).all()).hasSize(27).allMatch(Checkbox::getValue);
        business.time.advance(Duration.ofHours(3));
        assertThat(link().state()).isEqualTo("done in 9 min");
        assertThat(business.panel
                        .accounts()
                        .page(business.asNorth, AccountFilter.of(business.north).due(7), 0, 100))
                .hasSize(24);
        business.time.advance(Duration.ofDays(1));
        assertThat(link().state()).startsWith("26 items");
    }

    @Test
    @Tag("S49")
    void itIsOfferedFromTheEleventhActiveAccountOn() {
        business.fund(business.north, 20);
        sell("active", 10);
        assertThat(link().isVisible()).isFalse();
        nora.prefer("dailyCheck", "on");
        assertThat(link().isVisible()).isTrue();
        nora.prefer("dailyCheck", null);

        sell("eleventh", 1);

        assertThat(link().isVisible()).isTrue();
        assertThat(link().state()).isEqualTo("1 item, about 1 min");
        nora.prefer("dailyCheck", "off");
        assertThat(link().isVisible()).isFalse();
    }

    @Test
    void whatComesUpAgainIsANewItem() {
        business.fund(business.north, 1);
        open();
        feed.read(alert());
        CheckView page = open();
        tickOne();
        tickOne();
        assertThat(page.left()).isEqualTo("All seen");

        feed.read(new Alert(
                new ResellerId(business.north.value()),
                AlertKind.CREDIT_THRESHOLD,
                "100",
                2,
                true,
                BigDecimal.TEN,
                BigDecimal.valueOf(100),
                null,
                List.of(),
                business.time.instant().plusSeconds(60),
                business.time.instant().plusSeconds(60)));

        assertThat(open().left()).isEqualTo("1 of 2 left");
    }

    private void tickOne() {
        test(find(Checkbox.class).all().stream()
                        .filter(box -> !box.getValue())
                        .findFirst()
                        .orElseThrow())
                .click();
    }

    private CheckLink link() {
        CheckLink link = new CheckLink(
                nora, business.panel.accounts(), business.panel.dailyChecks(), feed, alerts(), business.time);
        link.show();
        return link;
    }

    private OpenAlerts alerts() {
        return new OpenAlerts(nora, business.panel.accounts(), feed, business.panel.alerts(), business.time);
    }

    private CheckView open() {
        CheckView page = new CheckView(
                nora,
                desk,
                new Renewal(nora, desk, business.panel.accounts(), business.panel.catalogue(), business.time),
                business.panel.accounts(),
                business.panel.followUps(),
                business.panel.dailyChecks(),
                feed,
                alerts(),
                business.time);
        UI.getCurrent().removeAll();
        UI.getCurrent().add(page);
        return page;
    }

    private void sell(String name, int count) {
        List<CreateAccount> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            orders.add(new CreateAccount(
                    business.asProvider, TestBusiness.newKey(), business.north, name + "-" + i, null, "M1"));
        }
        business.panel.ledger().applyAll(List.copyOf(orders)).forEach(outcome -> outcome.orThrow());
    }

    private ConnectionIssue issue() {
        Instant now = business.time.instant();
        return new ConnectionIssue(
                new ResellerId(business.north.value()),
                new AccountId(3),
                "due-2",
                1,
                true,
                4,
                SignInOutcome.WRONG_PASSWORD,
                null,
                "MAG",
                now,
                now);
    }

    private Alert alert() {
        return new Alert(
                new ResellerId(business.north.value()),
                AlertKind.CREDIT_THRESHOLD,
                "100",
                1,
                true,
                BigDecimal.valueOf(90),
                BigDecimal.valueOf(100),
                null,
                List.of(),
                business.time.instant(),
                business.time.instant());
    }
}
