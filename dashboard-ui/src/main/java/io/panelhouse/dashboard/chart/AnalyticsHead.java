package io.panelhouse.dashboard.chart;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.shell.Icon;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** Head of an analytics page: title, what is shown, whose figures, and their download. */
public final class AnalyticsHead extends Div {

    private final Span subtitle = new Span();
    private final Div tools = new Div();

    /** A head with the selector of the scope, if there is more than one to choose. */
    public AnalyticsHead(String title, CurrentOperator operator, Runnable onScope) {
        addClassName("ph-head");
        subtitle.addClassNames("ph-mute", "ph-s", "ph-wide");
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        tools.addClassNames("ph-row", "ph-tools");
        add(new H1(title), subtitle, spacer);
        if (operator.choices().size() > 1) {
            add(selector(operator, onScope));
        }
        add(tools);
    }

    /** Says what is shown. */
    public void subtitle(String text) {
        subtitle.setText(text);
    }

    /** Adds buttons at the end. */
    public void addTools(Component... components) {
        tools.add(components);
    }

    /** Adds a button that saves a file. */
    public void addDownload(String label, Supplier<ChartRows> rows) {
        Anchor anchor = new Anchor();
        anchor.setHref(DownloadHandler.fromInputStream(event -> {
            ChartRows now = rows.get();
            byte[] bytes = ("\ufeff" + now.csv()).getBytes(StandardCharsets.UTF_8);
            return new DownloadResponse(new ByteArrayInputStream(bytes), now.file(), "text/csv", bytes.length);
        }));
        anchor.getElement().setAttribute("download", true);
        anchor.addClassNames("ph-button", "ph-download");
        anchor.add(new Icon("dl"), new Span(label));
        tools.add(anchor);
    }

    private static ComboBox<Scope> selector(CurrentOperator operator, Runnable onScope) {
        List<Scope> choices = operator.choices();
        ComboBox<Scope> selector = new ComboBox<>();
        selector.setAriaLabel(text("shell.scope"));
        selector.setItemLabelGenerator(Scope::name);
        selector.setItems(choices);
        choices.stream()
                .filter(choice -> choice.reseller().equals(operator.scope().reseller()))
                .findFirst()
                .ifPresent(selector::setValue);
        selector.addClassName("ph-scope");
        selector.addValueChangeListener(changed -> {
            if (changed.getValue() == null) {
                selector.setValue(changed.getOldValue());
                return;
            }
            if (!changed.getValue().reseller().equals(operator.scope().reseller())) {
                operator.choose(changed.getValue().reseller());
                onScope.run();
            }
        });
        return selector;
    }
}
