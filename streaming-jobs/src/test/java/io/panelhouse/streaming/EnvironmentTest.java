package io.panelhouse.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    private final Environment environment =
            new Environment(Map.of("PORT", "70000", "EMPTY", " ", "SECONDS", "soon", "KAFKA", "127.0.0.1:9092"));

    @Test
    void readsWhatIsSet() {
        assertThat(environment.required("KAFKA")).isEqualTo("127.0.0.1:9092");
        assertThat(environment.orElse("EMPTY", "otherwise")).isEqualTo("otherwise");
        assertThat(environment.seconds("NONE", Duration.ofSeconds(5))).hasSeconds(5);
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> environment.required("EMPTY"))
                .isInstanceOf(RefusedStartException.class)
                .hasMessage("Cannot start streaming: EMPTY is not set; set it");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> environment.port("PORT"))
                .isInstanceOf(RefusedStartException.class)
                .hasMessage("Invalid setting PORT: must be a number from 1 to 65535, was 70000");
        assertThatThrownBy(() -> environment.seconds("SECONDS", Duration.ZERO))
                .isInstanceOf(RefusedStartException.class)
                .hasMessage("Invalid setting SECONDS: must be a number from 1 to 600, was soon");
    }
}
