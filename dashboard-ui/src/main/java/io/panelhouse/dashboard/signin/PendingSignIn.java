package io.panelhouse.dashboard.signin;

import io.panelhouse.panel.security.NewSecondFactor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose password was right and who is not signed in yet.
 *
 * @param step what is asked of them
 * @param enrolling the secret that they are setting up, at that step
 * @param recoveryCodes what they are shown once, at that step
 * @param until when they must begin again
 */
record PendingSignIn(
        long operatorId,
        Step step,
        String browserMark,
        @Nullable NewSecondFactor enrolling,
        List<String> recoveryCodes,
        Instant until) {

    static final String ATTRIBUTE = PendingSignIn.class.getName();
    private static final Duration LASTS = Duration.ofMinutes(10);

    static PendingSignIn at(Step step, long operatorId, String browserMark, Instant now) {
        return new PendingSignIn(operatorId, step, browserMark, null, List.of(), now.plus(LASTS));
    }

    PendingSignIn enrolling(NewSecondFactor secret) {
        return new PendingSignIn(operatorId, step, browserMark, secret, recoveryCodes, until);
    }

    PendingSignIn showing(List<String> codes) {
        return new PendingSignIn(operatorId, Step.RECOVERY_CODES, browserMark, null, codes, until);
    }

    @Override
    public String toString() {
        return "PendingSignIn[operatorId=%d, step=%s]".formatted(operatorId, step);
    }

    /** What is asked after the password, in this order. */
    enum Step {
        CODE("/sign-in/code"),
        PASSWORD("/sign-in/password"),
        SECOND_FACTOR("/sign-in/second-step"),
        RECOVERY_CODES("/sign-in/recovery-codes");

        private final String path;

        Step(String path) {
            this.path = path;
        }

        String path() {
            return path;
        }
    }
}
