package io.panelhouse.dashboard.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IsoWeekTest {

    @Test
    @Tag("S61")
    void theLastCompleteWeekEndsBeforeToday() {
        assertThat(IsoWeek.lastComplete(LocalDate.parse("2026-11-22"))).hasToString("2026-W46");
        assertThat(IsoWeek.lastComplete(LocalDate.parse("2026-11-23"))).hasToString("2026-W47");
    }

    @Test
    void textsAreReadBack() {
        assertThat(IsoWeek.parse("2026-W53")).contains(week("2026-12-28"));
        assertThat(IsoWeek.parse("2025-W53")).isEmpty();
        assertThat(IsoWeek.parse("last")).isEmpty();
    }

    @Test
    void lastWeeksEndWithThisOne() {
        assertThat(week("2026-11-16").lastWeeks(3))
                .containsExactly(week("2026-11-02"), week("2026-11-09"), week("2026-11-16"));
    }

    private static IsoWeek week(String day) {
        return IsoWeek.of(LocalDate.parse(day));
    }
}
