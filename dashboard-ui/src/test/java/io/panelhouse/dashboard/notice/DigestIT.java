package io.panelhouse.dashboard.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.event.AccountId;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.event.SignInOutcome;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.alert.ReportedAlert;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.notice.NoticePreference.Choice;
import io.panelhouse.panel.notice.NoticePreference.Digest;
import io.panelhouse.panel.notice.Notices;
import io.panelhouse.panel.security.PanelKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The digest of a day on which nobody of the reseller looked. North is in Berlin. */
@Tag("S52")
class DigestIT {

    private static final LocalTime NINE = LocalTime.of(9, 0);

    private final TestBusiness business = new TestBusiness();
    private final Notices notices = business.panel.notices();
    private final MailForTests mail = new MailForTests();
    private final FixedFeed feed = new FixedFeed();
    private final NoticeDeliverer deliverer =
            new NoticeDeliverer(business.panel, feed, mail.mailer(business.time), business.time);
    private final Actor nora = business.asNorth;
    private final Operator person = hired();

    @AfterEach
    void close() {
        deliverer.close();
        mail.close();
        business.close();
    }

    @Test
    void ifNobodyLookedByTheHourOneDigestSaysBalanceDueIssuesAndAlerts() {
        choose(Digest.ON);
        business.fund(business.north, 5);
        business.created(business.north, "hv-3310", "M1");
        business.time.set("2026-06-28T06:59:59Z");
        feed.read(new ConnectionIssue(
                new io.panelhouse.event.ResellerId(business.north.value()),
                new AccountId(1),
                "hv-3310",
                1,
                true,
                4,
                SignInOutcome.WRONG_PASSWORD,
                null,
                null,
                business.time.instant(),
                business.time.instant()));
        business.panel
                .alerts()
                .record(new ReportedAlert(
                        business.north,
                        AlertKind.CREDIT_THRESHOLD,
                        "20",
                        1,
                        true,
                        new BigDecimal(4),
                        new BigDecimal(20),
                        null,
                        List.of(),
                        business.time.instant(),
                        business.time.instant()));
        run();
        assertThat(mail.received()).isEmpty();

        business.time.set("2026-06-28T07:00:00Z");
        run();
        run();
        business.time.set("2026-06-28T20:00:00Z");
        run();

        assertThat(mail.subjects()).containsExactly("nora@example.com north: 4 credits left, one account due");
        assertThat(MailForTests.part(mail.received().getFirst(), 0))
                .contains("4 credits left.")
                .contains("hv-3310 ends Wed 1 Jul, 14:00, 1 credit")
                .contains("hv-3310: Wrong password, Today 08:59")
                .contains("Balance fell below 20: 4 left.");

        business.time.set("2026-06-29T07:00:00Z");
        run();
        assertThat(mail.received()).hasSize(2);
    }

    @Test
    void aVisitOfAnybodyOfTheResellerBeforeTheHourKeepsItBack() {
        choose(Digest.ON);
        business.time.set("2026-06-02T06:30:00Z");
        look();
        business.time.set("2026-06-02T07:00:00Z");
        run();
        assertThat(mail.received()).isEmpty();

        business.time.set("2026-06-03T07:00:00Z");
        run();
        assertThat(mail.received()).hasSize(1);
    }

    @Test
    void aVisitBeforeMidnightDoesNotCountForTheDay() {
        choose(Digest.ON);
        business.time.set("2026-06-01T21:59:59Z");
        look();

        business.time.set("2026-06-02T07:00:00Z");
        run();

        assertThat(mail.received()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29, 02:30, 2026-03-29T01:29:59Z, 2026-03-29T01:30:00Z",
        "2026-10-25, 02:30, 2026-10-25T00:29:59Z, 2026-10-25T00:30:00Z",
        "2026-10-25, 09:00, 2026-10-25T07:59:59Z, 2026-10-25T08:00:00Z"
    })
    void onADayOfTheClockChangeItIsSentOnceAtTheHour(String day, LocalTime hour, String before, String at) {
        notices.choose(nora, new Choice(Set.of(), null, null, Digest.ON, hour));
        business.time.set(before);
        run();
        assertThat(mail.received()).as(day).isEmpty();

        business.time.set(at);
        run();
        business.time.advance(Duration.ofHours(1));
        run();
        assertThat(mail.received()).as(day).hasSize(1);
    }

    @Test
    @Tag("S49")
    void byItselfItIsSentWithElevenActiveAccountsAndNotWithTen() {
        business.fund(business.north, 20);
        for (int i = 1; i <= 10; i++) {
            business.created(business.north, "account-" + i, "M1");
        }
        choose(Digest.BY_SIZE);
        business.time.set("2026-06-02T07:00:00Z");
        run();
        assertThat(mail.received()).isEmpty();

        business.created(business.north, "account-11", "M1");
        business.time.set("2026-06-03T07:00:00Z");
        run();
        assertThat(mail.received()).hasSize(1);
    }

    @Test
    void whoTurnedItOffGetsNone() {
        choose(Digest.OFF);
        business.time.set("2026-06-02T20:00:00Z");
        run();

        assertThat(mail.received()).isEmpty();
    }

    private void run() {
        deliverer.digests();
        deliverer.deliver();
    }

    private void choose(Digest digest) {
        notices.choose(nora, new Choice(Set.of(), null, null, digest, NINE));
    }

    private void look() {
        var unused =
                business.panel.security(PanelKey.of("5a".repeat(32))).sessions().open(person, "a browser", "192.0.2.1");
    }

    private Operator hired() {
        Operator hired = business.panel
                .operators()
                .create(business.asProvider, "nora", "long enough", OperatorRole.OWNER, business.north);
        assertThat(notices.confirm(nora, notices.want(nora, "nora@example.com")))
                .isTrue();
        return hired;
    }
}
