package io.panelhouse.panel.verdict;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.device.DeviceLock;
import io.panelhouse.panel.device.LockState;
import io.panelhouse.panel.session.Attempt;
import io.panelhouse.panel.session.SignInOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts of one account, told in minutes before now. */
final class FactsOf {

    static final Instant NOW = Instant.parse("2026-11-23T09:14:22Z");
    static final DeviceId LOCKED = new DeviceId("00:1A:79:3B:10:44");
    static final DeviceId OTHER = new DeviceId("00:1A:79:5C:2E:9F");

    private final AccountStatus status;
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Viewing> viewings = new ArrayList<>();
    private @Nullable DeviceId device;
    private @Nullable Outage outage;
    private boolean password = true;

    FactsOf(AccountStatus status) {
        this.status = status;
    }

    private @Nullable Instant secretSetAt;

    FactsOf locked() {
        return lockedTo(LOCKED);
    }

    FactsOf lockedTo(DeviceId to) {
        device = to;
        return this;
    }

    /** Others stopped working too, most of them so. */
    FactsOf during(int sinceMinutes, @Nullable SignInOutcome outcome) {
        outage = new Outage(ago(sinceMinutes), 12, outcome);
        return this;
    }

    FactsOf newSecret(int minutesAgo) {
        secretSetAt = ago(minutesAgo);
        return this;
    }

    FactsOf withoutPassword() {
        password = false;
        return this;
    }

    FactsOf attempt(int minutesAgo, SignInOutcome outcome, DeviceId from, @Nullable Boolean secretRight) {
        attempts.add(new Attempt(
                attempts.size() + 1L,
                ago(minutesAgo),
                new ResellerId(117),
                new AccountId(1),
                "mk-2041",
                outcome,
                from,
                "MAG",
                outcome == SignInOutcome.DEVICE_MISMATCH ? LOCKED : null,
                secretRight,
                null,
                null));
        return this;
    }

    /** Watching since, with a heartbeat just now. */
    FactsOf connected(int sinceMinutes) {
        viewings.add(new Viewing("s", LOCKED, "MAG", ago(sinceMinutes), null, NOW.minusSeconds(10)));
        return this;
    }

    /** A session that is open, and not heard of for 90 seconds. */
    FactsOf silent(int sinceMinutes) {
        viewings.add(new Viewing("s", LOCKED, "MAG", ago(sinceMinutes), null, NOW.minusSeconds(90)));
        return this;
    }

    FactsOf watched(int fromMinutes, int toMinutes) {
        viewings.add(new Viewing("s" + fromMinutes, LOCKED, "MAG", ago(fromMinutes), ago(toMinutes), null));
        return this;
    }

    Facts facts() {
        List<Attempt> newestFirst = attempts.stream()
                .sorted(Comparator.comparing(Attempt::occurredAt).reversed())
                .toList();
        return new Facts(
                new AccountSummary(
                        new AccountId(1),
                        "mk-2041",
                        new ResellerId(117),
                        "rs-117",
                        status,
                        "M3",
                        NOW.plus(Duration.ofDays(81)),
                        null,
                        password),
                new DeviceLock(
                        device == null ? LockState.OPEN : LockState.LOCKED,
                        device,
                        device == null ? null : ago(9999),
                        1),
                newestFirst,
                newestFirst.stream()
                        .filter(attempt -> attempt.outcome() == SignInOutcome.ACCEPTED)
                        .findFirst()
                        .orElse(null),
                viewings,
                List.of(),
                null,
                secretSetAt,
                null,
                outage);
    }

    Verdict verdict() {
        return Verdict.of(facts(), NOW);
    }

    static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }
}
