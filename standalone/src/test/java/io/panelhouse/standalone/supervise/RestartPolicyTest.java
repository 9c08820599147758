package io.panelhouse.standalone.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.standalone.supervise.RestartPolicy.Decision;
import io.panelhouse.standalone.supervise.RestartPolicy.GiveUp;
import io.panelhouse.standalone.supervise.RestartPolicy.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final RestartPolicy policy = new RestartPolicy(8, Duration.ofMinutes(5));

    @Test
    void delaysDoubleUpToHalfAMinute() {
        List<Long> delays = failEverySecond(7);

        assertThat(delays).containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L);
    }

    @Test
    void theEighthFailureInFiveMinutesIsTheLast() {
        failEverySecond(7);

        assertThat(policy.failed(NOON.plusSeconds(8), 1))
                .isEqualTo(new GiveUp("8 failures within 300 s without becoming healthy"));
    }

    @Test
    void failuresOlderThanTheWindowDoNotCount() {
        failEverySecond(7);

        assertThat(policy.failed(NOON.plusSeconds(400), 1)).isInstanceOf(RetryAfter.class);
    }

    @Test
    void becomingHealthyForgivesTheFailuresBefore() {
        failEverySecond(7);
        policy.healthyFor(Duration.ZERO);

        assertThat(policy.failed(NOON.plusSeconds(8), 1)).isInstanceOf(RetryAfter.class);
    }

    @Test
    void aPartThatStayedHealthyStartsAgainAtOnce() {
        failEverySecond(5);
        policy.healthyFor(Duration.ofSeconds(10));

        assertThat(policy.failed(NOON.plusSeconds(8), 137)).isEqualTo(new RetryAfter(Duration.ofMillis(500)));
    }

    @Test
    void aPartThatDiesWheneverItIsHealthyKeepsItsDelay() {
        failEverySecond(3);
        policy.healthyFor(Duration.ofSeconds(1));

        assertThat(policy.failed(NOON.plusSeconds(8), 137)).isEqualTo(new RetryAfter(Duration.ofSeconds(4)));
    }

    @Test
    void aRefusalIsNotTriedAgain() {
        assertThat(policy.failed(NOON, 78)).isEqualTo(new GiveUp("it refuses to start"));
    }

    private List<Long> failEverySecond(int times) {
        List<Long> delays = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Decision decision = policy.failed(NOON.plusSeconds(i), 1);
            assertThat(decision).isInstanceOf(RetryAfter.class);
            delays.add(((RetryAfter) decision).delay().toMillis());
        }
        return delays;
    }
}
