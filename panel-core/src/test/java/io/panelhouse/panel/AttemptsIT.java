package io.panelhouse.panel;

import static io.panelhouse.panel.Door.A;
import static io.panelhouse.panel.Door.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.session.Attempt;
import io.panelhouse.panel.session.AttemptFilter;
import io.panelhouse.panel.session.Attempts;
import io.panelhouse.panel.session.SignInOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The log of sign-ins, by account, name, device, outcome and time, within one's own tree. */
class AttemptsIT {

    private static final TestBusiness BUSINESS = new TestBusiness();
    private static final Attempts ATTEMPTS = BUSINESS.panel.attempts();
    private static AccountId account = new AccountId(0);

    @BeforeAll
    static void attempt() {
        BUSINESS.fund(BUSINESS.north, 10);
        BUSINESS.fund(BUSINESS.south, 10);
        account = Objects.requireNonNull(
                BUSINESS.created(BUSINESS.north, "Mk-1", "M1").accountId());
        BUSINESS.created(BUSINESS.south, "sk-1", "M1");
        Door door = new Door(BUSINESS);
        door.visit("Mk-1", A);
        next();
        door.visit("Mk-1", B);
        next();
        door.attempt("Mk-1", "wrong", A);
        next();
        door.visit("sk-1", B);
        next();
        door.visit("stranger", A);
        next();
        door.visit("Mk-1", A);
    }

    private static void next() {
        BUSINESS.time.advance(Duration.ofMinutes(1));
    }

    @AfterAll
    static void close() {
        BUSINESS.close();
    }

    @Test
    @Tag("S20")
    void theLogIsReadNewestFirstPageByPage() {
        AttemptFilter june =
                new AttemptFilter(null, null, null, null, Set.of(), Instant.parse("2026-06-01T00:00:00Z"), null);

        List<Attempt> first = page(BUSINESS.asProvider, june, Long.MAX_VALUE, 4);
        List<Attempt> second = page(BUSINESS.asProvider, june, first.getLast().sequence(), 4);

        assertThat(lines(first))
                .containsExactly(
                        "12:05 Mk-1 ACCEPTED",
                        "12:04 stranger UNKNOWN_USER",
                        "12:03 sk-1 ACCEPTED",
                        "12:02 Mk-1 WRONG_PASSWORD");
        assertThat(lines(second)).containsExactly("12:01 Mk-1 DEVICE_MISMATCH", "12:00 Mk-1 ACCEPTED");
    }

    @Test
    @Tag("S20")
    void theLogIsNarrowedByAccountNameDeviceOutcomeAndTime() {
        Instant noon = Instant.parse("2026-06-01T12:00:00Z");
        AttemptFilter own = AttemptFilter.of(account);

        assertThat(lines(page(BUSINESS.asNorth, own.outcomes(SignInOutcome.ACCEPTED), Long.MAX_VALUE, 9)))
                .containsExactly("12:05 Mk-1 ACCEPTED", "12:00 Mk-1 ACCEPTED");
        assertThat(lines(page(
                        BUSINESS.asNorth, own.between(noon.plusSeconds(60), noon.plusSeconds(120)), Long.MAX_VALUE, 9)))
                .containsExactly("12:01 Mk-1 DEVICE_MISMATCH");
        assertThat(lines(page(BUSINESS.asProvider, named("mk-1"), Long.MAX_VALUE, 9)))
                .hasSize(4);
        assertThat(lines(page(BUSINESS.asProvider, named("stranger"), Long.MAX_VALUE, 9)))
                .containsExactly("12:04 stranger UNKNOWN_USER");
        assertThat(lines(page(
                        BUSINESS.asProvider,
                        new AttemptFilter(null, null, null, new DeviceId(B), Set.of(), null, null),
                        Long.MAX_VALUE,
                        9)))
                .containsExactly("12:03 sk-1 ACCEPTED", "12:01 Mk-1 DEVICE_MISMATCH");
    }

