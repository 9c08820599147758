package io.panelhouse.dashboard.machines;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Movements;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.webhook.Topic;
import io.panelhouse.panel.webhook.Webhook;
import io.panelhouse.panel.webhook.Webhooks;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The webhooks of the reseller that is shown. */
final class WebhooksTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;

    private final CurrentOperator operator;
    private final Webhooks webhooks;
    private final Consumer<Runnable> proof;
    private final Formats formats;
    private final Grid<Webhook> grid = new Grid<>();

    WebhooksTile(CurrentOperator operator, Webhooks webhooks, Consumer<Runnable> proof, Formats formats) {
        this.operator = operator;
        this.webhooks = webhooks;
        this.proof = proof;
        this.formats = formats;
        Button add = new Button(
                text("machines.hook.add"),
                new Icon("plus"),
                click -> proof.accept(() -> new NewWebhookDialog(operator, webhooks, this::show).open()));
        getContent().addToHead(add);
        Rows.style(grid);
        grid.addColumn(hook -> hook.url().toString())
                .setHeader(text("machines.hook.url"))
                .setTooltipGenerator(hook -> hook.url().toString())
                .setFlexGrow(3);
        Grid.Column<Webhook> kinds = grid.addColumn(WebhooksTile::kinds)
                .setHeader(text("machines.hook.kinds"))
                .setTooltipGenerator(WebhooksTile::kinds)
                .setFlexGrow(2);
        Grid.Column<Webhook> state = grid.addComponentColumn(WebhooksTile::state)
                .setHeader(text("machines.state"))
                .setFlexGrow(1);
        grid.addComponentColumn(this::actions)
                .setHeader(text("credits.column.actions"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        Rows.wide(grid, List.of(kinds, state));
        getContent().body().add(grid);
        show();
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("machines.hook.title"), text("machines.hook.definition")).span(12);
    }

    private void show() {
        List<Webhook> shown = webhooks.all(operator.actor()).stream()
                .filter(hook -> hook.resellerId().equals(operator.scope().panelId()))
                .toList();
        grid.setItems(shown);
        if (shown.isEmpty()) {
            getContent().empty(text("machines.hook.empty"), text("machines.hook.empty.note"), null);
        } else {
            getContent().ready();
        }
    }

    private static String kinds(Webhook hook) {
        if (hook.topic() == Topic.ALERTS) {
            return text("alerts.title");
        }
        return hook.kinds().isEmpty()
                ? text("machines.hook.all")
                : hook.kinds().stream().sorted().map(Movements::inWords).collect(Collectors.joining(", "));
    }

    private static Span state(Webhook hook) {
        if (hook.disabledAt() == null) {
            return Rows.works();
        }
        Span off = Rows.ended(text("machines.hook.off"));
        off.getElement().setAttribute("title", String.valueOf(hook.disabledReason()));
        return off;
    }

    private Component actions(Webhook hook) {
        String of = hook.url().getHost();
        boolean on = hook.disabledAt() == null;
        return new Div(
                Rows.action(
                        text("machines.hook.deliveries"),
                        of,
                        () -> new DeliveriesDialog(operator, webhooks, hook, formats).open()),
                Rows.action(
                        text(on ? "machines.hook.disable" : "machines.hook.enable"),
                        of,
                        () -> proof.accept(() -> enable(hook, !on))),
                Rows.action(
                        text("machines.hook.delete"),
                        of,
                        () -> Rows.ask(
                                text("machines.hook.delete.title", of),
                                text("machines.hook.delete.note"),
                                text("machines.hook.delete"),
                                () -> proof.accept(() -> delete(hook)))));
    }

    private void enable(Webhook hook, boolean on) {
        WebhookSwitch.enable(operator, webhooks, hook, on);
        show();
    }

    private void delete(Webhook hook) {
        WebhookSwitch.delete(operator, webhooks, hook);
        show();
    }

    Grid<Webhook> grid() {
        return grid;
    }
}
