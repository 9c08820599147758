package io.panelhouse.panel.verdict;

import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.session.Attempt;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.verdict.Check.Result;
import io.panelhouse.panel.verdict.Check.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an account cannot watch, or that it can.
 *
 * @param attempts those that show the cause, newest first: of one outcome, and of the lock, of one device
 * @param otherWorks of a device that the lock refuses: whether the locked one was let in after that device first failed
 * @param checks what was looked at: what failed first, then what is right, then what is only told
 */
public record Verdict(Cause cause, List<Attempt> attempts, boolean otherWorks, List<Check> checks) {

    /** How far back a refusal explains the present. */
    static final Duration MEMORY = Duration.ofDays(7);

    public Verdict {
        attempts = List.copyOf(attempts);
        checks = List.copyOf(checks);
    }

    /**
     * Decides by what the account is first, then by what happens to others at the same moment, then by what the door
     * said last.
     */
    public static Verdict of(Facts facts, Instant now) {
        Verdict alone = alone(facts, now);
        Outage outage = facts.outage();
        return outage != null && outage.explains(alone) ? verdict(Cause.OUTAGE, alone.attempts(), facts) : alone;
    }

    private static Verdict alone(Facts facts, Instant now) {
        Cause state = byState(facts.account());
        if (state != null) {
            return verdict(state, refusals(facts, now, outcomeOf(state)), facts);
        }
        List<Attempt> blocked = blockedDevice(facts, now);
        if (!blocked.isEmpty()) {
            return verdict(Cause.DEVICE_MISMATCH, blocked, facts);
        }
        List<Attempt> refused = facts.refusedSince().stream()
                .filter(attempt -> attempt.occurredAt().isAfter(now.minus(MEMORY)))
                .toList();
        if (!refused.isEmpty()) {
            SignInOutcome latest = refused.getFirst().outcome();
            return verdict(byRefusal(facts, latest, now), refusals(facts, now, latest), facts);
        }
        if (facts.connected(now).isPresent()) {
            return verdict(Cause.CONNECTED, List.of(), facts);
        }
        return verdict(facts.lastAccepted() == null ? Cause.NEVER_TRIED : Cause.FINE, List.of(), facts);
    }

    /** The device that the lock refused last; null if the lock is not the cause. */
    public @Nullable DeviceId refusedDevice() {
        return cause == Cause.DEVICE_MISMATCH ? attempts.getFirst().deviceId() : null;
    }

    /** The attempt that shows the cause; null if none does. */
    public @Nullable Attempt latest() {
        return attempts.isEmpty() ? null : attempts.getFirst();
    }

    private static @Nullable Cause byState(AccountSummary account) {
        Cause state = switch (account.status()) {
            case CLOSED -> Cause.CLOSED;
            case SUSPENDED -> Cause.SUSPENDED;
            case NEVER_ACTIVATED -> Cause.NEVER_ACTIVATED;
            case EXPIRED, IN_GRACE -> Cause.EXPIRED;
            case ACTIVE, EXPIRING, DEVICE_MISMATCH -> null;
        };
        return state == null && !account.canSignIn() ? Cause.NO_PASSWORD : state;
    }

    private static @Nullable SignInOutcome outcomeOf(Cause state) {
        return switch (state) {
            case CLOSED -> SignInOutcome.CLOSED;
            case SUSPENDED -> SignInOutcome.SUSPENDED;
            case NEVER_ACTIVATED -> SignInOutcome.NEVER_ACTIVATED;
            case EXPIRED -> SignInOutcome.EXPIRED;
            case NO_PASSWORD,
                    DEVICE_MISMATCH,
                    DEVICE_REQUIRED,
                    CONNECTION_LIMIT,
                    WRONG_PASSWORD,
                    THROTTLED,
                    REFUSED_BY_POLICY,
                    OUTAGE,
                    MENDED,
                    CONNECTED,
                    NEVER_TRIED,
                    FINE -> null;
        };
    }

    private static List<Attempt> refusals(Facts facts, Instant now, @Nullable SignInOutcome outcome) {
        return facts.attempts().stream()
                .filter(attempt -> attempt.outcome() == outcome)
                .filter(attempt -> attempt.occurredAt().isAfter(now.minus(MEMORY)))
                .toList();
    }

    /** Refusals by the lock of the newest such device that the lock would still refuse; of no other device. */
    private static List<Attempt> blockedDevice(Facts facts, Instant now) {
        List<Attempt> blocked = refusals(facts, now, SignInOutcome.DEVICE_MISMATCH).stream()
                .filter(attempt -> !facts.admits(attempt.deviceId()))
                .toList();
        if (blocked.isEmpty() || otherCause(facts, blocked.getFirst())) {
            return List.of();
        }
        DeviceId device = blocked.getFirst().deviceId();
        return blocked.stream()
                .filter(attempt -> java.util.Objects.equals(attempt.deviceId(), device))
                .toList();
    }

