package io.panelhouse.dashboard.weekly;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.chart.AnalyticsHead;
import io.panelhouse.dashboard.chart.ChartRows;
import io.panelhouse.dashboard.figure.IsoWeek;
import io.panelhouse.dashboard.lake.LakeException;
import io.panelhouse.dashboard.lake.LakeScope;
import io.panelhouse.dashboard.lake.Warehouse;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * The owner's first screen: three metrics of a week, then churn of a month. Week, month and definition stand in the
 * address: {@code /weekly?week=2026-W47&month=2026-10&churn=M4b}.
 */
@Route(value = "weekly", layout = MainLayout.class)
@PermitAll
final class WeeklyView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final CurrentOperator operator;
    private final Warehouse warehouse;
    private final InstantSource clock;
    private final AnalyticsHead head;
    private final NativeButton next = new NativeButton();
    private final ConsumptionTile consumption = new ConsumptionTile();
    private final LengthsTile lengths = new LengthsTile();
    private final ActiveToExpiredTile activeToExpired;
    private final ChurnTile churn;
    private final OutcomeTile outcome = new OutcomeTile();

    private IsoWeek week;
    private YearMonth month;

    WeeklyView(CurrentOperator operator, Warehouse warehouse, InstantSource clock) {
        this.operator = operator;
        this.warehouse = warehouse;
        this.clock = clock;
        LocalDate today = formats().today();
        week = IsoWeek.lastComplete(today);
        month = YearMonth.from(today).minusMonths(1);
        activeToExpired = new ActiveToExpiredTile(() -> show(ChurnDefinition.OF_TERMS_DUE));
        churn = new ChurnTile(this::chooseMonth, definition -> keepInAddress());
        head = new AnalyticsHead(text("weekly.title"), operator, this::refresh);
        head.addTools(step(text("weekly.previous"), "ph-back", -1), step(text("weekly.next"), "ph-forward", 1));
        head.addDownload("CSV", this::export);
        addClassNames("ph-page", "ph-weekly");
        Div three = new Div(consumption.tile(), lengths.tile(), activeToExpired.tile());
        three.addClassNames("ph-12", "ph-three");
        Div two = new Div(churn.tile(), outcome.tile());
        two.addClassNames("ph-12", "ph-lower");
        add(head, three, two);
    }

    @Override
    public String getPageTitle() {
        return text("weekly.pageTitle");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Map<String, String> asked = event.getLocation().getQueryParameters().getParameters().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getFirst()));
        Optional.ofNullable(asked.get("week"))
                .flatMap(IsoWeek::parse)
                .filter(each -> each.compareTo(latestWeek()) <= 0)
                .ifPresent(each -> week = each);
        Optional.ofNullable(asked.get("month")).flatMap(WeeklyView::month).ifPresent(each -> month = each);
        Optional.ofNullable(asked.get("churn")).flatMap(ChurnDefinition::of).ifPresent(churn::choose);
        refresh();
    }

    private void refresh() {
        Formats formats = formats();
        WeeklyFigures figures = figures();
        next.setEnabled(week.compareTo(latestWeek()) < 0);
        head.subtitle(text("weekly.against", formats.week(week)));
        consumption.show(() -> figures.consumption(week), formats);
        lengths.show(() -> figures.lengths(week), formats);
        activeToExpired.show(() -> figures.activeToExpired(week), () -> figures.renewalsUpTo(week), formats);
        showMonth(figures, formats);
    }

    private void showMonth(WeeklyFigures figures, Formats formats) {
        YearMonth last = YearMonth.from(formats.today()).minusMonths(1);
        churn.show(figures::firstMonth, last, () -> figures.churn(month), month, formats);
        outcome.show(() -> figures.churn(month), formats);
    }

    private void chooseMonth(YearMonth chosen) {
        month = chosen;
        showMonth(figures(), formats());
        keepInAddress();
    }

    private void show(ChurnDefinition definition) {
        churn.choose(definition);
        churn.tile().scrollIntoView();
        keepInAddress();
    }

    private NativeButton step(String label, String direction, int weeks) {
        NativeButton button = weeks > 0 ? next : new NativeButton();
        button.add(new Icon("right", direction));
        button.addClassNames("ph-button", "ph-square");
        button.getElement().setAttribute("aria-label", label).setAttribute("title", label);
        button.addClickListener(click -> {
            week = week.plus(weeks);
            refresh();
            keepInAddress();
        });
        return button;
    }

    /** So that a reload, a bookmark and the back button show the same. */
    private void keepInAddress() {
        QueryParameters parameters = QueryParameters.simple(Map.of(
                "week",
                week.toString(),
                "month",
                month.toString(),
                "churn",
                churn.definition().id()));
        UI.getCurrent().getPage().getHistory().replaceState(null, "weekly?" + parameters.getQueryString());
    }

    private ChartRows export() {
        try {
            return WeeklyExport.of(figures(), week, month);
        } catch (LakeException failure) {
            throw new IllegalStateException("Cannot export the weekly review: " + failure.getMessage(), failure);
        }
    }

    private IsoWeek latestWeek() {
        return IsoWeek.lastComplete(formats().today());
    }

    private WeeklyFigures figures() {
        return new WeeklyFigures(warehouse, LakeScope.of(operator.scope().subtree()));
    }

    private Formats formats() {
        return new Formats(operator.scope().zone(), clock);
    }

    private static Optional<YearMonth> month(String asked) {
        try {
            return Optional.of(YearMonth.parse(asked));
        } catch (DateTimeParseException notAMonth) {
            return Optional.empty();
        }
    }
}
