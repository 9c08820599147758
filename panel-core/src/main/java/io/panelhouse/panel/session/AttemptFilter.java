package io.panelhouse.panel.session;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.device.DeviceId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which attempts to show; what is null does not narrow.
 *
 * @param root only of this reseller and those below it
 * @param accountName as typed at the door, exactly
 * @param outcomes one of these; empty for all
 * @param from first instant
 * @param to instant after the last
 */
public record AttemptFilter(
        @Nullable ResellerId root,
        @Nullable AccountId account,
        @Nullable String accountName,
        @Nullable DeviceId device,
        Set<SignInOutcome> outcomes,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Everything that the actor may see. */
    public static final AttemptFilter ALL = new AttemptFilter(null, null, null, null, Set.of(), null, null);

    public AttemptFilter {
        outcomes = Set.copyOf(outcomes);
    }

    /** All attempts on an account. */
    public static AttemptFilter of(AccountId account) {
        return new AttemptFilter(null, account, null, null, Set.of(), null, null);
    }

    /** The same, only with these outcomes. */
    public AttemptFilter outcomes(SignInOutcome... some) {
        return new AttemptFilter(root, account, accountName, device, Set.of(some), from, to);
    }

    /** The same, only within {@code [first, end)}. */
    public AttemptFilter between(@Nullable Instant first, @Nullable Instant end) {
        return new AttemptFilter(root, account, accountName, device, outcomes, first, end);
    }
}
