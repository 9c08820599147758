package io.panelhouse.bench;

import io.panelhouse.event.AccountId;
import io.panelhouse.event.EventEnvelope;
import io.panelhouse.event.LedgerAccount;
import io.panelhouse.event.LedgerEntryPosted;
import io.panelhouse.event.OperationKind;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.codec.EventCodecs;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Decoding ledger entries: the hand-written codec against Avro's generic reader, on one thread. */
public final class DecodeBench {

    private static final int RECORDS = 1_000_000;
    private static final int REPEATS = 7;
    private static final int HEADER_BYTES = 10;

    private DecodeBench() {}

    /**
     * Prints one JSON line; unit: records a second.
     *
     * @throws IllegalStateException if the two do not read the same values
     */
    public static void main(String[] arguments) throws IOException {
        byte[][] records = records();
        List<Double> ours = new ArrayList<>();
        List<Double> anchor = new ArrayList<>();
        byHand(records);
        generic(records);
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            long start = System.nanoTime();
            long sumByHand = byHand(records);
            long middle = System.nanoTime();
            long sumGeneric = generic(records);
            long end = System.nanoTime();
            if (sumByHand != sumGeneric) {
                throw new IllegalStateException(
                        "Invalid benchmark: sums must agree, were %d and %d".formatted(sumByHand, sumGeneric));
            }
            ours.add(RECORDS * 1e9 / (middle - start));
            anchor.add(RECORDS * 1e9 / (end - middle));
        }
        System.out.println(new Measurement("decode-ledger-entry", ours, anchor, "records/s").toJson());
    }

    private static long byHand(byte[][] records) {
        long sum = 0;
        for (byte[] bytes : records) {
            EventEnvelope<LedgerEntryPosted> envelope = EventCodecs.LEDGER_ENTRY_POSTED.decode(bytes);
            sum += envelope.sequence() + envelope.event().entrySequence();
        }
        return sum;
    }

    private static long generic(byte[][] records) throws IOException {
        var reader = new GenericDatumReader<GenericRecord>(EventCodecs.LEDGER_ENTRY_POSTED.schema());
        @Nullable BinaryDecoder decoder = null;
        @Nullable GenericRecord reused = null;
        long sum = 0;
        for (byte[] bytes : records) {
            decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, decoder);
            reused = reader.read(reused, decoder);
            sum += (long) reused.get("sequence") + (long) reused.get("entry_sequence");
        }
        return sum;
    }

    private static byte[][] records() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        byte[][] records = new byte[RECORDS][];
        for (int number = 0; number < RECORDS; number++) {
            Instant at = start.plusMillis(number);
            records[number] = EventCodecs.LEDGER_ENTRY_POSTED.encode(new EventEnvelope<>(
                    number + 1L,
                    at,
                    at,
                    null,
                    new LedgerEntryPosted(
                            new ResellerId(1 + number % 500),
                            number + 1L,
                            LedgerAccount.WALLET,
                            1 + number / 500,
                            OperationKind.RENEW,
                            null,
                            BigDecimal.valueOf(-1),
                            BigDecimal.valueOf(1_000_000 - number),
                            "M1",
                            new AccountId(1 + number % 20_000),
                            at)));
        }
        return records;
    }
}
