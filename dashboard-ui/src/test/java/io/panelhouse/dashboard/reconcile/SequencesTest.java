package io.panelhouse.dashboard.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.lake.RawTerm;
import org.junit.jupiter.api.Test;

class SequencesTest {

    @Test
    void figuresNameCountSumAndEnds() {
        assertThat(Sequences.of(3, 1, 7).figures()).isEqualTo("3 rows, sum 11, 1 to 7");
        assertThat(Sequences.of().figures()).isEqualTo("0 rows");
    }

    @Test
    void rangesAreShort() {
        assertThat(Sequences.of(9, 1, 2, 3, 5)).hasToString("1-3, 5, 9");
        assertThat(Sequences.of(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23))
                .hasToString("1, 3, 5, 7, 9, 11, 13, 15, 17, 19 and 2 more ranges");
    }

    @Test
    void missingDoubledAndInventedRowsAreNamed() {
        Check check = RawCheck.compare(
                RawTerm.TABLE, Sequences.of(1, 2, 3, 4), Sequences.of(1, 3, 3, 9), Sequences.of(1, 2, 3, 4, 5));

        assertThat(check.differences())
                .containsExactly(
                        "2 rows of journal.term are not in raw.term: sequence 2, 4",
                        "1 rows are in raw.term more than once: sequence 3",
                        "1 rows of raw.term are not in journal.term: sequence 9");
    }

    @Test
    void aRowThatCommittedLateIsNoDifference() {
        Check check =
                RawCheck.compare(RawTerm.TABLE, Sequences.of(1, 3), Sequences.of(1, 2, 3), Sequences.of(1, 2, 3, 4));

        assertThat(check.holds()).isTrue();
    }
}
