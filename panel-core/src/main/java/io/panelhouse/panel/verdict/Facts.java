package io.panelhouse.panel.verdict;

import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.device.DeviceLock;
import io.panelhouse.panel.device.SeenDevice;
import io.panelhouse.panel.session.Attempt;
import io.panelhouse.panel.session.SignInOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an account when somebody asks why it does not work.
 *
 * @param attempts newest first, of the last {@link #DAYS} days, at most {@link #MAX_ATTEMPTS}
 * @param lastAccepted the newest accepted attempt, however old
 * @param viewings newest first, of the last {@link #DAYS} days and all that are open
 * @param devices from which it was let in, the last one first
 * @param stateSince when the account was suspended or closed; null if it is neither
 * @param secretSetAt when its secret was last replaced; null if never
 * @param graceEndsAt until when a renewal counts as in time; null while the account runs and without a paid term
 * @param outage what is wrong with the provider, as far as one can tell; null if nothing is
 */
public record Facts(
        AccountSummary account,
        DeviceLock lock,
        List<Attempt> attempts,
        @Nullable Attempt lastAccepted,
        List<Viewing> viewings,
        List<SeenDevice> devices,
        @Nullable Instant stateSince,
        @Nullable Instant secretSetAt,
        @Nullable Instant graceEndsAt,
        @Nullable Outage outage) {

    public static final int DAYS = 30;
    public static final int MAX_ATTEMPTS = 1000;

    public Facts {
        attempts = List.copyOf(attempts);
        viewings = List.copyOf(viewings);
        devices = List.copyOf(devices);
    }

    /** Attempts that were refused since the last accepted one, newest first. */
    public List<Attempt> refusedSince() {
        Attempt accepted = lastAccepted;
        return attempts.stream()
                .filter(refused())
                .filter(attempt -> accepted == null || attempt.occurredAt().isAfter(accepted.occurredAt()))
                .toList();
    }

    /** Whether the secret was replaced after the newest refusal, which therefore says nothing of it. */
    boolean secretIsNewer() {
        Instant set = secretSetAt;
        return set != null
                && refusedSince().stream()
                        .noneMatch(attempt -> attempt.occurredAt().isAfter(set));
    }

    /** When the newest session was opened that is still alive. */
    public Optional<Viewing> connected(Instant now) {
        return viewings.stream().filter(viewing -> viewing.alive(now)).findFirst();
    }

    /** What the device calls itself that watches, or was used last; null if it never told. */
    public @Nullable String deviceType(Instant now) {
        return Stream.of(
                        connected(now).map(Viewing::deviceType).stream(),
                        attempts.stream().map(Attempt::deviceType),
                        devices.stream().map(SeenDevice::type))
                .flatMap(types -> types)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether the lock lets this device in. */
    public boolean admits(@Nullable DeviceId device) {
        DeviceId locked = lock.device();
        return locked == null || locked.equals(device);
    }

    static Predicate<Attempt> refused() {
        return attempt -> attempt.outcome() != SignInOutcome.ACCEPTED;
    }
}