    /** Whether something else was refused after the lock did, and nobody was let in since. */
    private static boolean otherCause(Facts facts, Attempt blocked) {
        return facts.refusedSince().stream()
                .findFirst()
                .filter(latest -> latest.outcome() != SignInOutcome.DEVICE_MISMATCH
                        && latest.occurredAt().isAfter(blocked.occurredAt()))
                .isPresent();
    }

    private static Cause byRefusal(Facts facts, SignInOutcome outcome, Instant now) {
        return switch (outcome) {
            case WRONG_PASSWORD, WRONG_KEY, UNKNOWN_USER -> facts.secretIsNewer() ? Cause.MENDED : Cause.WRONG_PASSWORD;
            case CONNECTION_LIMIT ->
                facts.viewings().stream().filter(viewing -> viewing.alive(now)).count()
                                < facts.lock().maxConnections()
                        ? Cause.MENDED
                        : Cause.CONNECTION_LIMIT;
            case REFUSED_BY_POLICY -> Cause.REFUSED_BY_POLICY;
            case DEVICE_REQUIRED -> facts.lock().device() == null ? Cause.MENDED : Cause.DEVICE_REQUIRED;
            case THROTTLED -> Cause.THROTTLED;
            case EXPIRED, SUSPENDED, NEVER_ACTIVATED, CLOSED, TRIAL_OVER, DEVICE_MISMATCH, ACCEPTED -> Cause.MENDED;
        };
    }

    private static Verdict verdict(Cause cause, List<Attempt> attempts, Facts facts) {
        Attempt accepted = facts.lastAccepted();
        boolean otherWorks = cause == Cause.DEVICE_MISMATCH
                && accepted != null
                && accepted.occurredAt().isAfter(attempts.getLast().occurredAt());
        return new Verdict(cause, attempts, otherWorks, checks(cause, attempts, facts));
    }

    private static List<Check> checks(Cause cause, List<Attempt> attempts, Facts facts) {
        List<Check> checks = new ArrayList<>();
        Instant latest = attempts.isEmpty() ? null : attempts.getFirst().occurredAt();
        boolean locked = facts.lock().device() != null;
        checks.add(new Check(
                Topic.ACCOUNT, failed(cause == Cause.CLOSED || cause == Cause.SUSPENDED), facts.stateSince()));
        checks.add(new Check(
                Topic.TERM,
                failed(cause == Cause.EXPIRED || cause == Cause.NEVER_ACTIVATED),
                facts.account().endsAt()));
        checks.add(new Check(
                Topic.DEVICE,
                cause == Cause.DEVICE_MISMATCH || cause == Cause.DEVICE_REQUIRED
                        ? Result.FAILED
                        : locked ? Result.PASSED : Result.INFORMATION,
                cause == Cause.DEVICE_MISMATCH || cause == Cause.DEVICE_REQUIRED
                        ? latest
                        : facts.lock().lockedAt()));
        checks.add(password(cause, facts, latest));
        if (cause == Cause.CONNECTION_LIMIT) {
            checks.add(new Check(Topic.CONNECTIONS, Result.FAILED, latest));
        }
        checks.add(new Check(
                Topic.SESSIONS,
                Result.INFORMATION,
                facts.viewings().isEmpty() ? null : last(facts.viewings().getFirst())));
        Outage outage = facts.outage();
        if (outage != null) {
            checks.add(new Check(
                    Topic.PROVIDER, cause == Cause.OUTAGE ? Result.FAILED : Result.INFORMATION, outage.since()));
        }
        checks.sort(Comparator.comparing(Check::result));
        return checks;
    }

    /** By the newest attempt that compared a password. */
    private static Check password(Cause cause, Facts facts, @Nullable Instant latest) {
        if (cause == Cause.WRONG_PASSWORD || cause == Cause.THROTTLED || cause == Cause.NO_PASSWORD) {
            return new Check(Topic.PASSWORD, Result.FAILED, latest);
        }
        return facts.attempts().stream()
                .filter(attempt -> attempt.secretRight() != null || attempt.outcome() == SignInOutcome.ACCEPTED)
                .findFirst()
                .map(attempt -> new Check(
                        Topic.PASSWORD,
                        Boolean.FALSE.equals(attempt.secretRight()) ? Result.INFORMATION : Result.PASSED,
                        attempt.occurredAt()))
                .orElse(new Check(Topic.PASSWORD, Result.INFORMATION, null));
    }

    private static Instant last(Viewing viewing) {
        Instant closed = viewing.closedAt();
        return closed != null ? closed : viewing.openedAt();
    }

    private static Result failed(boolean isFailed) {
        return isFailed ? Result.FAILED : Result.PASSED;
    }
}
