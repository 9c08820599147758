package io.panelhouse.panel;

import static io.panelhouse.panel.Door.A;
import static io.panelhouse.panel.Door.B;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.directory.Setting;
import io.panelhouse.panel.operation.Suspend;
import io.panelhouse.panel.session.OpenSession;
import io.panelhouse.panel.session.SessionBeat;
import io.panelhouse.panel.session.SignInDecision;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.session.SignInRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is let in, and why not: outcomes, the connection limit, and the life of a session. */
class DoorIT {

    private TestBusiness business;
    private Door door;

    @BeforeEach
    void open() {
        business = new TestBusiness();
        business.fund(business.north, 100);
        door = new Door(business);
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    @Tag("S21")
    void everyOutcomeIsASentenceOfItsOwn() {
        assertThat(SignInOutcome.values()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(Arrays.stream(SignInOutcome.values()).map(SignInOutcome::sentence))
                .doesNotHaveDuplicates()
                .allMatch(sentence -> sentence.matches("[A-Z][^_]+\\."));
    }

    @Test
    @Tag("S8")
    void anAccountThatWasSuspendedTenMillisecondsAgoIsRefused() {
        AccountId account = Objects.requireNonNull(
                business.created(business.north, "mk-1", "M1").accountId());
        assertThat(door.visit("mk-1", A)).isEqualTo(SignInOutcome.ACCEPTED);
        business.panel
                .ledger()
                .apply(new Suspend(business.asNorth, TestBusiness.newKey(), account))
                .orThrow();
        business.time.advance(Duration.ofMillis(10));

        assertThat(door.outcome("mk-1", A)).isEqualTo(SignInOutcome.SUSPENDED);
        assertThat(door.attempt("mk-1", "wrong", A).outcome()).isEqualTo(SignInOutcome.WRONG_PASSWORD);
    }

    @Test
    @Tag("S21")
    void eachReasonIsToldAndJournaled() {
        create("mk-1", "M1");
        create("trial", "TRIAL");
        door.visit("mk-1", A);
        door.visit("trial", A);

        assertThat(door.outcome("nobody\0", A)).isEqualTo(SignInOutcome.UNKNOWN_USER);
        assertThat(door.attempt("mk-1", "wrong", A).outcome()).isEqualTo(SignInOutcome.WRONG_PASSWORD);
        assertThat(door.outcome("mk-1", B)).isEqualTo(SignInOutcome.DEVICE_MISMATCH);
        assertThat(door.outcome("mk-1", "")).isEqualTo(SignInOutcome.DEVICE_REQUIRED);
        assertThat(door.outcome("mk-1", A)).isEqualTo(SignInOutcome.ACCEPTED);
        assertThat(door.outcome("mk-1", A)).isEqualTo(SignInOutcome.CONNECTION_LIMIT);
        assertThat(throttled("mk-1")).isEqualTo(SignInOutcome.THROTTLED);
        business.time.set("2026-06-02T12:00:00Z");
        assertThat(door.outcome("trial", A)).isEqualTo(SignInOutcome.TRIAL_OVER);
        set("closed_at = now()", "trial");
        assertThat(door.outcome("trial", A)).isEqualTo(SignInOutcome.CLOSED);
        business.time.set("2026-05-31T12:00:00Z");
        assertThat(door.outcome("mk-1", A)).isEqualTo(SignInOutcome.NEVER_ACTIVATED);
        business.time.set("2026-07-01T12:00:00Z");
        assertThat(door.outcome("mk-1", A)).isEqualTo(SignInOutcome.EXPIRED);
        set("suspended_at = now()", "mk-1");
        assertThat(door.outcome("mk-1", A)).isEqualTo(SignInOutcome.SUSPENDED);

        assertThat(business.count("SELECT count(DISTINCT outcome) FROM journal.auth_attempt"))
                .isEqualTo(12);
        assertThat(business.count("SELECT count(*) FROM journal.auth_attempt")).isEqualTo(14);
    }

    @Test
    @Tag("S21")
    void whatNoMoveOfTheLockWouldMendIsSaidBeforeTheLock() {
        create("mk-1", "M1");
        door.visit("mk-1", A);
        business.time.set("2026-07-01T12:00:00Z");

        assertThat(door.outcome("mk-1", B)).isEqualTo(SignInOutcome.EXPIRED);
        assertThat(door.attempt("mk-1", "wrong", B).outcome()).isEqualTo(SignInOutcome.DEVICE_MISMATCH);
    }

    @Test
    @Tag("S20")
    void anAttemptKeepsTimeDeviceTypeAppAndAddressAndNeverTheSecret() {
        create("mk-1", "M1");

        door.signIn("mk-1", "001a7900000a");

        assertThat(business.text(
                        "SELECT concat_ws(' ', occurred_at AT TIME ZONE 'UTC', outcome, device_type, device_id,"
                                + " address, app, secret_right) FROM journal.auth_attempt"))
                .isEqualTo("2026-06-01 12:00:00 ACCEPTED MAG " + A + " 10.0.0.1 app 1.2 t");
        assertThat(business.text("SELECT string_agg(t::text, ' ') FROM journal.auth_attempt t"))
                .doesNotContain("secret of");
        assertThat(new SignInRequest(business.north, "mk-1", "hush", null, null, null).toString())
                .doesNotContain("hush");
    }

    @Test
    @Tag("S20")
    void anAddressIsKeptUnlessTheResellerOrOneAboveDecidedOtherwise() {
        create("mk-1", "M1");
        door.signIn("mk-1", A);
        Map<Setting, Optional<String>> off = Map.of(Setting.KEEP_ADDRESSES, Optional.of("false"));
        business.panel.settings().change(business.asProvider, business.provider, off);
        door.signIn("mk-1", A);

        assertThat(business.text("SELECT string_agg(coalesce(address, 'none'), ' ' ORDER BY sequence)"
                        + " FROM journal.auth_attempt"))
                .isEqualTo("10.0.0.1 none");
    }

    @Test
    @Tag("S19")
    void aNewAccountIsOpenWhereTheSettingSaysSo() {
        Map<Setting, Optional<String>> off = Map.of(Setting.LOCK_BY_DEFAULT, Optional.of("false"));
        create("before", "M1");
        business.panel.settings().change(business.asProvider, business.provider, off);
        create("after", "M1");
        business.panel
                .settings()
                .change(business.asNorth, business.north, Map.of(Setting.LOCK_BY_DEFAULT, Optional.of("true")));
        create("own", "M1");

        assertThat(business.text("SELECT string_agg(device_lock, ' ' ORDER BY id) FROM panel.account"))
                .isEqualTo("LEARN OPEN LEARN");
    }

    @Test
    void attemptsThatArriveTogetherAreDecidedEachByItself() {
        List<String> names = List.of("a", "b", "c");
        names.forEach(name -> create(name, "M1"));

        List<CompletableFuture<SignInDecision>> answers = List.of("a", "nobody", "b", "a", "c").stream()
                .map(name -> business.panel
                        .signIns()
                        .submit(new SignInRequest(business.north, name, "secret of " + name, A, "MAG", null)))
                .toList();

        assertThat(answers.stream().map(answer -> answer.join().outcome()))
                .containsExactly(
                        SignInOutcome.ACCEPTED,
                        SignInOutcome.UNKNOWN_USER,
                        SignInOutcome.ACCEPTED,
                        SignInOutcome.CONNECTION_LIMIT,
                        SignInOutcome.ACCEPTED);
    }

    @Test
    void aSessionThatWasSilentForNinetySecondsDoesNotCount() {
        create("mk-1", "M1");
        SignInDecision first = door.signIn("mk-1", A);
        business.time.advance(Duration.ofSeconds(60));
        beat(first, business.time.instant());
        business.time.advance(Duration.ofSeconds(90));
        assertThat(door.outcome("mk-1", A)).isEqualTo(SignInOutcome.CONNECTION_LIMIT);

        business.time.advance(Duration.ofMillis(1));

        assertThat(door.outcome("mk-1", A)).isEqualTo(SignInOutcome.ACCEPTED);
    }

    @Test
    void aLostSessionIsClosedAtItsLastHeartbeatAndALateStopDoesNothing() {
        create("mk-1", "M1");
        create("mk-2", "M1");
        SignInDecision lost = door.signIn("mk-1", A);
        business.time.advance(Duration.ofSeconds(30));
        beat(lost, business.time.instant());
        business.time.advance(Duration.ofSeconds(91));
        door.signIn("mk-2", A);

        assertThat(business.panel.sessions().closeSilent(100)).isEqualTo(1);

        assertThat(business.text("SELECT concat_ws(' ', account_name, reason, occurred_at AT TIME ZONE 'UTC')"
                        + " FROM journal.session WHERE change = 'CLOSED'"))
                .isEqualTo("mk-1 TIMEOUT 2026-06-01 12:00:30");
        assertThat(business.panel.sessions().closeSilent(100)).isZero();
        assertThat(business.panel.sessions().close(Objects.requireNonNull(lost.sessionId())))
                .isEmpty();
        assertThat(beat(lost, business.time.instant())).isZero();
    }

    @Test
    void aHeartbeatOfAnotherResellerOrFromTheFutureMovesNothing() {
        create("mk-1", "M1");
        String session = Objects.requireNonNull(door.signIn("mk-1", A).sessionId());
        Instant now = business.time.instant();

        assertThat(business.panel.sessions().heartbeats(List.of(new SessionBeat(business.south, session, now))))
                .isZero();
        business.panel
                .sessions()
                .heartbeats(List.of(
                        new SessionBeat(business.north, session, now.plusSeconds(500)),
                        new SessionBeat(business.north, session, now.minusSeconds(500))));

        assertThat(business.panel.sessions().find(session).map(OpenSession::lastHeartbeatAt))
                .contains(now);
    }

    @Test
    @Tag("S53")
    void whoIsOnlineIsTheOpenSessionsWithDeviceAndLastHeartbeat() {
        create("mk-1", "M1");
        create("mk-2", "M1");
        SignInDecision first = door.signIn("mk-1", A);
        business.time.advance(Duration.ofSeconds(100));
        beat(first, business.time.instant().minusSeconds(5));
        door.signIn("mk-2", "");

        List<OpenSession> online = business.panel.sessions().online(business.asNorth, business.north, 0, 10);

        assertThat(online.stream()
                        .map(row -> "%s %s %s %s %s"
                                .formatted(
                                        row.accountName(),
                                        row.deviceType(),
                                        row.deviceId(),
                                        row.openedAt(),
                                        row.lastHeartbeatAt())))
                .containsExactly(
                        "mk-1 MAG " + A + " 2026-06-01T12:00:00Z 2026-06-01T12:01:35Z",
                        "mk-2 MAG null 2026-06-01T12:01:40Z 2026-06-01T12:01:40Z");
        assertThat(business.panel.sessions().countOnline(business.asProvider, business.provider))
                .isEqualTo(2)
                .isEqualTo(business.count("SELECT count(*) FROM panel.open_session"));
        assertThat(business.panel.sessions().countOnline(business.asSouth, business.south))
                .isZero();
        assertThat(business.panel.sessions().close(business.asSouth, Objects.requireNonNull(first.sessionId())))
                .isEmpty();
    }

    private SignInOutcome throttled(String name) {
        SignInRequest request = new SignInRequest(business.provider, name, "x", A, "MAG", null);
        return business.panel
                .signIns()
                .refuse(request, SignInOutcome.THROTTLED)
                .join()
                .outcome();
    }

    private int beat(SignInDecision session, Instant at) {
        return business.panel
                .sessions()
                .heartbeats(List.of(
                        new SessionBeat(session.resellerId(), Objects.requireNonNull(session.sessionId()), at)));
    }

    private void create(String name, String packageCode) {
        business.created(business.north, name, packageCode);
    }

    private void set(String assignment, String name) {
        try (Connection connection = business.database.connect()) {
            connection
                    .createStatement()
                    .executeUpdate("UPDATE panel.account SET " + assignment + " WHERE name = '" + name + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
