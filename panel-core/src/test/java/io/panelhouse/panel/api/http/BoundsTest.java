package io.panelhouse.panel.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.TestTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is too much is refused, and only that. */
class BoundsTest {

    private final TestTime time = new TestTime("2026-06-01T12:00:00Z");

    @Test
    @Tag("X7")
    void aTokenThatAsksTooOftenIsRefusedAndTheOthersAreNot() {
        Pace pace = new Pace(10, 5, time);
        for (int i = 0; i < 20; i++) {
            pace.of("loud", Answer::empty);
        }

        assertThatThrownBy(() -> pace.of("loud", Answer::empty))
                .hasMessage("Cannot answer: the token may ask 10 times in a second; slow down")
                .satisfies(refused -> assertThat(((ProblemException) refused).headers())
                        .containsEntry("Retry-After", "1")
                        .containsEntry("RateLimit", "\"token\";r=0;t=1"));
        assertThat(pace.of("quiet", Answer::empty).headers()).containsEntry("RateLimit", "\"token\";r=19;t=1");
        time.advance(Duration.ofMillis(100));
        assertThat(pace.of("loud", Answer::empty).status()).isEqualTo(204);
    }

    @Test
    @Tag("X7")
    void aTokenHoldsOnlyItsShareOfWhatIsDoneAtOnce() {
        Pace pace = new Pace(100, 1, time);

        Answer outer = pace.of("loud", () -> {
            assertThatThrownBy(() -> pace.of("loud", Answer::empty))
                    .hasMessage("Cannot answer: the token has 1 requests under way; wait for them");
            return pace.of("quiet", Answer::empty);
        });

        assertThat(outer.status()).isEqualTo(204);
        assertThat(pace.of("loud", Answer::empty).status()).isEqualTo(204);
    }

    @Test
    @Tag("R8")
    void tenTimesTooMuchIsRefusedAndTheRestIsDone() throws Exception {
        Gate gate = new Gate(4, 6, Duration.ofSeconds(30));
        CountDownLatch full = new CountDownLatch(4);
        CountDownLatch open = new CountDownLatch(1);
        List<Future<Integer>> tries = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                tries.add(threads.submit(() -> gate.through(() -> worked(full, open))));
            }
            full.await();
            for (int i = 0; i < 96; i++) {
                tries.add(threads.submit(() -> gate.through(() -> 1)));
            }
            long refused = awaited(tries.subList(4, 100), 90);
            open.countDown();

            assertThat(refused).isEqualTo(90);
        }
        assertThat(tries.stream().filter(one -> one.state() == Future.State.SUCCESS))
                .hasSize(10);
        assertThat(gate.through(() -> 7)).isEqualTo(7);
    }

    private static int worked(CountDownLatch full, CountDownLatch open) {
        full.countDown();
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return 1;
    }

    /** Waits until so many have failed; those that wait for the gate have not. */
    private static long awaited(List<Future<Integer>> tries, long expected)
            throws InterruptedException, ExecutionException {
        org.awaitility.Awaitility.await()
                .until(() -> tries.stream()
                                .filter(one -> one.state() == Future.State.FAILED)
                                .count()
                        >= expected);
        return tries.stream().filter(one -> one.state() == Future.State.FAILED).count();
    }
}
