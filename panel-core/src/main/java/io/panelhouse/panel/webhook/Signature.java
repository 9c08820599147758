package io.panelhouse.panel.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The header by which a receiver knows that a call is the panel's and how old it is. */
final class Signature {

    static final String HEADER = "Panelhouse-Signature";

    private Signature() {}

    /** {@code t=<seconds of Unix time>,v1=<HMAC-SHA256 of "t.body" with the secret, hexadecimal>}. */
    static String of(String secret, Instant at, String body) {
        long seconds = at.getEpochSecond();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] sum = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot sign a call: this Java does not have HMAC-SHA256", e);
        }
    }
}
