package io.panelhouse.panel.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Hex;

/**
 * The key of this panel that is not in its database: without it, a copy of the database gives away no second factor.
 * Each purpose gets a key of its own, derived from it.
 */
public final class PanelKey {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    private PanelKey(byte[] secret) {
        this.secret = secret;
    }

    /**
     * The key that {@code PANELHOUSE_KEY} holds.
     *
     * @throws IllegalArgumentException if it is not 64 hexadecimal digits; the key is not in the message
     */
    public static PanelKey of(String hex) {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "Invalid PANELHOUSE_KEY: must be 64 hexadecimal digits, had %d characters".formatted(hex.length()));
        }
        return new PanelKey(Hex.decode(hex));
    }

    /** Bytes that only this key makes of the text; the same each time. */
    byte[] mac(String purpose, String text) {
        return hmac(derived(purpose), text.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes, unreadable, and of use only for the same owner. */
    public byte[] encrypt(String purpose, String owner, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] encrypted = gcm(Cipher.ENCRYPT_MODE, purpose, owner, nonce, plain);
        return ByteBuffer.allocate(nonce.length + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    /**
     * What was encrypted.
     *
     * @throws IllegalStateException if it was encrypted with another key or for another owner
     */
    public byte[] decrypt(String purpose, String owner, byte[] encrypted) {
        ByteBuffer parts = ByteBuffer.wrap(encrypted);
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        byte[] rest = new byte[parts.remaining()];
        parts.get(rest);
        return gcm(Cipher.DECRYPT_MODE, purpose, owner, nonce, rest);
    }

    private byte[] gcm(int mode, String purpose, String owner, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(derived(purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Cannot read the " + purpose + " of " + owner
                            + ": it was written with another key; restore PANELHOUSE_KEY or set it up anew",
                    e);
        }
    }

    private byte[] derived(String purpose) {
        return hmac(secret, ("panelhouse " + purpose).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot compute HMAC-SHA256: this Java does not have it", e);
        }
    }

    @Override
    public String toString() {
        return "PanelKey";
    }
}
