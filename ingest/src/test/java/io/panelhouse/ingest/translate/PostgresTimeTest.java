package io.panelhouse.ingest.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-02 03:04:05+00, 2026-01-02T03:04:05Z",
        "2026-01-02 03:04:05.000001+00, 2026-01-02T03:04:05.000001Z",
        "2026-01-02 03:04:05.1+02, 2026-01-02T01:04:05.100Z",
        "1969-12-31 23:59:59.999999-03:30, 1970-01-01T03:29:59.999999Z",
        "1890-01-01 00:00:00+00:53:28, 1889-12-31T23:06:32Z",
        "12026-01-02 03:04:05+00, +12026-01-02T03:04:05Z",
        "2026-01-02T03:04:05.25Z, 2026-01-02T03:04:05.250Z"
    })
    void aTimeIsReadToTheMicrosecondInAnyZone(String text, Instant time) {
        assertThat(PostgresTime.parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "infinity",
                "-infinity",
                "2026-01-02",
                "2026-01-02 03:04:05",
                "2026-13-02 03:04:05+00",
                "2026-01-02 03:04:05+00 BC",
                "2026-01-02 03:04:05.+00x",
                "2026-01-02 03:04:05.1234567890+00",
                "99999999999-01-02 03:04:05+00",
                "2026-01-02 03:04:60+00",
                "2026-01-02 03:04:05+00:00:00:00"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> PostgresTime.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
