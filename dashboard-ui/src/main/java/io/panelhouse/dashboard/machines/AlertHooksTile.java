package io.panelhouse.dashboard.machines;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.operation.RefusedOrderException;
import io.panelhouse.panel.webhook.CreatedWebhook;
import io.panelhouse.panel.webhook.NewWebhook;
import io.panelhouse.panel.webhook.TestCall;
import io.panelhouse.panel.webhook.Topic;
import io.panelhouse.panel.webhook.Webhook;
import io.panelhouse.panel.webhook.Webhooks;
import java.util.List;
import java.util.function.Consumer;

/** The webhooks that are called about the alerts of the reseller: made, tried, given a new secret, turned off. */
public final class AlertHooksTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;
    private static final int MAX_URL = 500;

    private final CurrentOperator operator;
    private final Webhooks webhooks;
    private final Consumer<Runnable> proof;
    private final Formats formats;
    private final UnorderedList list = new UnorderedList();
    private final TextField url = new TextField(text("machines.hook.url"));

    /** @param proof does the work once the person has proved who they are */
    public AlertHooksTile(CurrentOperator operator, Webhooks webhooks, Consumer<Runnable> proof, Formats formats) {
        this.operator = operator;
        this.webhooks = webhooks;
        this.proof = proof;
        this.formats = formats;
        getContent().stamp().setVisible(false);
        if (!operator.actor().may(Permission.OWNER)) {
            getContent()
                    .noPermission(
                            text("machines.refused"),
                            text("machines.refused.who", operator.home().name()));
            return;
        }
        list.addClassNames("ph-list", "ph-hooks");
        url.setMaxLength(MAX_URL);
        url.setPlaceholder("https://pager.example.com/panelhouse");
        getContent().body().add(list, url, new Button(text("machines.hook.add"), click -> proof.accept(this::make)));
        getContent().body().addClassName("ph-form");
        show();
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("machines.alerts.title"), text("machines.alerts.definition"));
    }

    private void show() {
        List<Webhook> shown = webhooks.all(operator.actor()).stream()
                .filter(hook -> hook.topic() == Topic.ALERTS)
                .filter(hook -> hook.resellerId().equals(operator.home().panelId()))
                .toList();
        list.removeAll();
        list.setVisible(!shown.isEmpty());
        shown.forEach(hook -> list.add(row(hook)));
    }

    private ListItem row(Webhook hook) {
        String of = hook.url().getHost();
        boolean on = hook.disabledAt() == null;
        Span where = new Span(hook.url().toString());
        where.addClassNames("ph-strong", "ph-grow");
        Div head = new Div(where, on ? Rows.works() : Rows.ended(text("machines.hook.off")));
        head.addClassName("ph-row");
        Paragraph said = new Paragraph(on ? "" : String.valueOf(hook.disabledReason()));
        said.addClassNames("ph-s", "ph-mute");
        said.getElement().setAttribute("role", "status");
        Div acts = new Div(
                Rows.action(text("machines.alerts.test"), of, () -> test(hook, said)),
                Rows.action(
                        text("machines.hook.deliveries"),
                        of,
                        () -> new DeliveriesDialog(operator, webhooks, hook, formats).open()),
                Rows.action(text("machines.alerts.renew"), of, () -> proof.accept(() -> renew(hook))),
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
        acts.addClassNames("ph-row", "ph-acts");
        return new ListItem(head, said, acts);
    }

    private void make() {
        try {
            CreatedWebhook created = webhooks.create(
                    operator.actor(),
                    NewWebhook.ofAlerts(
                            operator.home().panelId(), url.getValue().strip()));
            url.clear();
            url.setInvalid(false);
            tell(created);
        } catch (RefusedOrderException refused) {
            invalid(Refusals.words(refused));
        } catch (IllegalArgumentException refused) {
            invalid(text("machines.hook.invalid"));
        }
        show();
    }

    private void invalid(String why) {
        url.setErrorMessage(why);
        url.setInvalid(true);
        url.focus();
    }

    private static void tell(CreatedWebhook created) {
        new SecretDialog(
                        text("machines.hook.made", created.webhook().url().getHost()),
                        created.secret(),
                        text("machines.hook.how"))
                .open();
    }

    private void renew(Webhook hook) {
        webhooks.renew(operator.actor(), hook.id()).ifPresent(AlertHooksTile::tell);
    }

    /** Waits for the receiver beside the page, which stays usable. */
    private void test(Webhook hook, Paragraph said) {
        said.setText(text("machines.alerts.testing"));
        UI page = UI.getCurrent();
        Actor actor = operator.actor();
        Thread.ofVirtual().start(() -> {
            String answer = answer(actor, hook);
            page.accessLater(() -> said.setText(answer), () -> {}).run();
        });
    }

    private String answer(Actor actor, Webhook hook) {
        try {
            return webhooks.test(actor, hook.id()).map(this::words).orElse("");
        } catch (RuntimeException failed) {
            return text("shell.ref", text("machines.alerts.failed"), Message.logged("a test call", failed));
        }
    }

    private String words(TestCall call) {
        Integer status = call.status();
        String error = call.error();
        if (status == null) {
            return text("machines.alerts.silent", String.valueOf(error));
        }
        return text(error == null ? "machines.alerts.taken" : "machines.alerts.refused", String.valueOf(status));
    }

    private void enable(Webhook hook, boolean on) {
        WebhookSwitch.enable(operator, webhooks, hook, on);
        show();
    }

    private void delete(Webhook hook) {
        WebhookSwitch.delete(operator, webhooks, hook);
        show();
    }
}
