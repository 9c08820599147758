package io.panelhouse.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.shared.Registration;
import io.panelhouse.event.ResellerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LiveBellTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:14:22Z");
    private static final ResellerId MINE = new ResellerId(1);
    private final List<String> heard = new ArrayList<>();
    private final AtomicInteger woken = new AtomicInteger();
    private final LiveBell bell = new LiveBell(Runnable::run, woken::incrementAndGet);

    @Test
    void manyChangesInASecondAreHeardOnceAndNoneIsLost() {
        bell.subscribe(List.of(MINE), () -> heard.add("mine"));

        bell.changed(MINE);
        bell.ring(NOW);
        bell.changed(MINE);
        bell.ring(NOW.plusMillis(400));
        bell.changed(MINE);
        bell.ring(NOW.plusMillis(800));
        assertThat(heard).hasSize(1);

        bell.ring(NOW.plusMillis(1_000));
        bell.ring(NOW.plusMillis(2_500));
        assertThat(heard).hasSize(2);
    }

    @Test
    @Tag("U2")
    void aChangeEachSecondThatIsToldALittleLateIsNotToldLaterAndLater() {
        bell.subscribe(List.of(MINE), () -> heard.add("mine"));

        for (int second = 0; second < 60; second++) {
            bell.changed(MINE);
            bell.ring(NOW.plusSeconds(second).plusMillis(second % 2 == 0 ? 0 : 30));
        }

        assertThat(heard).hasSize(60);
    }

    @Test
    void aChangeOfAnotherResellerIsNotHeard() {
        bell.subscribe(List.of(MINE), () -> heard.add("mine"));

        bell.changed(new ResellerId(2));
        bell.ring(NOW);

        assertThat(heard).isEmpty();
    }

    @Test
    @Tag("S3")
    void theFirstChangeThatSomebodyWaitsForIsToldAtOnceAndOthersWakeNobody() {
        bell.subscribe(List.of(MINE), () -> heard.add("mine"));

        bell.changed(new ResellerId(2));
        assertThat(woken).hasValue(0);
        bell.changed(MINE);
        bell.changed(MINE);
        assertThat(woken).hasValue(1);

        bell.ring(NOW);
        bell.changed(MINE);
        assertThat(woken).hasValue(2);
    }

    @Test
    @Tag("S3")
    void whatIsToldToAllDoesNotHoldBackTheChangeThatFollows() {
        bell.subscribe(List.of(MINE), () -> heard.add("mine"));

        bell.changedForAll();
        bell.ring(NOW);
        bell.changed(MINE);
        bell.ring(NOW.plusMillis(50));
        assertThat(heard).hasSize(2);

        bell.changed(MINE);
        bell.ring(NOW.plusMillis(400));
        assertThat(heard).hasSize(2);
        bell.ring(NOW.plusMillis(1_050));
        bell.ring(NOW.plusMillis(2_500));
        assertThat(heard).hasSize(3);
    }

    @Test
    void aFeedThatBecomesLateIsHeardByAll() {
        bell.subscribe(List.of(MINE), () -> heard.add("mine"));
        Registration other = bell.subscribe(List.of(new ResellerId(2)), () -> heard.add("other"));
        other.remove();
        other.remove();

        bell.changedForAll();
        bell.ring(NOW);

        assertThat(heard).containsExactly("mine");
        assertThat(bell.listeners()).isEqualTo(1);
    }

    @Test
    @Tag("U2")
    void whoLeftIsForgottenWithTheResellersThatOnlyTheyListenedTo() {
        Registration first = bell.subscribe(List.of(MINE, new ResellerId(2)), () -> heard.add("first"));
        Registration second = bell.subscribe(List.of(MINE), () -> heard.add("second"));
        assertThat(bell.resellers()).isEqualTo(2);

        first.remove();
        first.remove();
        bell.changed(MINE);
        bell.ring(NOW);
        assertThat(heard).containsExactly("second");
        assertThat(bell.resellers()).isEqualTo(1);

        second.remove();
        assertThat(bell.listeners()).isZero();
        assertThat(bell.resellers()).isZero();
    }
}
