package io.panelhouse.dashboard.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import io.panelhouse.dashboard.BusinessDouble;
import io.panelhouse.dashboard.shell.Preview;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
class HomeViewTest extends HomeOnScreen {

    @Test
    @Tag("S2")
    void showsBalanceActiveAndDueWithoutNavigation() {
        business.account("hv-3310", NOW.plus(Duration.ofHours(2)), "M1");
        business.account("tb-0077", NOW.plus(Duration.ofDays(2)), "M3");
        business.account("far-0001", NOW.plus(Duration.ofDays(40)), "M1");

        HomeView home = open();

        assertThat(part(home, BalanceTile.class).balance()).isEqualTo("96 credits");
        assertThat(part(home, BalanceTile.class).cover().sentence()).isEqualTo("7 days covered");
        assertThat(part(home, BalanceTile.class).cover().evidence()).isEqualTo("4 due, 92 to spare");
        assertThat(part(home, PresenceTile.class).activeAccounts()).isEqualTo("3");
        assertThat(part(home, DueTile.class).summary()).isEqualTo("2 accounts, 4 credits if all renew");
        assertThat(part(home, DueTile.class).foot()).isEqualTo("2 accounts, soonest first");
    }

    @Test
    @Tag("S66")
    void theHeadlineCountIsTheListThatItsLinkOpens() {
        business.account("hv-3310", NOW.plus(Duration.ofHours(2)), "M1");
        business.account("tb-0077", NOW.plus(Duration.ofDays(7)), "M3");
        business.account("far-0001", NOW.plus(Duration.ofDays(9)), "M1");

        DueTile due = part(open(), DueTile.class);

        assertThat(due.summary()).startsWith("2 accounts");
        assertThat(test(due.grid()).size()).isEqualTo(2);
        assertThat(find(Anchor.class, due).withText("Open as list").single().getHref())
                .isEqualTo("expiring?days=7");
    }

    @Test
    void saysHowMuchIsMissingWhenTheBalanceDoesNotCoverWhatIsDue() {
        BusinessDouble poor = new BusinessDouble(117, NOW, 2);
        poor.account("a-1", NOW.plus(Duration.ofHours(2)), "M1");
        poor.account("b-2", NOW.plus(Duration.ofDays(3)), "M3");

        BalanceTile balance = part(open(poor), BalanceTile.class);

        assertThat(balance.cover().sentence()).isEqualTo("Short from Thu 26 Nov");
        assertThat(balance.cover().evidence()).isEqualTo("4 due, 2 short");
    }

    @Test
    @Tag("S63")
    void saysWhenTheBalanceRunsOutAndHowSureThatIs() {
        plan = plan(LocalDate.of(2026, 9, 1));

        BalanceTile balance = part(open(), BalanceTile.class);

        // 3.5 of today, three days of 7, 28 on Friday and six days of 7 are 94.5 by the end of Thursday, 3 December.
        assertThat(balance.runway().sentence()).isEqualTo("Runs out about Fri 4 Dec");
        assertThat(balance.runway().range()).isEqualTo("80\u00a0%: Thu 3 Dec – Fri 4 Dec");
    }

    @Test
    @Tag("S24a")
    @Tag("S24b")
    @Tag("S24c")
    void saysWhatAWeekTakesItsPeakDayAndWhetherTheBufferIsAdequate() {
        plan = plan(LocalDate.of(2026, 9, 1));

        BalanceTile balance = part(open(), BalanceTile.class);

        assertThat(balance.buffer().sentence()).isEqualTo("Buffer adequate");
        // 21 credits with a variance of 2.1 are expected; 23.5 are enough in 95 of 100 cases.
        assertThat(balance.buffer().evidence()).isEqualTo("4.1 × a 95\u00a0% 3-day need");
        assertThat(balance.week().sentence()).isEqualTo("70 credits a week");
        assertThat(balance.week().evidence()).isEqualTo("8 weeks, ± 0; peak Fri 2.8×");
    }

    @Test
    @Tag("S63")
    void withLessThanFourteenDaysOfDataThereIsNoRunwayDate() {
        BalanceTile balance = part(open(), BalanceTile.class);

        assertThat(balance.runway().sentence()).isEqualTo("Collecting data: 8 of 14 days");
        assertThat(balance.runway().range()).isEqualTo("First runway date on Sun 29 Nov");
        assertThat(balance.buffer().sentence()).isEqualTo("Buffer not known yet");
        assertThat(balance.week().sentence()).isEqualTo("Weekly mean: collecting");
    }

    @Test
    void anEmptyDueListSaysWhenAccountsWillAppear() {
        HomeView home = open();

        assertThat(part(home, DueTile.class).getContent().state()).isEqualTo("empty");
        assertThat(part(home, DueTile.class).getContent().getElement().getTextRecursively())
                .contains("Nothing ends before the end of Mon 30 Nov.");
    }

    @Test
    void renewingShowsTheEffectFirstAndMovesTheBalanceInTheSameAnswer() {
        business.account("hv-3310", NOW.plus(Duration.ofHours(2)), "M3");
        HomeView home = open();

        Button renew = (Button) test(part(home, DueTile.class).grid()).getCellComponent(0, 5);
        test(renew).click();
        Preview preview = find(Preview.class).single();

        assertThat(preview.getElement().getTextRecursively()).contains("96 now, 93 left after");
        assertThat(preview.confirm().getText()).isEqualTo("Renew for 3 credits");
        assertThat(business.sales()).isZero();

        test(preview.confirm()).click();

        assertThat(business.sales()).isEqualTo(1);
        assertThat(part(home, BalanceTile.class).balance()).isEqualTo("93 credits");
        assertThat(part(home, DueTile.class).getContent().state()).isEqualTo("empty");
        assertThat(part(home, RecentTile.class).rows())
                .singleElement()
                .asString()
                .startsWith("hv-3310Renewed, 3 months");
    }

    @Test
    void aFailureOfTheDatabaseIsSaidInTheTile() {
        HomeView home = open();
        business.fail(new IllegalStateException("away"));

        feed.read(RESELLER, 1, 1, "96", "0", 1, NOW);
        runWhatWaitsForTheLock();

        assertThat(part(home, DueTile.class).getContent().state()).isEqualTo("error");
    }
}
