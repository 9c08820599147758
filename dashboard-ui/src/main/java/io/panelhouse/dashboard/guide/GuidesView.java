package io.panelhouse.dashboard.guide;

import static io.panelhouse.dashboard.i18n.Texts.text;
import static java.util.stream.Collectors.joining;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.device.DeviceKind;
import io.panelhouse.panel.guide.DeviceGuides;
import io.panelhouse.panel.guide.GuideCoverage;
import io.panelhouse.panel.guide.GuideCoverage.SeenType;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Which of the devices seen have a guide, and the guides themselves. */
@Route(value = "guides", layout = MainLayout.class)
@PermitAll
final class GuidesView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final Duration PAST = Duration.ofDays(30);

    private final CurrentOperator operator;
    private final DeviceGuides guides;
    private final Formats formats;
    private final Span figure = new Span();
    private final Span sentence = new Span();
    private final Paragraph uncovered = new Paragraph();
    private final Tile coverageTile = new Tile(text("guide.coverage"), text("guide.coverage.definition")).span(12);
    private final Tile types = new Tile(text("guide.types"), text("guide.types.definition")).span(7);
    private final Grid<SeenType> grid = new Grid<>();
    private final GuideTile guide;

    GuidesView(CurrentOperator operator, DeviceGuides guides, InstantSource clock) {
        this.operator = operator;
        this.guides = guides;
        this.formats = new Formats(operator.scope().zone(), clock);
        this.guide = new GuideTile(operator, guides, this::refresh);
        addClassNames("ph-page", "ph-guides-page");
        Div head = new Div(new H1(text("guide.title")));
        head.addClassName("ph-head");
        figure.addClassName("ph-figure");
        sentence.addClassName("ph-mute");
        uncovered.addClassName("ph-uncovered");
        Div line = new Div(figure, sentence);
        line.addClassName("ph-coverage");
        coverageTile.icon(new Icon("screen")).body().add(line, uncovered);
        types.body().add(grid);
        columns();
        Div tiles = new Div(coverageTile, types, guide);
        tiles.addClassName("ph-12");
        add(head, tiles);
        List<SeenType> seen = refresh();
        guide.show(seen.isEmpty() ? "" : first(seen));
    }

    @Override
    public String getPageTitle() {
        return text("guide.pageTitle");
    }

    /** The one that wants a guide most, else the one that is seen most. */
    private static String first(List<SeenType> seen) {
        return seen.stream()
                .filter(type -> !type.covered() && !type.type().isEmpty())
                .findFirst()
                .orElse(seen.getFirst())
                .type();
    }

    private void columns() {
        grid.addClassNames("ph-list-grid", "ph-guide-grid");
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.addColumn(GuidesView::name)
                .setHeader(text("guide.column.type"))
                .setWidth("96px")
                .setFlexGrow(2);
        grid.addColumn(type -> formats.count(type.devices()))
                .setHeader(text("guide.column.devices"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("80px")
                .setFlexGrow(0);
        grid.addColumn(GuidesView::from)
                .setHeader(text("guide.column.guide"))
                .setWidth("96px")
                .setFlexGrow(2);
        grid.addComponentColumn(this::open)
                .setHeader("")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("84px")
                .setFlexGrow(0);
    }

    private Button open(SeenType type) {
        Button open = new Button(text("guide.open"), click -> guide.show(type.type()));
        open.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        open.setAriaLabel(text("guide.open.label", name(type)));
        return open;
    }

    private static String name(SeenType type) {
        return type.type().isEmpty() ? text("guide.notTold") : type.type();
    }

    private static String from(SeenType type) {
        return type.written()
                ? text("guide.from.OWN")
                : DeviceKind.of(type.type())
                        .map(kind -> text("guide.from.SHIPPED", text("guide.kind." + kind.name())))
                        .orElseGet(() -> text("guide.from.NONE"));
    }

    private List<SeenType> refresh() {
        GuideCoverage coverage =
                guides.coverage(operator.actor(), operator.scope().panelId(), PAST);
        long devices = coverage.devices();
        types.setVisible(devices > 0);
        if (devices == 0) {
            coverageTile.empty(text("guide.coverage.none"), text("guide.coverage.none.explanation"), null);
            return List.of();
        }
        figure.setText(formats.percent((double) coverage.covered() / devices, devices));
        sentence.setText(text("guide.coverage.sentence", formats.count(coverage.covered()), formats.count(devices)));
        List<SeenType> without = coverage.uncovered();
        uncovered.setText(text(
                "guide.uncovered",
                without.size(),
                without.stream().map(GuidesView::name).collect(joining(", "))));
        grid.setItems(coverage.types());
        coverageTile.ready();
        return coverage.types();
    }
}
