package io.panelhouse.event.codec;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.BinaryDecoder;
import org.jspecify.annotations.Nullable;

/** Reads one record's fields in schema order. */
final class AvroInput {

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final BinaryDecoder decoder;
    private final byte[] amount = new byte[Long.BYTES];

    AvroInput(BinaryDecoder decoder) {
        this.decoder = decoder;
    }

    long number() throws IOException {
        return decoder.readLong();
    }

    int integer() throws IOException {
        return decoder.readInt();
    }

    boolean flag() throws IOException {
        return decoder.readBoolean();
    }

    String text() throws IOException {
        return decoder.readString();
    }

    <T extends Enum<T>> T symbol(List<T> symbols) throws IOException {
        int index = decoder.readEnum();
        if (index < 0 || index >= symbols.size()) {
            throw new IOException("symbol " + index + " of " + symbols.size());
        }
        return symbols.get(index);
    }

    Instant instant() throws IOException {
        long micros = decoder.readLong();
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1_000);
    }

    /** Reads credits: at most 18 digits, so the unscaled value fits into a long. */
    BigDecimal credits() throws IOException {
        int length = Math.toIntExact(decoder.readLong());
        if (length < 1 || length > Long.BYTES) {
            throw new IOException("an amount of " + length + " bytes");
        }
        decoder.readFixed(amount, 0, length);
        long unscaled = amount[0];
        for (int index = 1; index < length; index++) {
            unscaled = (unscaled << Byte.SIZE) | (amount[index] & 0xFF);
        }
        return BigDecimal.valueOf(unscaled, AvroOutput.DECIMAL_SCALE);
    }

    /** Reads a list block by block; its items come one by one, so a wrong length takes no memory. */
    <T> List<T> list(ItemReader<T> item) throws IOException {
        List<T> values = new ArrayList<>();
        for (long block = decoder.readArrayStart(); block != 0; block = decoder.arrayNext()) {
            for (long index = 0; index < block; index++) {
                values.add(item.read(this));
            }
        }
        return List.copyOf(values);
    }

    @Nullable
    Long optionalNumber() throws IOException {
        return decoder.readIndex() == 0 ? null : Long.valueOf(number());
    }

    @Nullable
    Integer optionalInteger() throws IOException {
        return decoder.readIndex() == 0 ? null : Integer.valueOf(integer());
    }

    @Nullable
    String optionalText() throws IOException {
        return decoder.readIndex() == 0 ? null : text();
    }

    <T extends Enum<T>> @Nullable T optionalSymbol(List<T> symbols) throws IOException {
        return decoder.readIndex() == 0 ? null : symbol(symbols);
    }

    @Nullable
    Instant optionalInstant() throws IOException {
        return decoder.readIndex() == 0 ? null : instant();
    }

    /** Reads one item of a list. */
    interface ItemReader<T> {
        T read(AvroInput in) throws IOException;
    }
}
