package io.panelhouse.streaming.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BeatGateTest {

    private static final long SECOND = 1_000_000;

    private final BeatGate gate = new BeatGate();

    @Test
    void beatsPassWhileDataIsAsFresh() {
        assertThat(gate.lets(10 * SECOND)).isTrue();
        gate.passed(9 * SECOND);
        assertThat(gate.lets(11 * SECOND)).isTrue();
    }

    @Test
    void beatsAreHeldBackWhileABacklogIsRead() {
        gate.lets(100 * SECOND);
        gate.passed(20 * SECOND);
        assertThat(gate.lets(101 * SECOND)).isFalse();
        gate.passed(40 * SECOND);
        assertThat(gate.lets(102 * SECOND)).isFalse();
        gate.passed(102 * SECOND);
        assertThat(gate.lets(103 * SECOND)).isTrue();
    }

    @Test
    void afterAClockThatWasAnHourAheadBeatsPassAgain() {
        gate.lets(3_700 * SECOND);
        gate.passed(101 * SECOND);
        assertThat(gate.lets(102 * SECOND)).isFalse();
        gate.passed(102 * SECOND);
        assertThat(gate.lets(103 * SECOND)).isTrue();
    }
}
