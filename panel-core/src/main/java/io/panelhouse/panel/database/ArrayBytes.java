package io.panelhouse.panel.database;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A one-dimensional array in PostgreSQL's binary form, which neither side has to print and parse: 20 bytes of head,
 * then each element as its length and itself. Confined to one thread.
 */
final class ArrayBytes {

    private static final int HEAD = 20;
    private static final int HAS_NULLS = 4;
    private static final int NULL_LENGTH = -1;
    private static final int USUAL_ELEMENT_BYTES = 16;
    private static final long SECONDS_UNTIL_2000 = 946_684_800;
    private static final long MICROS_OF_A_SECOND = 1_000_000;
    private static final int NANOS_OF_A_MICRO = 1_000;

    /** Beyond what PostgreSQL keeps, which it says itself of the value that stands for all of that. */
    private static final long MAX_SECONDS = 9_223_370_000_000L - SECONDS_UNTIL_2000;

    private static final long OUT_OF_RANGE = Long.MAX_VALUE - 1;

    /** A numeric is a row of digits of this base. */
    private static final int BASE = 10_000;

    private static final int DECIMALS_OF_A_DIGIT = 4;
    private static final BigInteger BIG_BASE = BigInteger.valueOf(BASE);
    private static final short NEGATIVE = 0x4000;
    private static final int MAX_DIGITS = 64;

    private byte[] bytes;
    private int length = HEAD;

    ArrayBytes(int elementType, int elements) {
        bytes = new byte[HEAD + USUAL_ELEMENT_BYTES * elements];
        putInt(0, 1);
        putInt(8, elementType);
        putInt(12, elements);
        putInt(16, 1);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void bigint(@Nullable Long value) {
        if (value == null) {
            none();
        } else {
            eight(value);
        }
    }

    void integer(int value) {
        reserve(8);
        putInt(length, 4);
        putInt(length + 4, value);
        length += 8;
    }

    void bool(@Nullable Boolean value) {
        if (value == null) {
            none();
            return;
        }
        reserve(5);
        putInt(length, 1);
        bytes[length + 4] = (byte) (value ? 1 : 0);
        length += 5;
    }

    void text(@Nullable String value) {
        bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte @Nullable [] value) {
        if (value == null) {
            none();
            return;
        }
        reserve(4 + value.length);
        putInt(length, value.length);
        System.arraycopy(value, 0, bytes, length + 4, value.length);
        length += 4 + value.length;
    }

    /** Microseconds since 2000; {@link Instant#MAX} is infinity. */
    void time(@Nullable Instant value) {
        if (value == null) {
            none();
        } else if (value.equals(Instant.MAX)) {
            eight(Long.MAX_VALUE);
        } else if (Math.abs(value.getEpochSecond()) > MAX_SECONDS) {
            eight(OUT_OF_RANGE);
        } else {
            long seconds = value.getEpochSecond() - SECONDS_UNTIL_2000;
            eight(seconds * MICROS_OF_A_SECOND + value.getNano() / NANOS_OF_A_MICRO);
        }
    }

    void numeric(BigDecimal value) {
        int scale = Math.max(0, value.scale());
        int digitsAfterPoint = (scale + DECIMALS_OF_A_DIGIT - 1) / DECIMALS_OF_A_DIGIT;
        BigInteger rest = value.setScale(digitsAfterPoint * DECIMALS_OF_A_DIGIT, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .abs();
        short[] digits = new short[MAX_DIGITS];
        int count = 0;
        while (rest.bitLength() >= Long.SIZE) {
            BigInteger[] parts = rest.divideAndRemainder(BIG_BASE);
            digits[count] = parts[1].shortValue();
            rest = parts[0];
            count++;
        }
        for (long low = rest.longValue(); low > 0; low /= BASE) {
            digits[count] = (short) (low % BASE);
            count++;
        }
        reserve(12 + 2 * count);
        putInt(length, 8 + 2 * count);
        putShort(length + 4, (short) count);
        putShort(length + 6, (short) (count - digitsAfterPoint - 1));
        putShort(length + 8, value.signum() < 0 ? NEGATIVE : 0);
        putShort(length + 10, (short) scale);
        for (int i = 0; i < count; i++) {
            putShort(length + 12 + 2 * i, digits[count - 1 - i]);
        }
        length += 12 + 2 * count;
    }

    private void none() {
        reserve(4);
        putInt(HAS_NULLS, 1);
        putInt(length, NULL_LENGTH);
        length += 4;
    }

    private void eight(long value) {
        reserve(12);
        putInt(length, 8);
        putInt(length + 4, (int) (value >>> Integer.SIZE));
        putInt(length + 8, (int) value);
        length += 12;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    private void putInt(int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }

    private void putShort(int at, short value) {
        bytes[at] = (byte) (value >>> 8);
        bytes[at + 1] = (byte) value;
    }
}
