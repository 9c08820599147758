package io.panelhouse.panel.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Signed marks for browsers in which an operator has signed in: proof of nothing but that, good for 180 days, and of
 * use for this operator only.
 */
final class KnownBrowsers {

    private static final Duration GOOD_FOR = Duration.ofDays(180);
    private static final int ID_BYTES = 12;
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,18})\\.(\\d{1,12})\\.([A-Za-z0-9_-]{16})\\.([A-Za-z0-9_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PanelKey key;
    private final InstantSource time;

    KnownBrowsers(PanelKey key, InstantSource time) {
        this.key = key;
        this.time = time;
    }

    /** A mark for a browser in which this operator has just signed in; the old one if it is still good. */
    String mark(long operatorId, @Nullable String before) {
        if (before != null && idOf(operatorId, before).isPresent()) {
            return before;
        }
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        String content = operatorId + "." + time.instant().getEpochSecond() + "." + BASE64.encodeToString(id);
        return content + "." + signature(content);
    }

    /** The browser's own id, if the mark is ours, for this operator, and not too old. */
    Optional<String> idOf(long operatorId, @Nullable String mark) {
        if (mark == null) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(mark);
        if (!form.matches() || Long.parseLong(form.group(1)) != operatorId) {
            return Optional.empty();
        }
        Instant made = Instant.ofEpochSecond(Long.parseLong(form.group(2)));
        String content = mark.substring(0, mark.lastIndexOf('.'));
        boolean ours = MessageDigest.isEqual(
                signature(content).getBytes(StandardCharsets.US_ASCII),
                form.group(4).getBytes(StandardCharsets.US_ASCII));
        return ours && time.instant().isBefore(made.plus(GOOD_FOR)) ? Optional.of(form.group(3)) : Optional.empty();
    }

    private String signature(String content) {
        return BASE64.encodeToString(key.mac("known browser", content));
    }
}
