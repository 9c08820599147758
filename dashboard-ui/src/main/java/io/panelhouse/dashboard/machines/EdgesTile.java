package io.panelhouse.dashboard.machines;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.edge.Edge;
import io.panelhouse.panel.edge.EdgeWithKey;
import io.panelhouse.panel.edge.Edges;
import java.util.List;
import java.util.function.Consumer;

/** The edge servers of the reseller that is shown and of those below it. */
final class EdgesTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;

    private final CurrentOperator operator;
    private final Edges edges;
    private final Consumer<Runnable> proof;
    private final Grid<Edge> grid = new Grid<>();

    EdgesTile(CurrentOperator operator, Edges edges, Consumer<Runnable> proof, Formats formats) {
        this.operator = operator;
        this.edges = edges;
        this.proof = proof;
        Button add = new Button(text("machines.edge.add"), new Icon("plus"), click -> proof.accept(this::ask));
        getContent().addToHead(add);
        Rows.style(grid);
        grid.addColumn(Edge::name).setHeader(text("machines.name")).setFlexGrow(2);
        Grid.Column<Edge> hint = grid.addColumn(edge -> "…" + edge.keyHint())
                .setHeader(text("machines.edge.key"))
                .setFlexGrow(1);
        Grid.Column<Edge> seen = grid.addColumn(edge -> Rows.used(edge.lastUsedAt(), formats))
                .setHeader(text("machines.edge.seen"))
                .setFlexGrow(1);
        Grid.Column<Edge> state = grid.addComponentColumn(
                        edge -> edge.disabledAt() == null ? Rows.works() : Rows.ended(text("machines.edge.off")))
                .setHeader(text("machines.state"))
                .setFlexGrow(1);
        grid.addComponentColumn(this::actions)
                .setHeader(text("credits.column.actions"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        Rows.wide(grid, List.of(hint, seen, state));
        getContent().body().add(grid);
        show();
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("machines.edge.title"), text("machines.edge.definition")).span(12);
    }

    private void show() {
        List<Edge> shown = edges.of(operator.actor(), operator.scope().panelId());
        grid.setItems(shown);
        if (shown.isEmpty()) {
            getContent().empty(text("machines.edge.empty"), text("machines.edge.empty.note"), null);
        } else {
            getContent().ready();
        }
    }

    private Component actions(Edge edge) {
        Div actions = new Div(Rows.action(
                text("machines.edge.rotate"),
                edge.name(),
                () -> Rows.ask(
                        text("machines.edge.rotate.title", edge.name()),
                        text("machines.edge.rotate.note"),
                        text("machines.edge.rotate"),
                        () -> proof.accept(() -> made(edges.rotate(operator.actor(), edge.id()))))));
        if (edge.disabledAt() == null) {
            actions.add(Rows.action(
                    text("machines.edge.disable"),
                    edge.name(),
                    () -> Rows.ask(
                            text("machines.edge.disable.title", edge.name()),
                            text("machines.edge.disable.note"),
                            text("machines.edge.disable"),
                            () -> proof.accept(() -> disable(edge)))));
        }
        return actions;
    }

    private void disable(Edge edge) {
        edges.disable(operator.actor(), edge.id());
        Message.done(text("machines.edge.disable.done", edge.name()));
        show();
    }

    private void ask() {
        Dialog dialog = new Dialog(text("machines.edge.add"));
        TextField name = new TextField(text("machines.name"));
        name.setMaxLength(80);
        name.setWidthFull();
        name.setPlaceholder("edge-1");
        Div body = new Div(name);
        body.addClassName("ph-form");
        dialog.add(body);
        Button make = new Button(text("machines.edge.make"), click -> {
            try {
                EdgeWithKey edge =
                        edges.create(operator.actor(), operator.scope().panelId(), name.getValue());
                dialog.close();
                made(edge);
            } catch (IllegalArgumentException refused) {
                name.setErrorMessage(text("machines.edge.invalid"));
                name.setInvalid(true);
                name.focus();
            }
        });
        make.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(text("shell.cancel"), click -> dialog.close()), make);
        dialog.addOpenedChangeListener(opened -> name.focus());
        dialog.open();
    }

    private void made(EdgeWithKey edge) {
        show();
        new SecretDialog(text("machines.edge.made", edge.edge().name()), edge.key(), text("machines.edge.how")).open();
    }

    Grid<Edge> grid() {
        return grid;
    }
}
