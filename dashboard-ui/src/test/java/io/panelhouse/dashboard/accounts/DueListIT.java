package io.panelhouse.dashboard.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.QueryParameters;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.KeptOperator;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Renewal;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.directory.Setting;
import io.panelhouse.panel.followup.Channel;
import io.panelhouse.panel.followup.FollowUpState;
import io.panelhouse.panel.followup.Mark;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
class DueListIT extends BrowserlessTest {

    private final TestBusiness business = new TestBusiness();
    private final KeptOperator nora = new KeptOperator(business, business.asNorth, business.north, Role.OWNER);
    private final Desk desk =
            new Desk(nora, business.panel.accounts(), business.panel.ledger(), new FixedFeed(), business.time);

    @BeforeEach
    void sell() {
        business.fund(business.north, 100);
        sold("first");
        business.time.set("2026-06-04T12:00:00Z");
        sold("second");
        business.time.set("2026-06-20T12:00:00Z");
        sold("third");
        business.time.set("2026-06-28T09:00:00Z");
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    @Tag("S31")
    void eachOperatorLooksAsFarAheadAsItChose() {
        assertThat(names(open())).containsExactly("first", "second");

        business.panel.settings().change(business.asNorth, business.north, Map.of(Setting.DUE_DAYS, Optional.of("3")));
        assertThat(names(open())).containsExactly("first");

        nora.prefer("dueDays", "60");
        assertThat(names(open())).containsExactly("first", "second", "third");
        nora.prefer("dueDays", "1");
        assertThat(names(open())).isEmpty();
    }

    @Test
    @Tag("S67")
    void theListIsFilteredByTaskAndCountsWhatItShows() {
        AccountId second = business.panel
                .accounts()
                .findByName(business.asNorth, business.north, "second")
                .orElseThrow()
                .id();
        business.panel
                .followUps()
                .mark(business.asNorth, second, new Mark(FollowUpState.PROMISED, Channel.PHONE, null, null));
        AccountsView page = open();

        page.show(page.state().task(FollowUpState.PROMISED));
        assertThat(names(page)).containsExactly("second");
        page.show(page.state().task(FollowUpState.TO_DO));
        assertThat(names(page)).containsExactly("first");
        page.show(page.state().task(null));
        assertThat(names(page)).containsExactly("first", "second");
    }

    @Test
    @Tag("S32")
    void theReportOnContactsOpensBesideTheList() {
        AccountId first = business.panel
                .accounts()
                .findByName(business.asNorth, business.north, "first")
                .orElseThrow()
                .id();
        business.panel.followUps().mark(business.asNorth, first, Mark.contacted(Channel.WHATSAPP));
        business.renew(first, "M3").orThrow();
        business.time.set("2026-07-10T09:00:00Z");
        AccountsView page = open();

        test(find(Button.class, page).withText("Does contact help?").single()).click();

        assertThat(Objects.requireNonNull(page.side()).getElement().getTextRecursively())
                .contains("Contacted before100\u00a0%1 of 1 renewed; between 21\u00a0% and 100\u00a0%.")
                .contains("Not contacted0\u00a0%0 of 1 renewed; between 0\u00a0% and 79\u00a0%.")
                .contains("Too few to judge");
    }

    private AccountsView open() {
        AccountsView page = new AccountsView(
                nora,
                desk,
                new Renewal(nora, desk, business.panel.accounts(), business.panel.catalogue(), business.time),
                business.panel.accounts(),
                business.panel.devices(),
                business.panel.catalogue(),
                business.panel.followUps(),
                business.panel.settings(),
                (credits, work) -> work.run(),
                new FixedFeed(),
                business.time,
                business.panel.audit());
        UI.getCurrent().removeAll();
        UI.getCurrent().add(page);
        page.show(page.usual("due", QueryParameters.empty()));
        return page;
    }

    private List<String> names(AccountsView page) {
        return IntStream.range(0, test(page.grid()).size())
                .mapToObj(row -> test(page.grid()).getRow(row).account().name())
                .toList();
    }

    private void sold(String name) {
        business.created(business.north, name, "M1");
    }
}
