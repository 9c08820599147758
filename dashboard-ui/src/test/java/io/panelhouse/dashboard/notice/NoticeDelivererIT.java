package io.panelhouse.dashboard.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.panelhouse.dashboard.alerts.AlertRecorder;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.dashboard.live.KafkaForTests;
import io.panelhouse.dashboard.live.KafkaLiveFeed;
import io.panelhouse.event.Alert;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.alert.AlertFilter;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.alert.ReportedAlert;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.notice.Notice;
import io.panelhouse.panel.notice.Notice.Outcome;
import io.panelhouse.panel.notice.NoticePreference.Choice;
import io.panelhouse.panel.notice.NoticePreference.Digest;
import io.panelhouse.panel.notice.Notices;
import jakarta.mail.internet.MimeMessage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the record of an alert to a real SMTP server. North is in Berlin, where it is 14:00. */
class NoticeDelivererIT {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final LocalTime NINE = LocalTime.of(9, 0);

    private final TestBusiness business = new TestBusiness();
    private final Notices notices = business.panel.notices();
    private final MailForTests mail = new MailForTests();
    private final NoticeDeliverer deliverer = deliverer();
    private final Actor nora = business.asNorth;

    @BeforeEach
    void hire() {
        person(nora, "nora@example.com");
    }

    @AfterEach
    void close() {
        deliverer.close();
        mail.close();
        business.close();
    }

