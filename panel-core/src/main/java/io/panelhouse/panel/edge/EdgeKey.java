package io.panelhouse.panel.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** A key: 256 random bits, so that a plain hash of it is as good as the key. */
final class EdgeKey {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "phe_";
    private static final int BYTES = 32;
    private static final int MIN_LENGTH = 32;
    private static final int HINT_LENGTH = 4;

    private final String key;

    /** @throws IllegalArgumentException if it is too short to be safe */
    EdgeKey(String key) {
        if (key.length() < MIN_LENGTH) {
            throw new IllegalArgumentException("Invalid edge key: must have at least " + MIN_LENGTH + " characters");
        }
        this.key = key;
    }

    static EdgeKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new EdgeKey(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String text() {
        return key;
    }

    String hint() {
        return key.substring(key.length() - HINT_LENGTH);
    }

    byte[] hash() {
        return hash(key);
    }

    static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
