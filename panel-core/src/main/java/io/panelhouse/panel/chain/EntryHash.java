package io.panelhouse.panel.chain;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Hash of a ledger entry and of the entry before it: SHA-256 over a text that {@code docs/ledger.md} describes and that
 * the database makes as {@code journal.entry_text}. Confined to one thread.
 */
public final class EntryHash {

    private static final String FORM = "panelhouse ledger entry 1";
    private static final int HASH_BYTES = 32;
    private static final int USUAL_TEXT_BYTES = 512;
    private static final char LAST_ASCII = 0x7f;

    /** Of a field, besides itself: its length, a colon and a line end. */
    private static final int MAX_HEAD_BYTES = 12;

    private static final byte[] HEX_DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

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
        hexField(previousHash);
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

    /** Its length in bytes, a colon, itself and a line end; nothing is a hyphen. */
    private void field(@Nullable String value) {
        if (value == null) {
            reserve(2);
            text[length++] = '-';
            text[length++] = '\n';
            return;
        }
        int chars = value.length();
        reserve(chars + MAX_HEAD_BYTES);
        int begin = length;
        number(chars);
        text[length++] = ':';
        for (int i = 0; i < chars; i++) {
            char at = value.charAt(i);
            if (at > LAST_ASCII) {
                length = begin;
                bytes(value.getBytes(StandardCharsets.UTF_8));
                return;
            }
            text[length++] = (byte) at;
        }
        text[length++] = '\n';
    }

    private void bytes(byte[] utf8) {
        reserve(utf8.length + MAX_HEAD_BYTES);
        number(utf8.length);
        text[length++] = ':';
        System.arraycopy(utf8, 0, text, length, utf8.length);
        length += utf8.length;
        text[length++] = '\n';
    }

    private void hexField(byte[] value) {
        reserve(2 * value.length + MAX_HEAD_BYTES);
        number(2 * value.length);
        text[length++] = ':';
        for (byte one : value) {
            text[length++] = HEX_DIGITS[(one >> 4) & 0xf];
            text[length++] = HEX_DIGITS[one & 0xf];
        }
        text[length++] = '\n';
    }

    private void number(int value) {
        int digits = 1;
        for (int rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        length += digits;
        int at = length;
        int rest = value;
        do {
            at--;
            text[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
    }

    private void reserve(int more) {
        if (length + more > text.length) {
            text = Arrays.copyOf(text, 2 * (length + more));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
