package io.panelhouse.dashboard.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.VaadinSession;
import io.panelhouse.dashboard.BusinessDouble;
import io.panelhouse.dashboard.FixedOperator;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ResellerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
class AlertBellTest extends BrowserlessTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:14:22Z");

    private final FixedOperator operator = new FixedOperator(117);
    private final FixedFeed feed = new FixedFeed();
    private final AlertsDouble store = new AlertsDouble();

    @Test
    @Tag("S3")
    @Tag("S45")
    void aNewAlertIsCountedAndReadAloudOnce() {
        AlertBell bell = open();

        feed.raise(alert(117, 20, 1, true));
        feed.raise(alert(117, 20, 1, true));
        feed.raise(alert(117, 20, 2, true));
        runWhatWaitsForTheLock();

        assertThat(bell.unseen()).isEqualTo("1");
        Notification only = find(Notification.class).single();
        assertThat(only.isAssertive()).isTrue();
        assertThat(only.getElement().getTextRecursively()).contains("Balance fell below 20: 19 left.");
    }

    @Test
    void severalAtOnceAreOneMessage() {
        AlertBell bell = open();

        feed.raise(alert(117, 100, 1, true));
        feed.raise(alert(117, 20, 1, true));
        feed.raise(alert(117, 5, 1, true));
        runWhatWaitsForTheLock();

        assertThat(bell.unseen()).isEqualTo("3");
        assertThat(find(Notification.class).single().getElement().getTextRecursively())
                .contains("Balance fell below 100: 19 left. And 2 more alerts.");
    }

    @Test
    void whatWasOpenBeforeIsCountedButNotReadAloud() {
        feed.raise(alert(117, 20, 1, true));

        assertThat(open().unseen()).isEqualTo("1");
        assertThat(find(Notification.class).all()).isEmpty();
    }

    @Test
    void whatWasLookedAtIsNotCountedAgainOnAnyPage() {
        feed.raise(alert(117, 20, 1, true));
        store.record(Episodes.reported(alert(117, 20, 1, true)));
        AlertBell bell = open();

        bell.look();

        assertThat(bell.unseen()).isEmpty();
        assertThat(open().unseen()).isEmpty();
    }

    @Test
    void whatWasPutOffOrDismissedIsNotToldMeanwhile() {
        feed.raise(alert(117, 20, 1, true));
        feed.raise(alert(117, 50, 1, true));
        store.record(Episodes.reported(alert(117, 20, 1, true)));
        store.record(Episodes.reported(alert(117, 50, 1, true)));
        assertThat(open().unseen()).isEqualTo("2");

        store.snooze(operator.actor(), 1, NOW.plusSeconds(60));
        store.dismiss(operator.actor(), 2);

        assertThat(open().unseen()).isEmpty();
    }

    @Test
    void alertsOfOthersAreNotTold() {
        AlertBell bell = open();

        feed.raise(alert(118, 20, 1, true));
        runWhatWaitsForTheLock();

        assertThat(bell.unseen()).isEmpty();
        assertThat(find(Notification.class).all()).isEmpty();
    }

    private AlertBell open() {
        InstantSource clock = InstantSource.fixed(NOW);
        OpenAlerts open = new OpenAlerts(operator, new BusinessDouble(117, NOW, 96), feed, store, clock);
        AlertBell bell = new AlertBell(operator, open, clock);
        UI.getCurrent().add(bell);
        return bell;
    }

    private static void runWhatWaitsForTheLock() {
        VaadinSession session = VaadinSession.getCurrent();
        session.unlock();
        session.lock();
    }

    private static Alert alert(long reseller, int threshold, long version, boolean open) {
        return new Alert(
                new ResellerId(reseller),
                AlertKind.CREDIT_THRESHOLD,
                Integer.toString(threshold),
                version,
                open,
                new BigDecimal("19.0000"),
                BigDecimal.valueOf(threshold).setScale(4),
                null,
                List.of(),
                NOW.plusSeconds(threshold),
                NOW.plusSeconds(threshold));
    }
}
