package io.panelhouse.dashboard.machines;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.panel.alert.AlertEvent;
import io.panelhouse.panel.webhook.Delivery;
import io.panelhouse.panel.webhook.Topic;
import io.panelhouse.panel.webhook.Webhook;
import io.panelhouse.panel.webhook.Webhooks;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The newest calls of a webhook with their answers; each can be made once more, which also tries the receiver. */
final class DeliveriesDialog extends Dialog {

    private static final long serialVersionUID = 1;
    private static final int LISTED = 20;

    private final CurrentOperator operator;
    private final Webhooks webhooks;
    private final Webhook hook;
    private final Formats formats;
    private final Grid<Delivery> grid = new Grid<>();
    private final Paragraph none = new Paragraph(text("machines.delivery.none"));
    private final Button test = new Button(text("machines.delivery.test"), click -> test());

    DeliveriesDialog(CurrentOperator operator, Webhooks webhooks, Webhook hook, Formats formats) {
        this.operator = operator;
        this.webhooks = webhooks;
        this.hook = hook;
        this.formats = formats;
        setHeaderTitle(text("machines.delivery.title", hook.url().getHost()));
        setWidth("760px");
        Rows.style(grid);
        boolean ofAlerts = hook.topic() == Topic.ALERTS;
        grid.addColumn(DeliveriesDialog::about)
                .setHeader(text(ofAlerts ? "machines.delivery.alert" : "credits.column.operation"))
                .setFlexGrow(1);
        grid.addColumn(this::answer)
                .setHeader(text("machines.delivery.answer"))
                .setTooltipGenerator(Delivery::lastError)
                .setFlexGrow(2);
        grid.addColumn(Delivery::attempts)
                .setHeader(text("machines.delivery.attempts"))
                .setFlexGrow(1);
        grid.addComponentColumn(delivery ->
                        Rows.action(text("machines.delivery.again"), about(delivery), () -> again(delivery)))
                .setAutoWidth(true)
                .setFlexGrow(0);
        if (ofAlerts) {
            none.setText(text("machines.delivery.alert.none"));
        }
        none.addClassNames("ph-s", "ph-mute");
        Span note = new Span(text("machines.delivery.note"));
        note.addClassNames("ph-s", "ph-mute");
        add(note, grid, none);
        getFooter()
                .add(
                        test,
                        new Button(text("machines.delivery.refresh"), click -> show()),
                        new Button(text("machines.close"), click -> close()));
        show();
    }

    private List<Delivery> newest(int most) {
        return webhooks.deliveries(operator.actor(), hook.id(), Long.MAX_VALUE, most);
    }

    private void show() {
        List<Delivery> shown = newest(LISTED);
        grid.setItems(shown);
        grid.setVisible(!shown.isEmpty());
        none.setVisible(shown.isEmpty());
        test.setEnabled(!shown.isEmpty());
    }

    /** Calls about the newest operation once more. */
    private void test() {
        newest(1).forEach(this::again);
    }

    private void again(Delivery delivery) {
        webhooks.resend(operator.actor(), hook.id(), delivery.id());
        Message.done(text("machines.delivery.again.done", about(delivery)));
        show();
    }

    /** The number of the operation, or that of the episode and what of it is told. */
    private static String about(Delivery delivery) {
        AlertEvent event = delivery.event();
        return event == null
                ? String.valueOf(delivery.operationId())
                : text(
                        "machines.delivery.alert." + event.name().toLowerCase(Locale.ROOT),
                        String.valueOf(delivery.alertId()));
    }

    private String answer(Delivery delivery) {
        Instant delivered = delivery.deliveredAt();
        @Nullable Integer status = delivery.lastStatus();
        if (delivered != null) {
            return text("machines.delivery.delivered", formats.past(delivered), String.valueOf(status));
        }
        if (delivery.attempts() == 0) {
            return text("machines.delivery.waiting");
        }
        return status == null
                ? text("machines.delivery.failed", formats.end(delivery.nextAt()))
                : text("machines.delivery.refused", String.valueOf(status), formats.end(delivery.nextAt()));
    }
}
