package io.panelhouse.dashboard.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import io.panelhouse.dashboard.BusinessDouble;
import io.panelhouse.dashboard.FixedOperator;
import io.panelhouse.dashboard.alerts.AlertsDouble;
import io.panelhouse.dashboard.alerts.OpenAlerts;
import io.panelhouse.dashboard.check.KeptChecks;
import io.panelhouse.dashboard.lake.LakeSnapshot;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.dashboard.planning.DailyUse;
import io.panelhouse.dashboard.planning.Outlook;
import io.panelhouse.dashboard.planning.Planning;
import io.panelhouse.dashboard.planning.WeekDemand;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Renewal;
import io.panelhouse.event.ResellerId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Home over a business in memory, as a page that nobody renders. */
abstract class HomeOnScreen extends BrowserlessTest {

    static final Instant NOW = Instant.parse("2026-11-23T09:14:22Z");
    static final ResellerId RESELLER = new ResellerId(117);

    final InstantSource clock = InstantSource.fixed(NOW);
    final BusinessDouble business = new BusinessDouble(117, NOW, 96);
    final FixedOperator operator = new FixedOperator(117);
    final FixedFeed feed = new FixedFeed();
    Planning plan = plan(LocalDate.of(2026, 11, 15));

    /** What a listener asked to be done under the lock of the page is done when the lock is given back. */
    static void runWhatWaitsForTheLock() {
        VaadinSession session = VaadinSession.getCurrent();
        session.unlock();
        session.lock();
    }

    /** A business that takes 28 credits on each Friday and 7 on any other day, and is expected to go on like that. */
    static Planning plan(LocalDate first) {
        return plan(first, null);
    }

    static Planning plan(LocalDate first, @Nullable LakeSnapshot snapshot) {
        LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        Map<LocalDate, Double> days = new TreeMap<>();
        for (LocalDate day = first; day.isBefore(today); day = day.plusDays(1)) {
            days.put(day, day.getDayOfWeek() == DayOfWeek.FRIDAY ? 28.0 : 7.0);
        }
        DailyUse use = new DailyUse(first, today, days);
        List<WeekDemand> weeks = List.of(new WeekDemand(today, 70, 7), new WeekDemand(today.plusWeeks(1), 70, 7));
        return new Planning(use, Outlook.of(weeks, use.peakWeekdays(), today, 0.5), Optional.ofNullable(snapshot));
    }

    HomeView open() {
        return open(business);
    }

    HomeView open(BusinessDouble of) {
        Desk desk = new Desk(operator, of, of, feed, clock);
        HomeView home = new HomeView(
                operator,
                desk,
                new Renewal(operator, desk, of, of, clock),
                of,
                of,
                (credits, work) -> work.run(),
                of,
                feed,
                new OpenAlerts(operator, of, feed, new AlertsDouble(), clock),
                (reseller, now, zone) -> plan,
                new KeptChecks(clock),
                (actor, reseller) -> Optional.empty(),
                clock);
        UI.getCurrent().add(home);
        assertThat(feed.listeners()).isEqualTo(1);
        return home;
    }

    static <C extends Component> C part(Component root, Class<C> type) {
        return all(root).filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }

    static Stream<Component> all(Component root) {
        return Stream.concat(Stream.of(root), root.getChildren().flatMap(HomeOnScreen::all));
    }
}
