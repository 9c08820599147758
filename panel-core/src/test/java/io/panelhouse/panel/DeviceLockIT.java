package io.panelhouse.panel;

import static io.panelhouse.panel.Door.A;
import static io.panelhouse.panel.Door.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.device.DeviceLock;
import io.panelhouse.panel.device.Devices;
import io.panelhouse.panel.device.Exposure;
import io.panelhouse.panel.device.LockChange;
import io.panelhouse.panel.device.LockState;
import io.panelhouse.panel.device.SeenDevice;
import io.panelhouse.panel.session.Attempt;
import io.panelhouse.panel.session.AttemptFilter;
import io.panelhouse.panel.session.SignInOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An account works on one device; the lock is learned, moved, released, and every change has its trace. */
class DeviceLockIT {

    private TestBusiness business;
    private Door door;
    private Devices devices;

    @BeforeEach
    void open() {
        business = new TestBusiness();
        business.fund(business.north, 100);
        door = new Door(business);
        devices = business.panel.devices();
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    @Tag("S19")
    void aNewAccountLearnsTheDeviceOfItsFirstAcceptedSignIn() {
        AccountId account = create("mk-1");
        assertThat(devices.lock(business.asNorth, account).state()).isEqualTo(LockState.LEARN);
        door.attempt("mk-1", "wrong", B);
        door.visit("mk-1", "");

        assertThat(door.signIn("mk-1", A).learned()).isTrue();

        assertThat(devices.lock(business.asNorth, account))
                .isEqualTo(new DeviceLock(LockState.LOCKED, new DeviceId(A), business.time.instant(), 1));
        assertThat(changes(account)).containsExactly("edge LEARNED LEARN null -> LOCKED " + A);
    }

    @Test
    @Tag("S17")
    void theRightPasswordFromAnotherDeviceIsRefusedAndFromTheLockedOneAcceptedHoweverItIsWritten() {
        create("mk-1");
        door.visit("mk-1", "00:1A:79:00:00:0A");

        assertThat(door.visit("mk-1", "00:1A:79:00:00:0B")).isEqualTo(SignInOutcome.DEVICE_MISMATCH);
        for (String written : List.of("001a7900000a", "00-1A-79-00-00-0A", "001a.7900.000a", "00:1a:79:00:00:0a")) {
            assertThat(door.visit("mk-1", written)).isEqualTo(SignInOutcome.ACCEPTED);
        }
    }

    @Test
    @Tag("S59")
    void theLockBeatsCredentialsAndTheLogHoldsBothDevices() {
        AccountId account = create("mk-1");
        door.visit("mk-1", A);

        door.attempt("mk-1", "secret of mk-1", "001a7900000b");
        door.attempt("mk-1", "wrong", "001a7900000b");

        List<Attempt> log = business.panel
                .attempts()
                .page(
                        business.asNorth,
                        AttemptFilter.of(account).outcomes(SignInOutcome.DEVICE_MISMATCH),
                        Long.MAX_VALUE,
                        10);
        assertThat(log)
                .hasSize(2)
                .allMatch(row -> new DeviceId(A).equals(row.expectedDeviceId()))
                .allMatch(row -> new DeviceId(B).equals(row.deviceId()));
        assertThat(log.stream().map(Attempt::secretRight)).containsExactly(false, true);
    }

    @Test
    @Tag("S60")
    void theLockMovesToTheDeviceOfAFailedAttemptWithOneCallAndBack() {
        AccountId account = create("mk-1");
        door.visit("mk-1", A);
        door.visit("mk-1", B);
        Attempt failed =
                business.panel.attempts().lastRefused(business.asNorth, account).orElseThrow();

        LockChange change =
                devices.lockTo(business.asNorth, "click-1", account, Objects.requireNonNull(failed.deviceId()));

        assertThat(door.visit("mk-1", B)).isEqualTo(SignInOutcome.ACCEPTED);
        assertThat(door.visit("mk-1", A)).isEqualTo(SignInOutcome.DEVICE_MISMATCH);
        assertThat(devices.lockTo(business.asNorth, "click-1", account, new DeviceId("other")))
                .isEqualTo(change);
        devices.lockTo(business.asNorth, null, account, Objects.requireNonNull(change.deviceBefore()));
        assertThat(door.visit("mk-1", A)).isEqualTo(SignInOutcome.ACCEPTED);
        assertThat(changes(account))
                .containsExactly(
                        "nora LOCKED_TO LOCKED " + B + " -> LOCKED " + A,
                        "nora LOCKED_TO LOCKED " + A + " -> LOCKED " + B,
                        "edge LEARNED LEARN null -> LOCKED " + A);
    }

    @Test
    @Tag("S60")
    void movingTheLockEndsWhatTheOtherDeviceStillWatches() {
        AccountId account = create("mk-1");
        String first = Objects.requireNonNull(door.signIn("mk-1", A).sessionId());
        assertThat(door.outcome("mk-1", B)).isEqualTo(SignInOutcome.DEVICE_MISMATCH);

        devices.lockTo(business.asNorth, null, account, new DeviceId(B));

        assertThat(business.panel.sessions().find(first)).isEmpty();
        assertThat(business.text("SELECT reason FROM journal.session WHERE change = 'CLOSED'"))
                .isEqualTo("LOCK_MOVED");
        String second = Objects.requireNonNull(door.signIn("mk-1", B).sessionId());
        devices.lockTo(business.asNorth, null, account, new DeviceId(B));
        assertThat(business.panel.sessions().find(second)).isPresent();
    }

    @Test
    void aReleasedAccountTakesAnyDeviceAndOneThatRelearnsTheNext() {
        AccountId account = create("mk-1");
        door.visit("mk-1", A);

        devices.release(business.asNorth, null, account);
        assertThat(door.visit("mk-1", B)).isEqualTo(SignInOutcome.ACCEPTED);
        assertThat(door.visit("mk-1", A)).isEqualTo(SignInOutcome.ACCEPTED);
        devices.relearn(business.asNorth, null, account);
        assertThat(door.visit("mk-1", B)).isEqualTo(SignInOutcome.ACCEPTED);

        assertThat(door.visit("mk-1", A)).isEqualTo(SignInOutcome.DEVICE_MISMATCH);
        assertThat(devices.of(business.asNorth, account).stream().map(SeenDevice::locked))
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void aHigherConnectionLimitLetsAsManyIn() {
        AccountId account = create("mk-1");
        devices.release(business.asNorth, null, account);
        devices.limitConnections(business.asNorth, null, account, 2);

        assertThat(door.outcome("mk-1", A)).isEqualTo(SignInOutcome.ACCEPTED);
        assertThat(door.outcome("mk-1", B)).isEqualTo(SignInOutcome.ACCEPTED);
        assertThat(door.outcome("mk-1", A)).isEqualTo(SignInOutcome.CONNECTION_LIMIT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> devices.limitConnections(business.asNorth, null, account, 0))
                .withMessage("Invalid number of connections: must be 1 to 1000, was 0");
    }

    @Test
    void aLockIsChangedOnlyInOnesTreeAndBySomebodyWhoMaySell() {
        AccountId account = create("mk-1");
        Actor reader = Actor.within("rita", business.north, Set.of(Permission.VIEW));

        assertThatThrownBy(() -> devices.lockTo(business.asSouth, null, account, new DeviceId(A)))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot read account " + account + ": it is not in your tree");
        assertThatThrownBy(() -> devices.release(reader, null, account))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot change the device lock of account " + account
                        + ": that asks for the permission to sell; ask the owner of your reseller");
        assertThatThrownBy(() -> devices.of(business.asSouth, account)).isInstanceOf(AccessRefusedException.class);
        assertThatThrownBy(() -> devices.changes(business.asSouth, account, 5))
                .isInstanceOf(AccessRefusedException.class);
    }

    @Test
    @Tag("S18")
    void theExposureReportCountsUnlockedAccountsAndTheirDevicesOfThirtyDays() {
        AccountId shared = create("shared");
        AccountId single = create("single");
        create("locked");
        devices.release(business.asNorth, null, shared);
        devices.release(business.asNorth, null, single);
        door.visit("shared", "long ago");
        door.visit("locked", A);
        business.time.advance(Duration.ofDays(3));
        door.visit("shared", A);
        door.visit("shared", B);
        door.visit("single", A);
        business.time.advance(Duration.ofDays(27).plusSeconds(1));
        Instant since = business.time.instant().minus(Duration.ofDays(30));

        Exposure report = devices.exposure(business.asNorth, business.north, Duration.ofDays(30), 0, 10);

        assertThat(report.page().stream().map(row -> row.name() + " " + row.devices()))
                .containsExactly("shared 2", "single 1");
        assertThat(report.shared()).isEqualTo(1);
        assertThat(report.accounts())
                .isEqualTo(business.count("SELECT count(*) FROM panel.account WHERE device_lock = 'OPEN'"));
        assertThat(report.devices())
                .isEqualTo(business.count("SELECT count(DISTINCT (account_id, device_id)) FROM journal.auth_attempt t"
                        + " JOIN panel.account a ON a.id = t.account_id AND a.device_lock = 'OPEN'"
                        + " WHERE outcome = 'ACCEPTED' AND occurred_at >= '" + since + "'"));
        assertThat(devices.exposure(business.asSouth, business.south, Duration.ofDays(30), 0, 10)
                        .accounts())
                .isZero();
    }

    private AccountId create(String name) {
        return Objects.requireNonNull(
                business.created(business.north, name, "M3").accountId());
    }

    private List<String> changes(AccountId account) {
        return devices.changes(business.asNorth, account, 10).stream()
                .map(change -> "%s %s %s %s -> %s %s"
                        .formatted(
                                change.operator(),
                                change.kind(),
                                change.stateBefore(),
                                change.deviceBefore(),
                                change.stateAfter(),
                                change.deviceAfter()))
                .toList();
    }
}
