package io.panelhouse.dashboard.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WilsonTest {

    @Test
    @Tag("M3")
    void threeOfSevenLiesBetween15Point8And75Percent() {
        Wilson interval = Wilson.of(3, 7);

        assertThat(interval.lower()).isCloseTo(0.158, within(0.0005));
        assertThat(interval.upper()).isCloseTo(0.750, within(0.0005));
    }

    @Test
    void noneAndAllStayInside() {
        assertThat(Wilson.of(0, 5).lower()).isZero();
        assertThat(Wilson.of(5, 5).upper()).isEqualTo(1);
    }

    @Test
    void moreThanAllIsRefused() {
        assertThatThrownBy(() -> Wilson.of(8, 7))
                .hasMessage("Invalid share: part must be from 0 to cases and cases at least 1, was 8 of 7");
    }
}
