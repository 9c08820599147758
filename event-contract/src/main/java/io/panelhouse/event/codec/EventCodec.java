package io.panelhouse.event.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Turns one kind of record into bytes and back. Safe for use by many threads.
 *
 * @param <T> the record
 */
public final class EventCodec<T> {

    private static final int HEADER_BYTES = 10;
    private static final short MARKER = (short) 0xC301;

    // A decoder is costly to make and takes no memory of what it read last.
    private static final ThreadLocal<BinaryDecoder> DECODER =
            ThreadLocal.withInitial(() -> DecoderFactory.get().binaryDecoder(new byte[0], null));

    private final String name;
    private final Schema schema;
    private final long fingerprint;
    private final byte[] header;
    private final Writer<T> writer;
    private final Reader<T> reader;
    private final Map<Long, Schema> olderSchemas = new ConcurrentHashMap<>();

    EventCodec(String name, Writer<T> writer, Reader<T> reader) {
        this.name = name;
        this.schema = load(name);
        this.fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        this.header = header(fingerprint);
        this.writer = writer;
        this.reader = reader;
    }

    /** The schema that {@link #encode} writes. */
    public Schema schema() {
        return schema;
    }

    /**
     * Makes records that another version of the schema wrote readable.
     *
     * @return this codec
     */
    public EventCodec<T> alsoReads(Schema older) {
        olderSchemas.put(SchemaNormalization.parsingFingerprint64(older), older);
        return this;
    }

    /** This codec, but it knows no other version of the schema. */
    EventCodec<T> alone() {
        return new EventCodec<>(name, writer, reader);
    }

    /** Encodes one record, header included. */
    public byte[] encode(T value) {
        AvroOutput out = new AvroOutput(header);
        try {
            writer.write(value, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /**
     * Decodes one record.
     *
     * @throws UnreadableEventException if the bytes are not such a record, whole and nothing else, or were written by a
     *     schema that this version does not know
     */
    public T decode(byte[] bytes) {
        long writtenBy = fingerprintOf(bytes);
        if (writtenBy != fingerprint) {
            return decodeBody(resolve(bytes, writtenBy), 0);
        }
        return decodeBody(bytes, HEADER_BYTES);
    }

    private T decodeBody(byte[] bytes, int offset) {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, DECODER.get());
        try {
            T value = reader.read(new AvroInput(decoder));
            if (!decoder.isEnd()) {
                throw unreadable("bytes are left over after the last field", null);
            }
            return value;
        } catch (IOException | RuntimeException malformed) {
            if (malformed instanceof UnreadableEventException known) {
                throw known;
            }
            throw unreadable("the content breaks the schema (" + malformed.getMessage() + ")", malformed);
        }
    }

    private byte[] resolve(byte[] bytes, long writtenBy) {
        Schema older = olderSchemas.get(writtenBy);
        if (older == null) {
            throw unreadable(
                    "schema %016x is not known; deploy the event-contract that has it".formatted(writtenBy), null);
        }
        try {
            BinaryDecoder decoder =
                    DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
            GenericRecord resolved = new GenericDatumReader<GenericRecord>(older, schema).read(null, decoder);
            var out = new ByteArrayOutputStream(bytes.length + 32);
            var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(schema).write(resolved, encoder);
            return out.toByteArray();
        } catch (IOException | AvroRuntimeException malformed) {
            throw unreadable("schema %016x cannot be resolved".formatted(writtenBy), malformed);
        }
    }

    private long fingerprintOf(byte[] bytes) {
        if (bytes.length < HEADER_BYTES || ByteBuffer.wrap(bytes).getShort() != MARKER) {
            throw unreadable("the header is missing", null);
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    }

    private UnreadableEventException unreadable(String why, @Nullable Throwable cause) {
        String message = "Cannot decode %s: %s".formatted(name, why);
        return cause == null ? new UnreadableEventException(message) : new UnreadableEventException(message, cause);
    }

    private static byte[] header(long fingerprint) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .putShort(MARKER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(fingerprint)
                .array();
    }

    /** A schema that was written earlier. */
    static Schema older(String name) {
        return load("older/" + name);
    }

    private static Schema load(String name) {
        String path = "/avro/" + name + ".avsc";
        try (InputStream in = EventCodec.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("Cannot load schema " + path + ": it is not on the class path");
            }
            return new Schema.Parser().parse(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Writes the fields of a record. */
    interface Writer<T> {
        void write(T value, AvroOutput out) throws IOException;
    }

    /** Reads the fields of a record. */
    interface Reader<T> {
        T read(AvroInput in) throws IOException;
    }
}
