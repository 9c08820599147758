package io.panelhouse.panel.chain;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Hash of a ledger entry and of the entry before it: SHA-256 over a text that {@code docs/ledger.md} describes and that
 * the database makes as {@code journal.entry_text}. Confined to one thread.
 */
public final class EntryHash {

    private static final String FORM = "panelhouse ledger entry 1";
    private static final int HASH_BYTES = 32;
    private static final int USUAL_TEXT_BYTES = 512;

    private final MessageDigest sha256 = sha256();
    private byte[] text = new byte[USUAL_TEXT_BYTES];
    private int length;

    /** What the first entry of a ledger account carries as the hash before it: 32 zero bytes. */
    public static byte[] beforeFirst() {
        return new byte[HASH_BYTES];
    }

    /**
     * The hash of an entry.
     *
     * @param previousHash of the entry before it in its ledger account
     * @param fields reseller, ledger account, entry sequence, operation, kind, reversed kind, amount, balance after,
     *     package, account, operator, source, source key and time, each as {@link #credits}, {@link #micros} and the
     *     decimal form of a number write it, or null
     */
    public byte[] of(byte[] previousHash, @Nullable String... fields) {
        length = 0;
        field(FORM);
        field(HexFormat.of().formatHex(previousHash));
        for (String field : fields) {
            field(field);
        }
        sha256.update(text, 0, length);
        return sha256.digest();
    }

    /** Credits with four decimals. */
    public static String credits(BigDecimal amount) {
        return amount.setScale(4).toPlainString();
    }

    /** Microseconds since 1970-01-01T00:00Z. */
    public static String micros(Instant instant) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    /** A number, or null. */
    public static @Nullable String number(@Nullable Long number) {
        return number == null ? null : number.toString();
    }

    private void field(@Nullable String value) {
        if (value == null) {
            append("-".getBytes(StandardCharsets.US_ASCII));
        } else {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            append((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            append(bytes);
        }
        append(new byte[] {'\n'});
    }

    private void append(byte[] bytes) {
        if (length + bytes.length > text.length) {
            text = Arrays.copyOf(text, 2 * (length + bytes.length));
        }
        System.arraycopy(bytes, 0, text, length, bytes.length);
        length += bytes.length;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
