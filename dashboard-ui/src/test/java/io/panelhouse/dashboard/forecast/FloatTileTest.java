package io.panelhouse.dashboard.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.html.NativeTableRow;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.dashboard.planning.DailyUse;
import io.panelhouse.dashboard.planning.Outlook;
import io.panelhouse.dashboard.planning.Planning;
import io.panelhouse.dashboard.planning.WeekDemand;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.event.ResellerId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
class FloatTileTest extends BrowserlessTest {

    private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private final FixedFeed feed = new FixedFeed();
    private final FloatTile tile = new FloatTile(feed);
    private final Map<ResellerId, Planning> plans =
            new TreeMap<>((one, other) -> Long.compare(one.value(), other.value()));
    private final List<Scope> resellers = new ArrayList<>();

    @Test
    @Tag("S24c")
    @Tag("M14")
    void theBufferIsJudgedAgainstNinetyFivePerCentOfThreeDaysAsOnHome() {
        LocalDate before = MONDAY.minusWeeks(9);
        // 10 credits a day are certain, so that 3 days need 30.
        reseller(1, "adequate", "36", plan(before, 10, 0));
        reseller(2, "thin", "35", plan(before, 10, 0));
        reseller(3, "short", "29", plan(before, 10, 0));
        // Three days of mean 30 and variance 270 need 61.1: four days are not enough.
        reseller(4, "uncertain", "40", plan(before, 10, 90));
        reseller(5, "young", "2000", plan(TODAY.minusDays(13), 10, 0));
        reseller(6, "asleep", "3000", plan(before, 0, 0));

        tile.show(() -> plans, resellers, new Formats(ZoneOffset.UTC, InstantSource.fixed(NOW)));

        assertThat(rows())
                .containsExactly(
                        "short 29 10.0 2.9 Short",
                        "thin 35 10.0 3.5 Thin",
                        "adequate 36 10.0 3.6 Adequate",
                        "uncertain 40 10.0 4.0 Short",
                        "young 2,000 10.0 200.0 Not known yet",
                        "asleep 3,000 0.0 n/a Dormant");
    }

    private void reseller(long id, String name, String balance, Planning plan) {
        ResellerId reseller = new ResellerId(id);
        resellers.add(new Scope(reseller, name, ZoneOffset.UTC, List.of(reseller)));
        plans.put(reseller, plan);
        feed.read(reseller, 0, 0, balance, "0", 1, NOW);
    }

    /** A wallet that is used evenly since a day, and will be for four weeks. */
    private static Planning plan(LocalDate first, double meanDaily, double varianceDaily) {
        Map<LocalDate, Double> days = new TreeMap<>();
        for (LocalDate day = first; day.isBefore(TODAY); day = day.plusDays(1)) {
            days.put(day, meanDaily);
        }
        List<WeekDemand> weeks = new ArrayList<>();
        for (int week = 0; week < 4; week++) {
            weeks.add(new WeekDemand(MONDAY.plusWeeks(week), meanDaily * 7, varianceDaily * 7));
        }
        return new Planning(
                new DailyUse(first, TODAY, days), Outlook.of(weeks, Optional.empty(), TODAY, 1), Optional.empty());
    }

    private List<String> rows() {
        return find(NativeTableRow.class, tile.tile()).all().stream()
                .skip(1)
                .map(row -> row.getElement()
                        .getChildren()
                        .map(cell -> cell.getTextRecursively())
                        .filter(words -> !words.isEmpty())
                        .reduce((left, right) -> left + " " + right)
                        .orElse(""))
                .toList();
    }
}
