package io.panelhouse.panel.webhook;

import io.panelhouse.panel.security.PanelKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** The secrets of webhooks: kept so that a copy of the database gives none away. */
final class WebhookSecrets {

    private static final String PURPOSE = "webhook secret";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PanelKey key;

    WebhookSecrets(PanelKey key) {
        this.key = key;
    }

    /** A new one: {@code whsec_} and 43 characters. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    byte[] encrypted(long webhook, String secret) {
        return key.encrypt(PURPOSE, "webhook " + webhook, secret.getBytes(StandardCharsets.UTF_8));
    }

    String decrypted(long webhook, byte[] encrypted) {
        return new String(key.decrypt(PURPOSE, "webhook " + webhook, encrypted), StandardCharsets.UTF_8);
    }
}
