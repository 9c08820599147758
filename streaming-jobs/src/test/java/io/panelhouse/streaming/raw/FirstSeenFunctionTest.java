package io.panelhouse.streaming.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstSeenFunctionTest {

    private KeyedOneInputStreamOperatorTestHarness<Long, RowData, RowData> harness;

    @BeforeEach
    void openFunction() throws Exception {
        harness = harness();
        harness.open();
    }

    @AfterEach
    void closeFunction() throws Exception {
        harness.close();
    }

    @Test
    void letsEachRowThroughOnceWhateverTheOrder() throws Exception {
        long seed = 7;
        List<Long> sent =
                new ArrayList<>(LongStream.rangeClosed(1, 20_000).boxed().toList());
        sent.addAll(LongStream.rangeClosed(5_000, 15_000).boxed().toList());
        Collections.shuffle(sent, new Random(seed));

        for (long sequence : sent) {
            send(sequence);
        }

        assertThat(passed())
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 20_000).boxed().toList());
        assertThat(harness.numKeyedStateEntries()).isEqualTo(5);
    }

    @Test
    void aRowIsStillKnownAfterARestart() throws Exception {
        send(1);
        send(4_095);
        send(4_096);
        var snapshot = harness.snapshot(1, 1);
        harness.close();

        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        send(4_096);
        send(4_095);
        send(1);
        send(2);

        assertThat(passed()).containsExactly(2L);
    }

    @Test
    void aRowThatCameAfterTheSnapshotIsNotKnownAfterARestart() throws Exception {
        send(1);
        var snapshot = harness.snapshot(1, 1);
        send(2);
        harness.close();

        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        send(2);

        assertThat(passed()).containsExactly(2L);
    }

    @Test
    void aCompleteBlockTakesNoBits() throws Exception {
        for (long sequence = 4_096; sequence < 8_192; sequence++) {
            send(sequence);
        }
        send(5_000);

        assertThat(passed()).hasSize(4_096);
        assertThat(harness.snapshot(1, 1)
                        .getManagedKeyedState()
                        .iterator()
                        .next()
                        .getStateSize())
                .isLessThan(1_500);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, RowData, RowData> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new FirstSeenFunction()), FirstSeenFunction::blockOf, Types.LONG);
    }

    private void send(long sequence) throws Exception {
        harness.processElement(GenericRowData.of(sequence), 0);
    }

    private List<Long> passed() {
        return harness.extractOutputValues().stream().map(row -> row.getLong(0)).toList();
    }
}