    @Test
    @Tag("S45")
    void anAlertIsMailedOnceToEachOfItsResellerWhoWantsItsKind() throws Exception {
        person(Actor.within("ben", business.north), "ben@example.com");
        notices.choose(Actor.within("ben", business.north), wants(Set.of(AlertKind.DRAIN), null, null));
        person(business.asSouth, "saul@example.com");
        open(AlertKind.CREDIT_THRESHOLD, "20", 1);
        open(AlertKind.CREDIT_THRESHOLD, "20", 1);

        try (NoticeDeliverer other = deliverer()) {
            Thread second = Thread.ofPlatform().start(other::deliver);
            deliverer.deliver();
            second.join();
        }
        deliverer.deliver();

        assertThat(mail.subjects()).containsExactly("nora@example.com north: Balance fell below 20: 19 left.");
        MimeMessage message = mail.received().getFirst();
        assertThat(MailForTests.part(message, 0))
                .startsWith("Balance fell below 20: 19 left.\r\nnorth, since Mon 1 Jun, 14:00\r\n")
                .contains("Open Panelhouse: https://panel.example.com/credits");
        assertThat(MailForTests.part(message, 1))
                .contains("<p style=\"margin:4px 0\">Balance fell below 20: 19 left.</p>");
        assertThat(recent().outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    @Tag("S45")
    void fromTheTopicToTheMailServerItTakesLessThanFiveSeconds() throws Exception {
        int alerts = 20;
        List<Long> millis = new ArrayList<>();
        try (KafkaForTests kafka = KafkaForTests.start()) {
            kafka.createTopics();
            try (AlertRecorder recorder = AlertRecorder.started(business.panel.alerts(), business.panel.holds());
                    KafkaLiveFeed feed = new KafkaLiveFeed(kafka.bootstrapServers(), business.time, recorder);
                    NoticeDeliverer running =
                            NoticeDeliverer.started(business.panel, feed, mail.mailer(business.time), business.time)) {
                kafka.send(event(1_000));
                await().until(() -> mail.received().size() == 1);
                for (int i = 1; i <= alerts; i++) {
                    int expected = i + 1;
                    long began = System.nanoTime();
                    kafka.send(event(i));
                    await().pollInterval(Duration.ofMillis(20))
                            .until(() -> mail.received().size() == expected);
                    millis.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
                }
                assertThat(running).isNotNull();
            }
        }
        millis.sort(null);
        System.out.println("record to SMTP server, ms: median " + millis.get(alerts / 2) + ", p95 "
                + millis.get(alerts * 95 / 100 - 1) + ", max " + millis.getLast());

        assertThat(millis.get(alerts * 95 / 100 - 1)).isLessThan(5_000);
    }

    @Test
    void aMailServerThatIsAwayIsTriedAgainAndTheFailureIsShown() {
        open(AlertKind.CREDIT_THRESHOLD, "20", 1);
        mail.stop();
        deliverer.deliver();

        assertThat(recent().lastError()).contains("127.0.0.1");
        assertThat(recent().nextAt()).isEqualTo(business.time.instant().plusSeconds(5));
        deliverer.deliver();
        assertThat(recent().attempts()).isEqualTo(1);

        mail.startAgain();
        business.time.advance(Duration.ofSeconds(5));
        deliverer.deliver();
        deliverer.deliver();

        assertThat(mail.received()).hasSize(1);
        assertThat(recent().outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void aNoticeIsGivenUpAfterADayOfFailures() {
        open(AlertKind.CREDIT_THRESHOLD, "20", 1);
        mail.stop();
        deliverer.deliver();
        business.time.advance(Duration.ofDays(1));

        deliverer.deliver();

        assertThat(recent().outcome()).isEqualTo(Outcome.GIVEN_UP);
        mail.startAgain();
    }

    @Test
    void aProcessThatDiesBeforeItSendsLosesNothing() {
        open(AlertKind.CREDIT_THRESHOLD, "20", 1);
        assertThat(notices.claim()).isPresent();

        deliverer.deliver();
        assertThat(mail.received()).isEmpty();

        business.time.advance(LEASE);
        deliverer.deliver();
        assertThat(mail.received()).hasSize(1);
    }

    @Test
    void aProcessThatDiesAfterTheServerAcceptedRepeatsTheMessageUnderItsId() throws Exception {
        open(AlertKind.CREDIT_THRESHOLD, "20", 1);
        long id = notices.claim().orElseThrow().id();
        mail.mailer(business.time)
                .send("nora@example.com", "notice-" + id, new Letter("en", "s", List.of(), null, "", ""));

        business.time.advance(LEASE);
        deliverer.deliver();
        business.time.advance(LEASE);
        deliverer.deliver();

        assertThat(mail.received()).hasSize(2);
        assertThat(mail.received().getFirst().getMessageID())
                .isEqualTo(mail.received().getLast().getMessageID())
                .isEqualTo("<notice-" + id + "@panelhouse>");
    }

    @Test
    void inQuietHoursOnlyADrainIsMailedAndWhatIsStillOpenAfterThem() {
        notices.choose(nora, wants(Set.of(AlertKind.values()), LocalTime.of(13, 0), LocalTime.of(7, 0)));
        open(AlertKind.CREDIT_THRESHOLD, "20", 1);
        open(AlertKind.CREDIT_THRESHOLD, "5", 1);
        open(AlertKind.DRAIN, "thief", 1);

        deliverer.deliver();
        assertThat(mail.subjects()).singleElement().asString().contains("thief");

        business.time.set("2026-06-02T04:59:59Z");
        deliverer.deliver();
        assertThat(mail.received()).hasSize(1);

        business.time.set("2026-06-02T05:00:00Z");
        deliverer.deliver();
        assertThat(mail.subjects().subList(1, mail.received().size()))
                .containsExactly(
                        "nora@example.com north: Balance fell below 20: 19 left.",
                        "nora@example.com north: Balance fell below 5: 19 left.");
    }

    @Test
    void whatCameAndWentInQuietHoursIsToldInALineOfOneMessageAfterThem() {
        notices.choose(nora, wants(Set.of(AlertKind.values()), LocalTime.of(13, 0), LocalTime.of(7, 0)));
        open(AlertKind.CREDIT_THRESHOLD, "20", 1);
        open(AlertKind.CREDIT_THRESHOLD, "5", 1);
        open(AlertKind.CREDIT_THRESHOLD, "2", 1);
        deliverer.deliver();
        report(AlertKind.CREDIT_THRESHOLD, "20", 2, false);
        report(AlertKind.CREDIT_THRESHOLD, "5", 2, false);
        report(AlertKind.CREDIT_THRESHOLD, "2", 2, false);
        long dismissed = business.panel.alerts().page(nora, AlertFilter.of(business.north), 0, 10).stream()
                .filter(episode -> episode.alert().subject().equals("2"))
                .findFirst()
                .orElseThrow()
                .id();
        business.panel.alerts().dismiss(nora, dismissed);

        business.time.set("2026-06-02T05:00:00Z");
        deliverer.deliver();
        deliverer.deliver();

        assertThat(mail.subjects()).containsExactly("nora@example.com north: 2 alerts came and went in quiet hours");
        assertThat(MailForTests.part(mail.received().getFirst(), 0))
                .startsWith("Balance fell below 20: 19 left. It was so from Mon 1 Jun, 14:00 to Mon 1 Jun, 14:00 and is"
                        + " over.\r\nBalance fell below 5: 19 left. It was so from")
                .contains("Open Panelhouse: https://panel.example.com/alerts");
        assertThat(notices.recent(nora, 10))
                .extracting(Notice::outcome)
                .containsExactlyInAnyOrder(Outcome.SENT, Outcome.SENT, Outcome.OVER);
    }

    @Test
    void whatCameAndWentOutsideQuietHoursBeforeItCouldBeMailedIsNotTold() {
        notices.choose(nora, wants(Set.of(AlertKind.values()), LocalTime.of(22, 0), LocalTime.of(7, 0)));
        open(AlertKind.CREDIT_THRESHOLD, "20", 1);
        report(AlertKind.CREDIT_THRESHOLD, "20", 2, false);

        deliverer.deliver();

        assertThat(mail.received()).isEmpty();
        assertThat(recent().outcome()).isEqualTo(Outcome.OVER);
    }

    @Test
    void theLanguageAndTheZoneAreTheReaders() {
        business.panel.preferences().keep(nora, "language", "de");
        business.panel.preferences().keep(nora, "zone", "America/New_York");
        open(AlertKind.CREDIT_THRESHOLD, "20", 1);

        deliverer.deliver();

        assertThat(mail.subjects()).containsExactly("nora@example.com north: Guthaben unter 20 gefallen: 19 übrig.");
        assertThat(MailForTests.part(mail.received().getFirst(), 0))
                .contains("north, seit")
                .contains("08:00");
    }

    @Test
    @Tag("X5")
    void whatPeopleTypedIsNeitherAHeaderNorMarkup() throws Exception {
        open(AlertKind.DRAIN, "eve\r\nBcc: all@example.com\r\n\r\n<script>alert(1)</script>", 1);

        deliverer.deliver();

        MimeMessage message = mail.received().getFirst();
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getSubject()).contains("eve Bcc: all@example.com <script>");
        assertThat(MailForTests.part(message, 1)).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void anAddressIsUsedOnceItsCodeWasGiven() {
        Actor carl = Actor.within("carl", business.north);
        business.panel
                .operators()
                .create(business.asNorth, "carl", "long enough", OperatorRole.RESELLER, business.north);
        String code = notices.want(carl, "carl@example.com");
        open(AlertKind.CREDIT_THRESHOLD, "20", 1);
        deliverer.deliver();
        assertThat(mail.subjects()).noneMatch(subject -> subject.startsWith("carl"));

        assertThat(notices.confirm(carl, code.equals("000000") ? "000001" : "000000"))
                .isFalse();
        assertThat(notices.confirm(carl, code)).isTrue();
        assertThat(notices.confirm(carl, code)).isFalse();
        open(AlertKind.CREDIT_THRESHOLD, "5", 1);
        deliverer.deliver();

        assertThat(mail.subjects()).anyMatch(subject -> subject.startsWith("carl@example.com "));
    }

    @Test
    void aCodeIsGoodForFiveTriesAndAnHour() {
        String code = notices.want(nora, "new@example.com");
        String wrong = code.equals("000000") ? "000001" : "000000";
        Stream.generate(() -> wrong)
                .limit(5)
                .forEach(guess -> assertThat(notices.confirm(nora, guess)).isFalse());
        assertThat(notices.confirm(nora, code)).isFalse();

        String second = notices.want(nora, "new@example.com");
        business.time.advance(Duration.ofHours(1));
        assertThat(notices.confirm(nora, second)).isFalse();
        assertThat(notices.of(nora).address()).isEqualTo("nora@example.com");
    }

    private void person(Actor actor, String address) {
        ResellerId reseller = Objects.requireNonNull(actor.scope());
        business.panel
                .operators()
                .create(business.asProvider, actor.operator(), "long enough", OperatorRole.OWNER, reseller);
        assertThat(notices.confirm(actor, notices.want(actor, address))).isTrue();
    }

    private static Choice wants(Set<AlertKind> kinds, @Nullable LocalTime from, @Nullable LocalTime to) {
        return new Choice(kinds, from, to, Digest.OFF, NINE);
    }

    private NoticeDeliverer deliverer() {
        return new NoticeDeliverer(business.panel, new FixedFeed(), mail.mailer(business.time), business.time);
    }

    private Notice recent() {
        return notices.recent(nora, 1).getFirst();
    }

    private void open(AlertKind kind, String subject, long version) {
        report(kind, subject, version, true);
    }

    private void report(AlertKind kind, String subject, long version, boolean isOpen) {
        Instant began = Instant.parse("2026-06-01T12:00:00Z");
        business.panel
                .alerts()
                .record(new ReportedAlert(
                        business.north,
                        kind,
                        subject,
                        version,
                        isOpen,
                        new BigDecimal("19.0000"),
                        kind == AlertKind.CREDIT_THRESHOLD ? new BigDecimal(subject).setScale(4) : BigDecimal.TEN,
                        null,
                        List.of(),
                        began,
                        began));
    }

    private Alert event(int threshold) {
        Instant now = business.time.instant();
        return new Alert(
                new io.panelhouse.event.ResellerId(business.north.value()),
                io.panelhouse.event.AlertKind.CREDIT_THRESHOLD,
                Integer.toString(threshold),
                1,
                true,
                BigDecimal.ONE,
                BigDecimal.valueOf(threshold),
                null,
                List.of(),
                now,
                now);
    }
}
