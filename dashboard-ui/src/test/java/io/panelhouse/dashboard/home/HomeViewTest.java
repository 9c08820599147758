package io.panelhouse.dashboard.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.server.VaadinSession;
import io.panelhouse.dashboard.BusinessDouble;
import io.panelhouse.dashboard.FixedOperator;
import io.panelhouse.dashboard.alerts.AlertsDouble;
import io.panelhouse.dashboard.alerts.AlertsTile;
import io.panelhouse.dashboard.alerts.OpenAlerts;
import io.panelhouse.dashboard.check.KeptChecks;
import io.panelhouse.dashboard.issues.IssuesTile;
import io.panelhouse.dashboard.lake.LakeSnapshot;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.dashboard.planning.DailyUse;
import io.panelhouse.dashboard.planning.Outlook;
import io.panelhouse.dashboard.planning.Planning;
import io.panelhouse.dashboard.planning.WeekDemand;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Preview;
import io.panelhouse.dashboard.shell.Renewal;
import io.panelhouse.dashboard.shell.Stamp;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.event.AccountId;
import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.SignInOutcome;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
class HomeViewTest extends BrowserlessTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:14:22Z");
    private static final ResellerId RESELLER = new ResellerId(117);

    private final InstantSource clock = InstantSource.fixed(NOW);
    private final BusinessDouble business = new BusinessDouble(117, NOW, 96);
    private final FixedOperator operator = new FixedOperator(117);
    private final FixedFeed feed = new FixedFeed();
    private Planning plan = plan(LocalDate.of(2026, 11, 15));

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
    void aReadingOfTheFeedMovesTheFiguresWithoutReload() {
        HomeView home = open();
        feed.beat(NOW);

        feed.read(RESELLER, 63, 71, "80", "14", 5, NOW);
        runWhatWaitsForTheLock();

        assertThat(part(home, BalanceTile.class).balance()).isEqualTo("80 credits");
        assertThat(part(home, BalanceTile.class).spent()).isEqualTo("14 credits spent today");
        assertThat(part(home, PresenceTile.class).onlineAccounts()).isEqualTo("63");
        assertThat(part(home, PresenceTile.class).onlineNote()).isEqualTo("71 connections");
    }

    @Test
    @Tag("S50")
    void anAccountThatFailsToConnectAppearsWithItsReasonAndLeavesAfterASuccess() {
        HomeView home = open();
        feed.beat(NOW);

        feed.read(issue("mk-2041", 12, 1, true, 4));
        feed.read(issue("wd-7718", 13, 1, true, 100));
        runWhatWaitsForTheLock();
        assertThat(part(home, IssuesTile.class).rows())
                .containsExactly("mk-2041Other device4×, Today 09:06", "wd-7718Other device100 or more×, Today 09:06");

        feed.read(issue("mk-2041", 12, 2, false, 0));
        feed.read(issue("mk-2041", 12, 1, true, 4));
        feed.read(issue("wd-7718", 13, 2, false, 0));
        runWhatWaitsForTheLock();
        assertThat(part(home, IssuesTile.class).getContent().state()).isEqualTo("empty");
    }

    @Test
    @Tag("S45")
    @Tag("S46")
    void anAlertAppearsWithTheFactTheFigureAndTheNextStepAndLeavesWhenItIsOver() {
        HomeView home = open();
        feed.beat(NOW);
        AlertsTile tile = part(home, AlertsTile.class);
        assertThat(tile.getContent().getElement().getTextRecursively()).contains("Not known yet.");

        feed.raise(alert(AlertKind.CREDIT_THRESHOLD, "100", 1, true, "96", "100", "2026-11-23T08:52:00Z"));
        feed.raise(alert(AlertKind.RENEWALS_DUE, "", 1, true, "14", "23", "2026-11-22T06:00:00Z"));
        runWhatWaitsForTheLock();
        assertThat(tile.rows())
                .containsExactly(
                        "Balance fell below 100: 96 left.08:52",
                        "You have 14 credits; renewals due in 7 days need 23. Top up 9 or more.Sun 22 Nov, 06:00");
        assertThat(find(Anchor.class, tile).all())
                .extracting(Anchor::getHref)
                .containsExactly("alerts", "credits", "expiring?days=7");

        feed.raise(alert(AlertKind.CREDIT_THRESHOLD, "100", 2, false, "120", "100", "2026-11-23T08:52:00Z"));
        feed.raise(alert(AlertKind.RENEWALS_DUE, "", 2, false, "120", "23", "2026-11-22T06:00:00Z"));
        runWhatWaitsForTheLock();
        assertThat(tile.getContent().state()).isEqualTo("empty");
    }

    @Test
    void anAlertOfAnAccountOrALoginLeadsToItsRows() {
        AccountId account = new AccountId(
                business.account("hv-3310", NOW.plus(Duration.ofHours(2)), "M1").value());
        HomeView home = open();
        feed.beat(NOW);

        feed.raise(alert(AlertKind.DRAIN, "rs-117 & co", 1, true, "30", "12", "2026-11-23T09:00:00Z"));
        feed.raise(new Alert(
                RESELLER,
                AlertKind.SHARING,
                account.toString(),
                1,
                true,
                new BigDecimal("1.0000"),
                BigDecimal.ZERO,
                account,
                List.of("s1", "s2"),
                NOW,
                NOW));
        runWhatWaitsForTheLock();

        AlertsTile tile = part(home, AlertsTile.class);
        assertThat(tile.rows())
                .containsExactly(
                        "Possible sharing of hv-3310: it watches on several devices at once. 1 credit at risk.09:14",
                        "Login rs-117 & co spent unusually fast: 30 debits in 60 s, 12 are usual at most.09:00");
        assertThat(find(Anchor.class, tile).all())
                .extracting(Anchor::getHref)
                .containsExactly("alerts", "account/" + account, "credits?operator=rs-117%20%26%20co");
    }

    @Test
    void anOwnSaleCountsTowardsTodayBeforeTheFeedHasSeenIt() {
        business.account("hv-3310", NOW.plus(Duration.ofHours(2)), "M3");
        HomeView home = open();
        feed.beat(NOW);
        feed.read(RESELLER, 63, 71, "96", "14", 0, NOW);
        runWhatWaitsForTheLock();

        test((Button) test(part(home, DueTile.class).grid()).getCellComponent(0, 5))
                .click();
        test(find(Preview.class).single().confirm()).click();
        assertThat(part(home, BalanceTile.class).spent()).isEqualTo("17 credits spent today");

        feed.read(RESELLER, 63, 71, "93", "17", 1, NOW);
        runWhatWaitsForTheLock();
        assertThat(part(home, BalanceTile.class).spent()).isEqualTo("17 credits spent today");
        assertThat(part(home, BalanceTile.class).balance()).isEqualTo("93 credits");
    }

    @Test
    void figuresTurnStaleWhenTheFeedFallsSilent() {
        HomeView home = open();
        feed.beat(NOW.minusSeconds(162));
        feed.read(RESELLER, 63, 71, "80", "14", 5, NOW);

        feed.fallSilent();
        runWhatWaitsForTheLock();

        assertThat(part(home, BalanceTile.class).getContent().stamp().getText()).isEmpty();
        assertThat(part(home, BalanceTile.class)
                        .getContent()
                        .stamp()
                        .getElement()
                        .getAttribute("data-kind"))
                .isEqualTo("stale");
        assertThat(part(home, PresenceTile.class).onlineAccounts()).isEqualTo("63");
        assertThat(part(home, PresenceTile.class).onlineNote()).isEqualTo("No update for 2 min 42 s. Reconnecting.");
    }

    @Test
    @Tag("S3")
    void everyTileSaysLiveOrBatchAndAsOfWhenAndIsStaleTenSecondsAfterTheLastBeat() {
        plan = plan(LocalDate.of(2026, 9, 1), new LakeSnapshot("gold.consumption_daily", 47, NOW, Map.of()));
        HomeView home = open();
        feed.beat(NOW);
        feed.read(RESELLER, 63, 71, "80", "14", 5, NOW);

        feed.passTo(NOW.plusSeconds(10));
        runWhatWaitsForTheLock();
        assertThat(stamps(home))
                .containsExactly(
                        "Balance LIVE09:14:22 BATCH09:14",
                        "Active LIVE09:14:22",
                        "Online LIVE09:14:22",
                        "Due in 7 days LIVE09:14:22",
                        "Connection issues LIVE09:14:22",
                        "Alerts LIVE09:14:22",
                        "Last operations LIVE09:14:22");

        feed.passTo(NOW.plusMillis(10_001));
        runWhatWaitsForTheLock();
        assertThat(stamps(home)).first().isEqualTo("Balance STALE09:14:22 BATCH09:14");
        assertThat(stamps(home)).allMatch(stamp -> stamp.contains(" STALE09:14:22"));
        assertThat(figures(home)).allMatch(tile -> tile.getElement().hasAttribute("data-stale"));
    }

    @Test
    @Tag("S3")
    void whilePausedNothingMovesAndResumingShowsAtOnceWhatCame() {
        HomeView home = open();
        feed.beat(NOW);
        feed.read(RESELLER, 63, 71, "80", "14", 5, NOW);
        runWhatWaitsForTheLock();

        test(pause(home)).click();
        assertThat(stamps(home)).allMatch(stamp -> stamp.endsWith(" PAUSED09:14:22"));
        String before = home.getElement().getOuterHTML();
        business.account("hv-3310", NOW.plus(Duration.ofHours(2)), "M1");
        feed.read(RESELLER, 64, 72, "79", "15", 6, NOW);
        feed.read(issue("mk-2041", 12, 1, true, 4));
        feed.fallSilent();
        runWhatWaitsForTheLock();
        assertThat(home.getElement().getOuterHTML()).isEqualTo(before);

        feed.beat(NOW);
        test(pause(home)).click();
        assertThat(part(home, BalanceTile.class).balance()).isEqualTo("79 credits");
        assertThat(part(home, PresenceTile.class).onlineAccounts()).isEqualTo("64");
        assertThat(part(home, DueTile.class).summary()).startsWith("1 account");
        assertThat(part(home, IssuesTile.class).rows()).hasSize(1);
        assertThat(stamps(home)).allMatch(stamp -> stamp.endsWith(" LIVE09:14:22"));
    }

    @Test
    void whilePausedAnOwnSaleShowsItsResultAndHomeStaysPaused() {
        business.account("hv-3310", NOW.plus(Duration.ofHours(2)), "M3");
        HomeView home = open();
        feed.beat(NOW);
        feed.read(RESELLER, 63, 71, "96", "14", 0, NOW);
        runWhatWaitsForTheLock();
        test(pause(home)).click();

        test((Button) test(part(home, DueTile.class).grid()).getCellComponent(0, 5))
                .click();
        test(find(Preview.class).single().confirm()).click();

        assertThat(part(home, BalanceTile.class).balance()).isEqualTo("93 credits");
        assertThat(part(home, DueTile.class).getContent().state()).isEqualTo("empty");
        assertThat(stamps(home)).allMatch(stamp -> stamp.endsWith(" PAUSED09:14:22"));
        assertThat(pause(home).getElement().getAttribute("aria-pressed")).isEqualTo("true");
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

    @Test
    void stopsListeningWhenLeft() {
        HomeView home = open();

        UI.getCurrent().remove(home);

        assertThat(feed.listeners()).isZero();
    }

    private NativeButton pause(HomeView home) {
        return find(NativeButton.class, home).withClassName("ph-pause").single();
    }

    /** Title and visible stamps of each tile that shows figures, such as "Active LIVE09:14:22". */
    private static List<String> stamps(HomeView home) {
        return figures(home)
                .map(tile -> all(tile)
                        .filter(part -> part instanceof H2 || (part instanceof Stamp && part.isVisible()))
                        .map(part -> part.getElement().getTextRecursively())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    /** All tiles but the form, which shows none. */
    private static Stream<Tile> figures(HomeView home) {
        return all(home)
                .filter(Tile.class::isInstance)
                .map(Tile.class::cast)
                .filter(tile -> !tile.hasClassName("ph-create"));
    }

    /** What a listener asked to be done under the lock of the page is done when the lock is given back. */
    private static void runWhatWaitsForTheLock() {
        VaadinSession session = VaadinSession.getCurrent();
        session.unlock();
        session.lock();
    }

    private static Alert alert(
            AlertKind kind, String subject, long version, boolean open, String figure, String limit, String openedAt) {
        return new Alert(
                RESELLER,
                kind,
                subject,
                version,
                open,
                new BigDecimal(figure).setScale(4),
                new BigDecimal(limit).setScale(4),
                null,
                List.of(),
                Instant.parse(openedAt),
                NOW);
    }

    private static ConnectionIssue issue(String account, long id, long version, boolean open, int failures) {
        Instant last = Instant.parse("2026-11-23T09:06:00Z");
        return new ConnectionIssue(
                RESELLER,
                new AccountId(id),
                account,
                version,
                open,
                failures,
                SignInOutcome.DEVICE_MISMATCH,
                "001a79000001",
                "MAG",
                last,
                last);
    }

    /** A business that takes 28 credits on each Friday and 7 on any other day, and is expected to go on like that. */
    private static Planning plan(LocalDate first) {
        return plan(first, null);
    }

    private static Planning plan(LocalDate first, @Nullable LakeSnapshot snapshot) {
        LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        Map<LocalDate, Double> days = new TreeMap<>();
        for (LocalDate day = first; day.isBefore(today); day = day.plusDays(1)) {
            days.put(day, day.getDayOfWeek() == DayOfWeek.FRIDAY ? 28.0 : 7.0);
        }
        DailyUse use = new DailyUse(first, today, days);
        List<WeekDemand> weeks = List.of(new WeekDemand(today, 70, 7), new WeekDemand(today.plusWeeks(1), 70, 7));
        return new Planning(use, Outlook.of(weeks, use.peakWeekdays(), today, 0.5), Optional.ofNullable(snapshot));
    }

    private HomeView open() {
        return open(business);
    }

    private HomeView open(BusinessDouble of) {
        Desk desk = new Desk(operator, of, of, feed, clock);
        HomeView home = new HomeView(
                operator,
                desk,
                new Renewal(operator, desk, of, of, clock),
                of,
                of,
                (credits, work) -> work.run(),
                of,
                feed,
                new OpenAlerts(operator, of, feed, new AlertsDouble(), clock),
                (reseller, now, zone) -> plan,
                new KeptChecks(clock),
                (actor, reseller) -> Optional.empty(),
                clock);
        UI.getCurrent().add(home);
        assertThat(feed.listeners()).isEqualTo(1);
        return home;
    }

    private static <C extends Component> C part(Component root, Class<C> type) {
        return all(root).filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }

    private static Stream<Component> all(Component root) {
        return Stream.concat(Stream.of(root), root.getChildren().flatMap(HomeViewTest::all));
    }
}
