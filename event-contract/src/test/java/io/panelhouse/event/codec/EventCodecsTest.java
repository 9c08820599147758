package io.panelhouse.event.codec;

import static io.panelhouse.event.codec.EventCodecs.LEDGER_ENTRY_POSTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.event.AccountId;
import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.event.EventEnvelope;
import io.panelhouse.event.FeedBeat;
import io.panelhouse.event.LedgerAccount;
import io.panelhouse.event.LedgerEntryPosted;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.OperationKind;
import io.panelhouse.event.OperationLogged;
import io.panelhouse.event.PanelEvent;
import io.panelhouse.event.ResellerChanged;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.SessionChange;
import io.panelhouse.event.SessionHeartbeat;
import io.panelhouse.event.SessionRecorded;
import io.panelhouse.event.SignInAttempted;
import io.panelhouse.event.SignInOutcome;
import io.panelhouse.event.TermEndMoved;
import io.panelhouse.event.TermKind;
import io.panelhouse.event.TermSold;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecsTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final ResellerId RESELLER = new ResellerId(4711);
    private static final AccountId ACCOUNT = new AccountId(12);
    private static final LedgerEntryPosted SALE = new LedgerEntryPosted(
            RESELLER,
            9,
            LedgerAccount.WALLET,
            3,
            OperationKind.RENEW,
            null,
            new BigDecimal("-1.0000"),
            new BigDecimal("95.5000"),
            "M1",
            ACCOUNT,
            AT);

    static Stream<Arguments> everyRecord() {
        return Stream.of(
                Arguments.of(
                        EventCodecs.RESELLER_CHANGED,
                        wrap(new ResellerChanged(
                                RESELLER,
                                new ResellerId(1),
                                "north",
                                "1/4711/",
                                "Europe/London",
                                3,
                                List.of(new BigDecimal("20.0000"), new BigDecimal("100.0000")),
                                30,
                                AT))),
                Arguments.of(
                        EventCodecs.RESELLER_CHANGED,
                        wrap(new ResellerChanged(RESELLER, null, "root", "4711/", "UTC", 0, List.of(), null, AT))),
                Arguments.of(
                        EventCodecs.OPERATION_LOGGED,
                        wrap(new OperationLogged(9, RESELLER, null, OperationKind.MINT, "pv-01", AT, null))),
                Arguments.of(
                        EventCodecs.OPERATION_LOGGED,
                        wrap(new OperationLogged(10, RESELLER, ACCOUNT, OperationKind.REVERSE, "pv-01", AT, 9L))),
                Arguments.of(LEDGER_ENTRY_POSTED, wrap(SALE)),
                Arguments.of(
                        EventCodecs.TERM_SOLD,
                        wrap(new TermSold(
                                RESELLER,
                                ACCOUNT,
                                "mk-2041",
                                9,
                                "M12",
                                12,
                                new BigDecimal("12.0000"),
                                TermKind.REACTIVATION,
                                false,
                                AT,
                                AT,
                                null))),
                Arguments.of(
                        EventCodecs.TERM_END_MOVED,
                        wrap(new TermEndMoved(RESELLER, ACCOUNT, 11, OperationKind.CHANGE, 9, false, AT, AT))),
                Arguments.of(
                        EventCodecs.TERM_END_MOVED,
                        wrap(new TermEndMoved(RESELLER, ACCOUNT, 12, OperationKind.REVERSE, 9, true, null, AT))),
                Arguments.of(
                        EventCodecs.SIGN_IN_ATTEMPTED,
                        wrap(new SignInAttempted(
                                RESELLER,
                                ACCOUNT,
                                "mk-2041",
                                SignInOutcome.REFUSED_BY_POLICY,
                                "password",
                                "001A79000001",
                                "MAG",
                                null,
                                AT))),
                Arguments.of(
                        EventCodecs.SESSION_RECORDED,
                        wrap(new SessionRecorded(
                                RESELLER, "s-1", SessionChange.CLOSED, null, "mk", null, null, "192.0.2.1", AT))),
                Arguments.of(EventCodecs.SESSION_HEARTBEAT, new SessionHeartbeat(RESELLER, "s-1", AT)),
                Arguments.of(EventCodecs.FEED_BEAT, new FeedBeat(AT)),
                Arguments.of(
                        EventCodecs.LIVE_COUNTERS,
                        new LiveCounters(
                                RESELLER,
                                17,
                                2,
                                3,
                                new BigDecimal("95.5000"),
                                new BigDecimal("1.0000"),
                                3,
                                LocalDate.of(2026, 3, 1),
                                AT,
                                new BigDecimal("4.0000"),
                                211,
                                9,
                                new BigDecimal("14.0000"),
                                5,
                                AT)),
                Arguments.of(
                        EventCodecs.CONNECTION_ISSUE,
                        new ConnectionIssue(
                                RESELLER,
                                ACCOUNT,
                                "mk-2041",
                                17,
                                true,
                                4,
                                SignInOutcome.DEVICE_MISMATCH,
                                "001A79000001",
                                null,
                                AT,
                                AT)),
                Arguments.of(
                        EventCodecs.ALERT,
                        new Alert(
                                RESELLER,
                                AlertKind.CREDIT_THRESHOLD,
                                "20",
                                17,
                                true,
                                new BigDecimal("19.0000"),
                                new BigDecimal("20.0000"),
                                null,
                                List.of(),
                                AT,
                                AT)),
                Arguments.of(
                        EventCodecs.ALERT,
                        new Alert(
                                RESELLER,
                                AlertKind.SHARING,
                                "12",
                                18,
                                false,
                                new BigDecimal("3.0000"),
                                new BigDecimal("1.0000"),
                                ACCOUNT,
                                List.of("s-1", "s-2"),
                                AT,
                                AT)));
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    <T> void whatIsEncodedIsDecoded(EventCodec<T> codec, T value) {
        assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    <T> void theBytesAreWhatTheSchemaSays(EventCodec<T> codec, T value) throws Exception {
        byte[] bytes = codec.encode(value);

        var decoder = DecoderFactory.get().binaryDecoder(bytes, 10, bytes.length - 10, null);
        GenericRecord read = new GenericDatumReader<GenericRecord>(codec.schema()).read(null, decoder);

        assertThat(decoder.isEnd()).isTrue();
        assertThat(read.getSchema()).isEqualTo(codec.schema());
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    <T> void aRecordCutShortIsRefused(EventCodec<T> codec, T value) {
        byte[] whole = codec.encode(value);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(UnreadableEventException.class);
        }
    }

    @Test
    void theFormOfALedgerEntryIsFixed() {
        assertThat(HexFormat.of().formatHex(LEDGER_ENTRY_POSTED.encode(wrap(SALE))))
                .isEqualTo(GOLDEN_LEDGER_ENTRY);
    }

    @Test
    void aRecordOfAnOlderSchemaIsReadWithItsDefaults() throws Exception {
        Schema older = new Schema.Parser().parse("""
                        {"type":"record","name":"FeedBeat","namespace":"io.panelhouse.event","fields":[
                         {"name":"node","type":"string"},
                         {"name":"occurred_at","type":{"type":"long","logicalType":"timestamp-micros"}}]}
                        """);
        EventCodec<FeedBeat> codec = new EventCodec<>(
                "feed_beat", (event, out) -> out.instant(event.occurredAt()), in -> new FeedBeat(in.instant()));
        EventCodec<FeedBeat> writer = new EventCodec<>(
                "feed_beat",
                (event, out) -> out.text("node-1").instant(event.occurredAt()),
                in -> new FeedBeat(in.instant()));
        byte[] written = writer.encode(new FeedBeat(AT));
        byte[] fingerprint = org.apache.avro.SchemaNormalization.parsingFingerprint("CRC-64-AVRO", older);
        System.arraycopy(fingerprint, 0, written, 2, 8);

        assertThatThrownBy(() -> codec.decode(written))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageEndingWith("is not known; deploy the event-contract that has it");
        assertThat(codec.alsoReads(older).decode(written)).isEqualTo(new FeedBeat(AT));
    }

    @Test
    void anAttemptFromBeforeTheNewestOutcomesIsRead() {
        var attempt = wrap(new SignInAttempted(
                RESELLER, ACCOUNT, "mk-2041", SignInOutcome.TRIAL_OVER, "password", null, "MAG", null, AT));
        byte[] written = EventCodecs.SIGN_IN_ATTEMPTED.encode(attempt);
        byte[] before = Arrays.copyOf(written, written.length);
        System.arraycopy(HexFormat.of().parseHex(FIRST_ATTEMPT_SCHEMA), 0, before, 2, 8);

        assertThat(before).isNotEqualTo(written);
        assertThat(EventCodecs.SIGN_IN_ATTEMPTED.decode(before)).isEqualTo(attempt);
    }

    @Test
    void whatWasWrittenBeforeAccountsWereCountedIsReadWithoutThem() throws Exception {
        var operation = wrap(new OperationLogged(10, RESELLER, ACCOUNT, OperationKind.SUSPEND, "pv-01", AT, null));
        assertThat(EventCodecs.OPERATION_LOGGED.decode(
                        writtenBefore(EventCodecs.OPERATION_LOGGED, operation, "operation_logged_1")))
                .isEqualTo(operation);

        var counters = new LiveCounters(
                RESELLER,
                17,
                2,
                3,
                new BigDecimal("95.5000"),
                new BigDecimal("1.0000"),
                3,
                LocalDate.of(2026, 3, 1),
                AT,
                new BigDecimal("0.0000"),
                0,
                0,
                new BigDecimal("0.0000"),
                0,
                Instant.EPOCH);
        assertThat(EventCodecs.LIVE_COUNTERS.decode(
                        writtenBefore(EventCodecs.LIVE_COUNTERS, counters, "live_counters_1")))
                .isEqualTo(counters);
    }

    private static <T> byte[] writtenBefore(EventCodec<T> codec, T value, String olderSchema) throws Exception {
        byte[] bytes = codec.encode(value);
        var decoder = DecoderFactory.get().binaryDecoder(bytes, 10, bytes.length - 10, null);
        GenericRecord now = new GenericDatumReader<GenericRecord>(codec.schema()).read(null, decoder);
        Schema older = EventCodec.older(olderSchema);
        GenericRecord before = new GenericData.Record(older);
        older.getFields().forEach(field -> before.put(field.name(), now.get(field.name())));
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, 2);
        out.writeBytes(SchemaNormalization.parsingFingerprint("CRC-64-AVRO", older));
        var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(older).write(before, encoder);
        return out.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    <T> void theConstantsOfAnEnumAreTheSymbolsOfTheSchema(EventCodec<T> codec, T value) throws Exception {
        for (Schema.Field field : codec.schema().getFields()) {
            for (Schema type : field.schema().isUnion() ? field.schema().getTypes() : List.of(field.schema())) {
                if (type.getType() == Schema.Type.ENUM) {
                    assertThat(Class.forName(type.getFullName()).getEnumConstants())
                            .extracting(Object::toString)
                            .isEqualTo(type.getEnumSymbols());
                }
            }
        }
        assertThat(value).isNotNull();
    }

    @Test
    void bytesLeftOverAreRefused() {
        byte[] bytes = EventCodecs.FEED_BEAT.encode(new FeedBeat(AT));

        assertThatThrownBy(() -> EventCodecs.FEED_BEAT.decode(Arrays.copyOf(bytes, bytes.length + 1)))
                .hasMessage("Cannot decode feed_beat: bytes are left over after the last field");
    }

    private static <E extends PanelEvent> EventEnvelope<E> wrap(E event) {
        return new EventEnvelope<>(42, AT, AT, "sshd", event);
    }

    /** Kept as bytes: a change here is a change of what is on disk. */
    private static final String GOLDEN_LEDGER_ENTRY =
            "c301c74d83a023bd64855480c987dba6fda50680c987dba6fda506020873736864ce4912000606"
                    + "0004d8f0060e927802044d31021880c987dba6fda506";

    /** The fingerprint that attempts carry which were written before DEVICE_REQUIRED and THROTTLED were outcomes. */
    private static final String FIRST_ATTEMPT_SCHEMA = "eab1122db2a4dae4";
}
