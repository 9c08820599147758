package io.panelhouse.dashboard.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.TreeOperator;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.alert.AlertEpisode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
@Tag("S45")
class AlertsViewIT extends BrowserlessTest {

    private final TestBusiness business = new TestBusiness();
    private final FixedFeed feed = new FixedFeed();
    private final Instant now = business.time.instant();
    private final TreeOperator operator =
            new TreeOperator(business.asNorth, business.north, business.panel.resellers(), Role.OWNER);
    private final OpenAlerts open =
            new OpenAlerts(operator, business.panel.accounts(), feed, business.panel.alerts(), business.time);

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void theHistoryOfTheSubtreeSaysWhatBeganWhatIsOverAndWhoLooked() {
        happen(business.north.value(), "100", 1, true);
        happen(business.north.value(), "100", 2, false);
        business.time.advance(Duration.ofMinutes(1));
        happen(business.northEast.value(), "20", 1, true);
        happen(business.south.value(), "20", 1, true);

        AlertGrid grid = view().grid();

        assertThat(rows(grid))
                .containsExactly(
                        "Balance fell below 20: 19 left. | Open | nora",
                        "Balance fell below 100: 19 left. | Over since Mon 1 Jun, 14:00 | nobody");
    }

    @Test
    void anAlertThatIsPutOffIsNotToldUntilThenAndADismissedOneNoMore() {
        happen(business.north.value(), "20", 1, true);
        AlertsView view = view();
        AlertEpisode episode = test(view.grid()).getRow(0);

        view.snooze(episode, now.plusSeconds(3_600));
        assertThat(told()).isZero();
        assertThat(rows(view.grid()))
                .containsExactly("Balance fell below 20: 19 left. | Put off until Mon 1 Jun, 15:00 | nora");

        business.time.advance(Duration.ofHours(1));
        assertThat(told()).isEqualTo(1);

        view.dismiss(episode);
        assertThat(told()).isZero();
        assertThat(rows(view.grid())).containsExactly("Balance fell below 20: 19 left. | Dismissed by nora | nora");
    }

    @Test
    void theAddressSaysWhatIsShown() {
        happen(business.north.value(), "100", 1, true);
        happen(business.north.value(), "100", 2, false);
        happen(business.north.value(), "20", 1, true);
        AlertsView view = view();

        view.show(AlertQuery.of(QueryParameters.simple(Map.of("state", "OVER", "kind", "NONSENSE"))));
        assertThat(test(view.grid()).size()).isEqualTo(1);

        view.show(AlertQuery.of(QueryParameters.simple(Map.of("kind", "DRAIN"))));
        assertThat(find(Tile.class, view).single().state()).isEqualTo("empty");
    }

    private int told() {
        return open.of(new ResellerId(business.north.value())).size();
    }

    private List<String> rows(AlertGrid grid) {
        return IntStream.range(0, test(grid).size())
                .mapToObj(index -> test(grid).getRow(index))
                .map(row -> String.join(" | ", grid.words(row), grid.state(row), AlertGrid.looked(row)))
                .toList();
    }

    private void happen(long reseller, String threshold, long version, boolean isOpen) {
        Instant openedAt = version == 1 ? business.time.instant() : now;
        Alert alert = new Alert(
                new ResellerId(reseller),
                AlertKind.CREDIT_THRESHOLD,
                threshold,
                version,
                isOpen,
                new BigDecimal("19.0000"),
                new BigDecimal(threshold).setScale(4),
                null,
                List.of(),
                openedAt,
                openedAt);
        feed.raise(alert);
        business.panel.alerts().record(Episodes.reported(alert));
    }

    private AlertsView view() {
        AlertsView view =
                new AlertsView(operator, business.panel.alerts(), open, feed, business.time, business.panel.audit());
        UI.getCurrent().add(view);
        view.show(AlertQuery.ALL);
        return view;
    }
}
