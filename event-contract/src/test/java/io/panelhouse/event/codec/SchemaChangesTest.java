package io.panelhouse.event.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** While an upgrade rolls, writers of two versions write to one topic. */
@Tag("R9")
class SchemaChangesTest {

    /** How the schema of another version differs from ours. */
    enum Change {
        A_FIELD_MORE_AT_THE_END,
        A_FIELD_MORE_AT_THE_BEGINNING,
        A_LIST_MORE,
        A_PART_MORE,
        AN_OPTIONAL_FIELD_LESS,
        FIELDS_IN_ANOTHER_ORDER,
        A_SYMBOL_LESS,
        A_SYMBOL_MORE,
        AN_OPTIONAL_FIELD_REQUIRED,
        TEXT_AS_BYTES
    }

    static Stream<Arguments> everyRecordUnderEveryChangeThatCanBe() {
        return EventCodecsTest.everyRecord()
                .flatMap(record -> underEveryChange(
                        (EventCodec<?>) requireNonNull(record.get()[0]), requireNonNull(record.get()[1])));
    }

    @SuppressWarnings("unchecked") // a record stands beside its own codec
    private static <T> Stream<Arguments> underEveryChange(EventCodec<T> codec, Object record) {
        T value = (T) record;
        return Stream.of(Change.values())
                .filter(change -> changed(codec.schema(), generic(codec, value), change) != null)
                .map(change -> Arguments.of(change, codec, value));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("everyRecordUnderEveryChangeThatCanBe")
    <T> void recordsOfBothVersionsAreReadOnceTheOtherIsKnownAndRefusedBefore(
            Change change, EventCodec<T> codec, T value) {
        Schema other = requireNonNull(changed(codec.schema(), generic(codec, value), change));
        byte[] ours = codec.encode(value);
        byte[] theirs = written(generic(codec, value), other);

        EventCodec<T> before = codec.alone();
        assertThatThrownBy(() -> before.decode(theirs))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageEndingWith("is not known; deploy the event-contract that has it");

        EventCodec<T> after = codec.alone().alsoReads(other);
        assertThat(after.decode(theirs)).isEqualTo(value);
        assertThat(after.decode(ours)).isEqualTo(value);
    }

    private static @Nullable Schema changed(Schema ours, GenericRecord record, Change change) {
        List<Schema.Field> fields = new ArrayList<>();
        boolean[] done = {false};
        for (Schema.Field field : ours.getFields()) {
            Schema type = field.schema();
            Object value = record.get(field.name());
            Schema another = done[0] ? null : another(type, value, change);
            if (change == Change.AN_OPTIONAL_FIELD_LESS && !done[0] && type.isUnion() && value == null) {
                done[0] = true;
            } else if (another != null) {
                done[0] = true;
                fields.add(new Schema.Field(field.name(), another));
            } else {
                fields.add(new Schema.Field(field, type));
            }
        }
        switch (change) {
            case A_FIELD_MORE_AT_THE_END -> fields.addLast(added(Schema.create(Schema.Type.STRING), "later"));
            case A_FIELD_MORE_AT_THE_BEGINNING -> fields.addFirst(added(Schema.create(Schema.Type.LONG), 4_711L));
            case A_LIST_MORE ->
                fields.addLast(added(Schema.createArray(Schema.create(Schema.Type.STRING)), List.of("one")));
            case A_PART_MORE -> fields.addFirst(added(part(), List.of()));
            case FIELDS_IN_ANOTHER_ORDER -> fields.addFirst(fields.removeLast());
            default -> {
                if (!done[0]) {
                    return null;
                }
            }
        }
        Schema other = Schema.createRecord(ours.getName(), null, ours.getNamespace(), false, fields);
        return SchemaNormalization.toParsingForm(other).equals(SchemaNormalization.toParsingForm(ours)) ? null : other;
    }

    /** The type that a field has in the other version, or null if the change does not touch it. */
    private static @Nullable Schema another(Schema type, @Nullable Object value, Change change) {
        return switch (change) {
            case A_SYMBOL_LESS -> {
                if (type.getType() != Schema.Type.ENUM) {
                    yield null;
                }
                List<String> symbols = new ArrayList<>(type.getEnumSymbols());
                String last = symbols.removeLast();
                yield last.equals(String.valueOf(value)) ? null : enumeration(type, symbols);
            }
            case A_SYMBOL_MORE -> {
                if (type.getType() != Schema.Type.ENUM) {
                    yield null;
                }
                List<String> symbols = new ArrayList<>(type.getEnumSymbols());
                symbols.addFirst("SOMETHING_NEW");
                yield enumeration(type, symbols);
            }
            case AN_OPTIONAL_FIELD_REQUIRED ->
                type.isUnion() && value != null ? type.getTypes().get(1) : null;
            case TEXT_AS_BYTES -> type.getType() == Schema.Type.STRING ? Schema.create(Schema.Type.BYTES) : null;
            default -> null;
        };
    }

    private static Schema enumeration(Schema type, List<String> symbols) {
        return Schema.createEnum(type.getName(), null, type.getNamespace(), symbols, type.getEnumDefault());
    }

    private static Schema.Field added(Schema type, Object value) {
        Schema.Field field = new Schema.Field("added", type);
        field.addProp("written", value);
        return field;
    }

    private static Schema part() {
        return Schema.createArray(Schema.createRecord(
                "Part",
                null,
                "io.panelhouse.event",
                false,
                List.of(new Schema.Field("n", Schema.create(Schema.Type.INT)))));
    }

    private static <T> GenericRecord generic(EventCodec<T> codec, T value) {
        byte[] bytes = codec.encode(value);
        try {
            var decoder = DecoderFactory.get().binaryDecoder(bytes, 10, bytes.length - 10, null);
            return new GenericDatumReader<GenericRecord>(codec.schema()).read(null, decoder);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The record as a writer of the other version writes it. */
    private static byte[] written(GenericRecord record, Schema other) {
        GenericRecord theirs = new GenericData.Record(other);
        for (Schema.Field field : other.getFields()) {
            Object added = field.getObjectProp("written");
            theirs.put(field.name(), added != null ? added : converted(record.get(field.name()), field.schema()));
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(10)
                .putShort((short) 0xC301)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(SchemaNormalization.parsingFingerprint64(other))
                .array());
        try {
            var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(other).write(theirs, encoder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return out.toByteArray();
    }

    private static @Nullable Object converted(@Nullable Object value, Schema type) {
        return switch (type.getType()) {
            case ENUM -> new GenericData.EnumSymbol(type, String.valueOf(value));
            case BYTES ->
                value instanceof CharSequence text
                        ? ByteBuffer.wrap(text.toString().getBytes(UTF_8))
                        : value;
            default -> value;
        };
    }
}