    @Test
    @Tag("S22")
    void theFactsOfAClaimAreTheLastSuccessTheLastRefusalAndHowOften() {
        Attempt accepted = ATTEMPTS.lastAccepted(BUSINESS.asNorth, account).orElseThrow();
        Attempt refused = ATTEMPTS.lastRefused(BUSINESS.asNorth, account).orElseThrow();

        assertThat(accepted.occurredAt()).isEqualTo(Instant.parse("2026-06-01T12:05:00Z"));
        assertThat(accepted.deviceType()).isEqualTo("MAG");
        assertThat(refused.outcome()).isEqualTo(SignInOutcome.WRONG_PASSWORD);
        assertThat(ATTEMPTS.find(BUSINESS.asNorth, refused.sequence())).contains(refused);
        assertThat(ATTEMPTS.counts(
                        BUSINESS.asNorth, account, Instant.parse("2026-06-01T12:01:00Z"), BUSINESS.time.instant()))
                .isEqualTo(Map.of(SignInOutcome.DEVICE_MISMATCH, 1L, SignInOutcome.WRONG_PASSWORD, 1L));
    }

    @Test
    void anotherTreesAttemptsDoNotExist() {
        assertThat(lines(page(BUSINESS.asSouth, AttemptFilter.ALL, Long.MAX_VALUE, 9)))
                .containsExactly("12:03 sk-1 ACCEPTED");
        assertThat(page(BUSINESS.asSouth, AttemptFilter.of(account), Long.MAX_VALUE, 9))
                .isEmpty();
        assertThat(page(BUSINESS.asSouth, named("Mk-1"), Long.MAX_VALUE, 9)).isEmpty();
        assertThat(ATTEMPTS.lastAccepted(BUSINESS.asSouth, account)).isEmpty();
        AttemptFilter north = new AttemptFilter(BUSINESS.north, null, null, null, Set.of(), null, null);
        assertThatThrownBy(() -> page(BUSINESS.asSouth, north, Long.MAX_VALUE, 9))
                .isInstanceOf(AccessRefusedException.class);
    }

    @Test
    void noPageReadsTheWholeJournal() throws SQLException {
        try (Connection connection = BUSINESS.database.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO journal.auth_attempt (reseller_id, account_id, account_name, outcome,"
                            + " device_id, occurred_at) SELECT " + BUSINESS.northEast.value()
                            + ", 100 + i % 2000, 'x' || i % 2000,"
                            + " 'EXPIRED', 'd' || i % 3000, timestamptz '2026-05-01T00:00:00Z' - make_interval(secs => 2 * i) FROM generate_series(1, 60000) i");
            statement.execute("ANALYZE journal.auth_attempt");
            statement.execute("SELECT pg_stat_reset()");
        }
        page(BUSINESS.asNorth, AttemptFilter.ALL, Long.MAX_VALUE, 50);
        page(BUSINESS.asProvider, AttemptFilter.of(account), Long.MAX_VALUE, 50);
        page(BUSINESS.asProvider, named("mk-1"), Long.MAX_VALUE, 50);
        page(BUSINESS.asNorth, named("stranger"), Long.MAX_VALUE, 50);
        ATTEMPTS.lastAccepted(BUSINESS.asNorth, account);
        assertThat(BUSINESS.count("SELECT coalesce(sum(seq_tup_read), 0) FROM pg_stat_user_tables"
                        + " WHERE schemaname = 'journal' AND relname = 'auth_attempt'"))
                .isZero();
    }

    private static AttemptFilter named(String name) {
        return new AttemptFilter(null, null, name, null, Set.of(), null, null);
    }

    private static List<Attempt> page(Actor actor, AttemptFilter filter, long before, int limit) {
        return ATTEMPTS.page(actor, filter, before, limit);
    }

    private static List<String> lines(List<Attempt> attempts) {
        return attempts.stream()
                .map(row -> "%s %s %s"
                        .formatted(row.occurredAt().toString().substring(11, 16), row.accountName(), row.outcome()))
                .toList();
    }
}
