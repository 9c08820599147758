package io.panelhouse.event.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** Writes one record's fields in schema order. */
final class AvroOutput {

    static final int DECIMAL_SCALE = 4;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);

    AvroOutput(byte[] header) {
        bytes.writeBytes(header);
    }

    AvroOutput number(long value) throws IOException {
        encoder.writeLong(value);
        return this;
    }

    AvroOutput number(int value) throws IOException {
        encoder.writeInt(value);
        return this;
    }

    AvroOutput flag(boolean value) throws IOException {
        encoder.writeBoolean(value);
        return this;
    }

    AvroOutput text(String value) throws IOException {
        encoder.writeString(value);
        return this;
    }

    /** Writes the position of the constant, which the schema's list of symbols repeats; a test holds the two equal. */
    @SuppressWarnings("EnumOrdinal")
    AvroOutput symbol(Enum<?> value) throws IOException {
        encoder.writeEnum(value.ordinal());
        return this;
    }

    AvroOutput instant(Instant value) throws IOException {
        encoder.writeLong(Math.multiplyExact(value.getEpochSecond(), 1_000_000L) + value.getNano() / 1_000);
        return this;
    }

    /** Writes credits; more than four decimals is a programming error, not something to round away. */
    AvroOutput credits(BigDecimal value) throws IOException {
        encoder.writeBytes(value.setScale(DECIMAL_SCALE, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .toByteArray());
        return this;
    }

    <T> AvroOutput list(List<T> values, ItemWriter<T> item) throws IOException {
        encoder.writeArrayStart();
        encoder.setItemCount(values.size());
        for (T value : values) {
            encoder.startItem();
            item.write(this, value);
        }
        encoder.writeArrayEnd();
        return this;
    }

    AvroOutput optionalNumber(@Nullable Long value) throws IOException {
        encoder.writeIndex(value == null ? 0 : 1);
        return value == null ? this : number(value.longValue());
    }

    AvroOutput optionalInteger(@Nullable Integer value) throws IOException {
        encoder.writeIndex(value == null ? 0 : 1);
        return value == null ? this : number(value.intValue());
    }

    AvroOutput optionalText(@Nullable String value) throws IOException {
        encoder.writeIndex(value == null ? 0 : 1);
        return value == null ? this : text(value);
    }

    AvroOutput optionalSymbol(@Nullable Enum<?> value) throws IOException {
        encoder.writeIndex(value == null ? 0 : 1);
        return value == null ? this : symbol(value);
    }

    AvroOutput optionalInstant(@Nullable Instant value) throws IOException {
        encoder.writeIndex(value == null ? 0 : 1);
        return value == null ? this : instant(value);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    /** Writes one item of a list. */
    interface ItemWriter<T> {
        AvroOutput write(AvroOutput out, T value) throws IOException;
    }
}
