package io.panelhouse.dashboard;

import io.panelhouse.dashboard.lake.LakeSnapshot;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.planning.DailyUse;
import io.panelhouse.dashboard.planning.Outlook;
import io.panelhouse.dashboard.planning.Planner;
import io.panelhouse.dashboard.planning.Planning;
import io.panelhouse.dashboard.planning.WeekDemand;
import io.panelhouse.event.AccountId;
import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.SignInOutcome;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.TestDatabase;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.session.SignInRequest;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the dashboard over a fresh database for looking at it: {@code live} for a live feed, else it is late. */
final class DemoMain {

    private DemoMain() {}

    public static void main(String[] args) throws InterruptedException {
        InstantSource clock = InstantSource.system();
        TestDatabase database = TestDatabase.create();
        Panel panel = Panel.open(database.settings(), clock);
        DemoBusiness business = new DemoBusiness(panel, clock.instant(), 130);
        twoBoxes(panel, business);
        SpringApplication application = DashboardMain.application(settings(database, 18093), clock);
        FixedFeed feed = new FixedFeed();
        boolean live = args.length > 0 && args[0].equals("live");
        if (live) {
            show(application, feed);
            application.addInitializers(context -> ((GenericApplicationContext) context)
                    .registerBean(
                            "demoPlanner",
                            Planner.class,
                            () -> (reseller, now, zone) -> plan(now, zone),
                            definition -> definition.setPrimary(true)));
        }
        application.run();
        ResellerId shown = new ResellerId(business.reseller.value());
        Actor house = Actor.house("demo");
        failing(feed, shown, clock.instant());
        alarming(feed, shown, clock.instant());
        while (true) {
            Instant now = clock.instant();
            feed.beat(now);
            feed.read(
                    shown,
                    60 + now.getEpochSecond() % 7,
                    71,
                    panel.ledger().balance(house, business.reseller).toPlainString(),
                    "14",
                    panel.ledger().ledgerSequence(house, business.reseller),
                    now);
            Thread.sleep(2_000);
        }
    }

    /** In place of the feed of Kafka. */
    static void show(SpringApplication application, LiveFeed feed) {
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("demoFeed", LiveFeed.class, () -> feed, definition -> definition.setPrimary(true)));
    }

    /** A wallet that is used up in about a week, Fridays most. */
    private static Planning plan(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Map<LocalDate, Double> days = new HashMap<>();
        for (LocalDate day = today.minusDays(80); day.isBefore(today); day = day.plusDays(1)) {
            days.put(day, day.getDayOfWeek() == DayOfWeek.FRIDAY ? 23.0 : 9 + day.getDayOfMonth() % 3);
        }
        DailyUse use = new DailyUse(today.minusDays(80), today, days);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<WeekDemand> weeks = List.of(0, 1, 2, 3).stream()
                .map(week -> new WeekDemand(monday.plusWeeks(week), 82, 260))
                .toList();
        LakeSnapshot snapshot = new LakeSnapshot("gold.consumption_daily", 4_711, now.minusSeconds(9_000), Map.of());
        return new Planning(use, Outlook.of(weeks, use.peakWeekdays(), today, 0.6), Optional.of(snapshot));
    }

    /** Accounts that fail to connect. */
    static void failing(FixedFeed feed, ResellerId reseller, Instant now) {
        List<SignInOutcome> reasons = List.of(
                SignInOutcome.DEVICE_MISMATCH,
                SignInOutcome.WRONG_PASSWORD,
                SignInOutcome.EXPIRED,
                SignInOutcome.NEVER_ACTIVATED,
                SignInOutcome.CONNECTION_LIMIT,
                SignInOutcome.SUSPENDED);
        for (SignInOutcome reason : reasons) {
            int number = reasons.indexOf(reason) + 1;
            feed.read(new ConnectionIssue(
                    reseller,
                    new AccountId(number),
                    "fo-120" + number,
                    1,
                    true,
                    2 + number,
                    reason,
                    "00:1A:79:5C:2E:9F",
                    "MAG",
                    now.minusSeconds(7_200),
                    now.minusSeconds(600L * number)));
        }
    }

    /** An alert of each kind that concerns a reseller. */
    static void alarming(FixedFeed feed, ResellerId reseller, Instant now) {
        List<AlertKind> kinds =
                List.of(AlertKind.SHARING, AlertKind.DRAIN, AlertKind.RENEWALS_DUE, AlertKind.CREDIT_THRESHOLD);
        for (AlertKind kind : kinds) {
            Instant openedAt = now.minusSeconds(3_600L * (kinds.indexOf(kind) + 1));
            feed.raise(new Alert(
                    reseller,
                    kind,
                    kind == AlertKind.DRAIN ? "rs-117" : "100",
                    1,
                    true,
                    new BigDecimal(kind == AlertKind.SHARING ? 3 : 96),
                    new BigDecimal(kind == AlertKind.RENEWALS_DUE ? 123 : 100),
                    kind == AlertKind.SHARING ? new AccountId(1) : null,
                    List.of("1", "2"),
                    openedAt,
                    openedAt));
        }
    }

    /** An account whose second box is refused. */
    private static void twoBoxes(Panel panel, DemoBusiness business) {
        Actor house = Actor.house("demo");
        panel.accounts()
                .create(new CreateAccount(house, "demo two boxes", business.reseller, "mk-2041", "a secret", "M3"))
                .orThrow();
        for (String box : List.of("00:1A:79:3B:10:44", "00:1A:79:5C:2E:9F", "00:1A:79:5C:2E:9F")) {
            panel.signIns()
                    .attempt(new SignInRequest(business.reseller, "mk-2041", "a secret", box, "MAG", "203.0.113.7"));
        }
    }

    static DashboardSettings settings(TestDatabase database, int port) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("PANELHOUSE_DASHBOARD_PORT", Integer.toString(port));
        environment.put("PANELHOUSE_KEY", "5a".repeat(32));
        environment.put("PANELHOUSE_KAFKA", "127.0.0.1:1");
        environment.put("PANELHOUSE_LAKE_CATALOG_URL", database.url());
        environment.put("PANELHOUSE_LAKE_WAREHOUSE", "file:///nowhere/lake");
        environment.put("PANELHOUSE_STATE", "target/state");
        return DashboardSettings.fromEnvironment(environment);
    }
}
