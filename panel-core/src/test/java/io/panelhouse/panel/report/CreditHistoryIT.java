package io.panelhouse.panel.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.TestBusiness;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The average week, the peak day and the days that the wallet lasts, from the ledger. */
@Tag("S70")
class CreditHistoryIT {

    private TestBusiness business;
    private int accounts;

    @BeforeEach
    void open() {
        business = new TestBusiness();
        business.fund(business.north, 100);
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    @Tag("S24a")
    @Tag("S24b")
    void fourCompleteWeeksMakeAHabit() {
        fourWeeks();

        assertThat(business.panel.creditHistory().of(business.asNorth, business.north))
                .contains(new CreditHabit(
                        4, new java.math.BigDecimal("9.0"), DayOfWeek.FRIDAY, new java.math.BigDecimal("64.0000")));
        assertThat(business.panel
                        .creditHistory()
                        .of(business.asNorth, business.north)
                        .orElseThrow()
                        .days())
                .isEqualTo(49);
        assertThat(business.panel.creditHistory().of(business.asProvider, business.south))
                .isEmpty();
    }

    @Test
    void nothingIsSaidBeforeTheTwentyEighthDay() {
        fourWeeks();

        business.time.advance(Duration.ofHours(-15));

        assertThat(LocalDate.ofInstant(business.time.instant(), ZoneOffset.ofHours(2)))
                .isEqualTo("2026-06-28");
        assertThat(business.panel.creditHistory().of(business.asNorth, business.north))
                .isEmpty();
    }

    @Test
    void theWeekThatRunsIsLeftOut() {
        fourWeeks();
        sell(30);

        assertThat(business.panel
                        .creditHistory()
                        .of(business.asNorth, business.north)
                        .orElseThrow()
                        .weekly())
                .isEqualByComparingTo("9");
    }

    /** From Monday 1 to Monday 29 June: one credit a day, three on Fridays. */
    private void fourWeeks() {
        for (int day = 0; day < 28; day++) {
            sell(day % 7 == 4 ? 3 : 1);
            business.time.advance(Duration.ofDays(1));
        }
    }

    private void sell(int count) {
        for (int i = 0; i < count; i++) {
            business.created(business.north, "acc-" + accounts++, "M1");
        }
    }
}
