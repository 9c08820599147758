package io.panelhouse.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CaptureStatusTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void itIsNotHealthyBeforeSomethingHasArrived() {
        CaptureStatus status = CaptureStatus.NOT_STARTED.started();

        assertThat(status.healthy(NOON)).isFalse();
        assertThat(status.sentence(NOON)).isEqualTo("Capture is starting");
    }

    @Test
    void itIsHealthyWhileBeatsAreYoungerThanTenSeconds() {
        CaptureStatus status = CaptureStatus.NOT_STARTED.started().published(0, NOON, NOON, NOON);

        assertThat(status.healthy(NOON.plusSeconds(9))).isTrue();
        assertThat(status.healthy(NOON.plusSeconds(10))).isFalse();
        assertThat(status.sentence(NOON.plusSeconds(10)))
                .isEqualTo("Capture is silent: nothing has reached Kafka for 10 s");
    }

    @Test
    void itIsHealthyWhileItCatchesUp() {
        CaptureStatus status = CaptureStatus.NOT_STARTED.started().published(500, null, NOON.minusSeconds(60), NOON);

        assertThat(status.healthy(NOON)).isTrue();
        assertThat(status.sentence(NOON)).isEqualTo("Capture is catching up: 500 rows published, the newest 60 s late");
    }

    @Test
    void itSaysWhyItStopped() {
        CaptureStatus status = CaptureStatus.NOT_STARTED
                .started()
                .published(1, NOON, NOON, NOON)
                .stopped("PostgreSQL is away");

        assertThat(status.healthy(NOON)).isFalse();
        assertThat(status.sentence(NOON)).isEqualTo("PostgreSQL is away");
    }

    @Test
    void rowsInQuarantineDegradeItAndLedgerEntriesAreNamed() {
        CaptureStatus status = CaptureStatus.NOT_STARTED.started().published(1, NOON, NOON, NOON);

        assertThat(status.degraded()).isFalse();
        assertThat(status.with(new Waiting(2, 0)).degraded()).isTrue();
        assertThat(status.with(new Waiting(2, 0)).healthy(NOON)).isTrue();
        assertThat(status.with(new Waiting(2, 0)).sentence(NOON))
                .isEqualTo("Capture is running; 2 journal rows wait in quarantine, so figures are incomplete;"
                        + " ./panelhouse quarantine list shows why");
        assertThat(status.with(new Waiting(2, 1)).sentence(NOON))
                .isEqualTo("Capture is running; 2 journal rows wait in quarantine, 1 of them ledger entries, so live"
                        + " balances and reports are wrong; ./panelhouse quarantine list shows why");
    }
}
