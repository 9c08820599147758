package io.panelhouse.dashboard.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.server.VaadinSession;
import io.panelhouse.dashboard.alerts.AlertsTile;
import io.panelhouse.dashboard.issues.IssuesTile;
import io.panelhouse.dashboard.lake.LakeSnapshot;
import io.panelhouse.dashboard.shell.DesertedPages;
import io.panelhouse.dashboard.shell.Preview;
import io.panelhouse.dashboard.shell.Stamp;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.event.AccountId;
import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.SignInOutcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the feed moves on Home, and what a pause holds. */
@ViewPackages(packages = "io.panelhouse.dashboard.live")
class HomeLiveTest extends HomeOnScreen {

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
    @Tag("U2")
    void whoComesAndGoesOnlineMovesTheFiguresAndAsksThePanelNothing() {
        business.account("hv-3310", NOW.plus(Duration.ofHours(2)), "M3");
        HomeView home = open();
        feed.beat(NOW);
        feed.read(RESELLER, 63, 71, "96", "14", 5, NOW);
        runWhatWaitsForTheLock();
        int reads = business.dueReads();
        String due = part(home, DueTile.class).getContent().body().getElement().getOuterHTML();

        feed.read(RESELLER, 64, 72, "96", "14", 5, NOW);
        runWhatWaitsForTheLock();
        feed.read(RESELLER, 65, 73, "96", "14", 5, NOW);
        runWhatWaitsForTheLock();

        assertThat(part(home, PresenceTile.class).onlineAccounts()).isEqualTo("65");
        assertThat(business.dueReads()).isEqualTo(reads);
        assertThat(part(home, DueTile.class).getContent().body().getElement().getOuterHTML())
                .isEqualTo(due);
    }

    @Test
    @Tag("U2")
    void anEntryOfTheWalletOrARecordOfAnAccountHasThePanelAskedAgain() {
        HomeView home = open();
        feed.beat(NOW);
        feed.read(RESELLER, 63, 71, "96", "14", 5, NOW);
        runWhatWaitsForTheLock();

        business.account("hv-3310", NOW.plus(Duration.ofHours(2)), "M3");
        feed.read(RESELLER, 63, 71, "93", "17", 6, NOW);
        runWhatWaitsForTheLock();
        assertThat(part(home, DueTile.class).summary()).startsWith("1 account");

        business.account("tb-0077", NOW.plus(Duration.ofDays(2)), "M1");
        feed.read(suspended(7, NOW.plusSeconds(1)));
        runWhatWaitsForTheLock();
        assertThat(part(home, DueTile.class).summary()).startsWith("2 accounts");
    }

    @Test
    @Tag("U2")
    void aPageThatVanishedIsClosedAndListensNoMore() {
        open();
        UI page = UI.getCurrent();
        DesertedPages.close(VaadinSession.getCurrent());
        runWhatWaitsForTheLock();
        assertThat(page.isAttached()).isTrue();

        page.getInternals().setLastHeartbeatTimestamp(0);
        DesertedPages.close(VaadinSession.getCurrent());
        runWhatWaitsForTheLock();

        assertThat(page.isAttached()).isFalse();
        assertThat(feed.listeners()).isZero();
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

    /** A reading after the record of an account that took no credits. */
    private static LiveCounters suspended(long version, Instant recordedAt) {
        return new LiveCounters(
                RESELLER,
                1_000 + version,
                63,
                71,
                new BigDecimal("93"),
                new BigDecimal("17"),
                6,
                LocalDate.ofInstant(NOW, ZoneOffset.UTC),
                NOW,
                new BigDecimal("17"),
                0,
                0,
                BigDecimal.ZERO,
                0,
                recordedAt);
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
}
