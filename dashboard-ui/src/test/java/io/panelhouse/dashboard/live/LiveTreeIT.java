package io.panelhouse.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.TreeOperator;
import io.panelhouse.dashboard.live.LiveFeed.Totals;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.TestBusiness;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Live figures of the job, summed over the tree of the database. */
@Tag("S58")
class LiveTreeIT {

    private static final Instant NOW = Instant.parse("2026-11-23T09:14:22Z");
    private static final TestBusiness BUSINESS = new TestBusiness();

    private final LiveReadings readings = new LiveReadings();

    @AfterAll
    static void close() {
        BUSINESS.close();
    }

    @Test
    void aResellerThatMovesToAnotherParentTakesItsFiguresAlongAtOnce() {
        read(BUSINESS.provider, 1);
        read(BUSINESS.north, 10);
        read(BUSINESS.northEast, 100);
        read(BUSINESS.south, 1_000);
        assertThat(active(BUSINESS.provider)).isEqualTo(1_111);
        assertThat(active(BUSINESS.north)).isEqualTo(110);
        assertThat(active(BUSINESS.south)).isEqualTo(1_000);

        BUSINESS.panel.resellers().move(Actor.within("paula", BUSINESS.provider), BUSINESS.northEast, BUSINESS.south);

        assertThat(active(BUSINESS.provider)).isEqualTo(1_111);
        assertThat(active(BUSINESS.north)).isEqualTo(10);
        assertThat(active(BUSINESS.south)).isEqualTo(1_100);
        assertThat(totals(BUSINESS.south).dueCredits()).isEqualByComparingTo("1100");
        assertThat(totals(BUSINESS.south).balance()).isEqualByComparingTo("1100");
    }

    private void read(io.panelhouse.panel.ResellerId reseller, long figure) {
        BigDecimal credits = BigDecimal.valueOf(figure);
        readings.accept(new LiveCounters(
                new ResellerId(reseller.value()),
                1,
                figure,
                figure,
                credits,
                credits,
                1,
                LocalDate.of(2026, 11, 23),
                NOW,
                credits,
                figure,
                figure,
                credits,
                figure,
                NOW));
    }

    private long active(io.panelhouse.panel.ResellerId root) {
        return totals(root).active();
    }

    private Totals totals(io.panelhouse.panel.ResellerId root) {
        CurrentOperator operator =
                new TreeOperator(Actor.within("olga", root), root, BUSINESS.panel.resellers(), Role.OWNER);
        return readings.totals(operator.subtree());
    }
}
