package io.panelhouse.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account fails to connect: an absolute upsert, so delivering one again changes nothing.
 *
 * <p>An issue is open while the account has failed to sign in at least so often as the live job is set to (3) within
 * the last 24 h, without a success since. A reader keeps the record with the highest {@code version}.
 *
 * @param resellerId owner of the account at its newest attempt
 * @param version grows with every record of the account, also across restarts
 * @param open false once the account signed in, or its failures are older than 24 h
 * @param failures in the last 24 h and since the last success, at most 100: then "100 or more"; 0 if closed
 * @param reason outcome of the newest failure that was no throttling, if there is one, else THROTTLED
 * @param deviceId normalised identifier of the device of that failure, if told
 * @param deviceType its type, such as {@code MAG}, if told
 * @param firstAt when the oldest of the failures happened, UTC
 * @param lastAt when the newest one happened, UTC
 */
public record ConnectionIssue(
        ResellerId resellerId,
        AccountId accountId,
        String accountName,
        long version,
        boolean open,
        int failures,
        SignInOutcome reason,
        @Nullable String deviceId,
        @Nullable String deviceType,
        Instant firstAt,
        Instant lastAt) {}
