package io.panelhouse.streaming.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeenSequencesTest {

    @Test
    void isExactForAnyOrder() {
        long seed = 42;
        List<Long> numbers =
                new ArrayList<>(LongStream.rangeClosed(1, 1_000).boxed().toList());
        Collections.shuffle(numbers, new Random(seed));

        SeenSequences seen = SeenSequences.NONE;
        for (long number : numbers) {
            assertThat(seen.contains(number))
                    .as("seed %d, number %d", seed, number)
                    .isFalse();
            seen = seen.plus(number);
            assertThat(seen.contains(number)).isTrue();
        }

        assertThat(seen.upTo()).isEqualTo(1_000);
        assertThat(seen.ahead()).isEmpty();
    }

    @Test
    void givesUpAMissingNumberWhenTooManyAreAheadOfIt() {
        SeenSequences seen = SeenSequences.NONE;
        for (long number = 2; number <= SeenSequences.MAX_AHEAD + 2L; number++) {
            seen = seen.plus(number);
        }

        assertThat(seen.upTo()).isEqualTo(SeenSequences.MAX_AHEAD + 2L);
        assertThat(seen.ahead()).isEmpty();
    }
}
