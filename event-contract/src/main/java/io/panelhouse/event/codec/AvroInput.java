package io.panelhouse.event.codec;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.avro.io.BinaryDecoder;
import org.jspecify.annotations.Nullable;

/** Reads one record's fields in schema order. */
final class AvroInput {

    private final BinaryDecoder decoder;

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
        return Instant.EPOCH.plus(decoder.readLong(), ChronoUnit.MICROS);
    }

    BigDecimal credits() throws IOException {
        ByteBuffer unscaled = decoder.readBytes(null);
        byte[] bytes = new byte[unscaled.remaining()];
        unscaled.get(bytes);
        return new BigDecimal(new BigInteger(bytes), AvroOutput.DECIMAL_SCALE);
    }

    @Nullable
    Long optionalNumber() throws IOException {
        return decoder.readIndex() == 0 ? null : Long.valueOf(number());
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
}
