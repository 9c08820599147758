package io.panelhouse.dashboard.forecast;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.chart.AnalyticsHead;
import io.panelhouse.dashboard.chart.ChartRows;
import io.panelhouse.dashboard.lake.LakeScope;
import io.panelhouse.dashboard.lake.Warehouse;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.live.LivePage;
import io.panelhouse.dashboard.planning.Planning;
import io.panelhouse.dashboard.planning.WalletPlans;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.event.ResellerId;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The provider's first screen: demand over the renewal calendar, then resellers by days left. */
@Route(value = "forecast", layout = MainLayout.class)
@PermitAll
final class ForecastView extends Div implements HasDynamicTitle {

    private final CurrentOperator operator;
    private final Warehouse warehouse;
    private final LiveFeed feed;
    private final InstantSource clock;
    private final AnalyticsHead head;
    private final DemandTile demand = new DemandTile();
    private final FloatTile stock;
    private final SaidTile said = new SaidTile();
    private Map<ResellerId, Planning> plans = Map.of();
    private @Nullable LocalDate plannedOn;

    ForecastView(CurrentOperator operator, Warehouse warehouse, LiveFeed feed, InstantSource clock) {
        this.operator = operator;
        this.warehouse = warehouse;
        this.feed = feed;
        this.clock = clock;
        this.stock = new FloatTile(feed);
        head = new AnalyticsHead(text("forecast.title"), operator, this::refresh);
        head.addDownload("CSV", this::export);
        addClassNames("ph-page", "ph-forecast");
        Div first = new Div(demand.tile());
        first.addClassName("ph-12");
        Div second = new Div(stock.tile(), said.tile());
        second.addClassNames("ph-12", "ph-lower");
        add(head, first, second);
        refresh();
    }

    @Override
    public String getPageTitle() {
        return text("forecast.pageTitle");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        UI ui = attached.getUI();
        Registration live = feed.onChange(operator.subtree(), LivePage.part(ui, this::showStock));
        addDetachListener(detached -> {
            live.remove();
            detached.unregisterListener();
        });
    }

    private void refresh() {
        Formats formats = formats();
        ForecastFigures figures = figures();
        Scope scope = operator.scope();
        head.subtitle(text(
                "forecast.subtitle",
                scope.subtree().size() == 1 ? scope.name() : text("forecast.below", scope.name()),
                ForecastFigures.WEEKS));
        demand.show(() -> figures.demand(formats.today()), formats);
        said.show(() -> figures.said(formats.today()), formats);
        plannedOn = null;
        showStock();
    }

    private void showStock() {
        Formats formats = formats();
        Set<Object> shown = new HashSet<>(operator.scope().subtree());
        List<Scope> resellers = operator.choices().stream()
                .filter(choice -> shown.contains(choice.reseller()))
                .toList();
        stock.show(() -> plans(resellers, formats.today()), resellers, formats);
    }

    /** Read once for a page, scope and day: they change no more often. */
    private Map<ResellerId, Planning> plans(List<Scope> resellers, LocalDate today) {
        if (!today.equals(plannedOn)) {
            plans = WalletPlans.read(
                    warehouse,
                    resellers.stream().collect(Collectors.toMap(Scope::reseller, Scope::zone)),
                    clock.instant());
            plannedOn = today;
        }
        return plans;
    }

    private ChartRows export() {
        return FanChart.rows(figures().demand(formats().today()));
    }

    private ForecastFigures figures() {
        return new ForecastFigures(warehouse, LakeScope.of(operator.scope().subtree()));
    }

    private Formats formats() {
        return new Formats(operator.scope().zone(), clock);
    }
}
