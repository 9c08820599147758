package io.panelhouse.panel.security;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** The codes of an app: which time step a code belongs to, one step of 30 seconds early or late included. */
final class TimedCodes {

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int STEPS_AROUND = 1;

    private TimedCodes() {}

    /** The step whose code this is; only one after {@code usedStep} counts, so that no code is good twice. */
    static OptionalLong stepOf(byte[] secret, String code, Instant now, long usedStep) {
        long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        OptionalLong found = OptionalLong.empty();
        for (long step = current - STEPS_AROUND; step <= current + STEPS_AROUND; step++) {
            boolean same = MessageDigest.isEqual(
                    code(secret, step).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
            if (same && step > usedStep) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    static String code(byte[] secret, Instant now) {
        return code(secret, Math.floorDiv(now.getEpochSecond(), STEP_SECONDS));
    }

    private static String code(byte[] secret, long step) {
        try {
            return new HmacOneTimePasswordGenerator(DIGITS)
                    .generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), step, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Cannot compute a code: the secret is no key", e);
        }
    }
}
