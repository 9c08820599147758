package io.panelhouse.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.standalone.home.Refusal;
import io.panelhouse.standalone.supervise.SupervisorLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the ledger's heads are published; a publication takes 40 seconds of a clock that the test holds. */
@Tag("S23")
class HeadScheduleTest {

    private static final Duration PUBLICATION = Duration.ofSeconds(40);

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<Instant> published = new ArrayList<>();
    private Instant now = Instant.parse("2026-06-01T12:00:00Z");
    private boolean ready = true;
    private int exitCode;

    @Test
    void headsArePublishedAsSoonAsTheStackIsReady() throws Exception {
        Schedule schedule = every("15");
        ready = false;
        look(schedule, 3);
        assertThat(published).isEmpty();

        ready = true;
        look(schedule, 3);

        assertThat(published).containsExactly(Instant.parse("2026-06-01T12:00:03Z"));
    }

    @Test
    void theIntervalCountsFromTheEndOfThePublicationBefore() throws Exception {
        look(every("15"), 2 * 15 * 60 + 1);

        assertThat(published)
                .containsExactly(
                        Instant.parse("2026-06-01T12:00:00Z"),
                        Instant.parse("2026-06-01T12:15:40Z"),
                        Instant.parse("2026-06-01T12:31:20Z"));
        assertThat(written()).isEmpty();
    }

    @Test
    void nothingIsPublishedWhileTheStackIsNotReadyAndAtOnceWhenItIsAgain() throws Exception {
        Schedule schedule = every("1");
        look(schedule, 1);
        ready = false;
        look(schedule, 600);

        ready = true;
        look(schedule, 1);

        assertThat(published).hasSize(2);
        assertThat(published.getLast()).isEqualTo(Instant.parse("2026-06-01T12:10:41Z"));
    }

    @Test
    void aPublicationThatFailsIsToldAndTriedAgainAfterTheInterval() throws Exception {
        Schedule schedule = every("1");
        exitCode = 1;
        look(schedule, 60);

        exitCode = 0;
        look(schedule, 1);

        assertThat(published).hasSize(2);
        assertThat(written())
                .isEqualTo("2026-06-01T12:00:40Z heads publication ended with exit code 1; see logs/heads.log\n");
    }

    @Test
    void aPublicationThatCannotStartIsToldAndTriedAgainAfterTheInterval() throws Exception {
        HeadSchedule broken = new HeadSchedule(
                Duration.ofMinutes(1),
                () -> {
                    throw new IOException("no such program");
                },
                new SupervisorLog(new PrintStream(log, true, StandardCharsets.UTF_8), () -> now),
                () -> now);

        look(new Schedule(broken, () -> ready, () -> now), 61);

        assertThat(written()).isEqualTo("""
                        2026-06-01T12:00:00Z heads cannot publish: no such program
                        2026-06-01T12:01:00Z heads cannot publish: no such program
                        """);
    }

    @Test
    void anIntervalOfZeroPublishesNothing() throws Exception {
        look(every("0"), 3600);

        assertThat(published).isEmpty();
    }

    @Test
    void theUsualIntervalIsAQuarterOfAnHour() {
        assertThat(HeadSchedule.interval(Map.of())).isEqualTo(Duration.ofMinutes(15));
        assertThat(HeadSchedule.interval(Map.of("PANELHOUSE_HEADS_MINUTES", "10080")))
                .isEqualTo(Duration.ofDays(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "10081", "soon"})
    void anIntervalThatIsNoSuchNumberIsRefused(String minutes) {
        assertThatThrownBy(() -> HeadSchedule.interval(Map.of("PANELHOUSE_HEADS_MINUTES", minutes)))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "Invalid setting PANELHOUSE_HEADS_MINUTES: must be minutes from 0 to 10080, was " + minutes);
    }

    private Schedule every(String minutes) {
        Duration interval = HeadSchedule.interval(Map.of("PANELHOUSE_HEADS_MINUTES", minutes));
        SupervisorLog toLog = new SupervisorLog(new PrintStream(log, true, StandardCharsets.UTF_8), () -> now);
        return new Schedule(new HeadSchedule(interval, this::publish, toLog, () -> now), () -> ready, () -> now);
    }

    private int publish() {
        published.add(now);
        now = now.plus(PUBLICATION);
        return exitCode;
    }

    /** Looks once a second, as long as the clock says. */
    private void look(Schedule schedule, int seconds) throws InterruptedException {
        for (int second = 0; second < seconds; second++) {
            schedule.look();
            now = now.plusSeconds(1);
        }
    }

    private String written() {
        return log.toString(StandardCharsets.UTF_8);
    }
}
