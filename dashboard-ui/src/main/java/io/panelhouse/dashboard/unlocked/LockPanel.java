package io.panelhouse.dashboard.unlocked;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.SidePanel;
import io.panelhouse.panel.device.Devices;
import io.panelhouse.panel.device.ExposedAccount;
import io.panelhouse.panel.device.Exposure;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Shows what locking every account comes to, and does it when confirmed: each learns the next device that signs in.
 * Whoever watches at that moment is not disturbed. The key makes confirming it twice harmless.
 */
final class LockPanel extends SidePanel {

    private static final long serialVersionUID = 1;
    private static final Duration PAST = Duration.ofDays(30);
    /** How many are locked at a time. */
    private static final int MOST = 1_000;

    private final CurrentOperator operator;
    private final Devices devices;
    private final Formats formats;
    private final Runnable done;
    private final String key = UUID.randomUUID().toString();

    LockPanel(
            CurrentOperator operator, Devices devices, Exposure plan, Formats formats, Runnable done, Runnable closed) {
        super(text("unlocked.plan", most(plan), formats.count(most(plan))), closed);
        this.operator = operator;
        this.devices = devices;
        this.formats = formats;
        this.done = done;
        Paragraph how = new Paragraph(text("unlocked.plan.how"));
        how.addClassNames("ph-s", "ph-mute");
        UnorderedList points = new UnorderedList(
                point("lock", "ph-mute", text("unlocked.plan.learn")),
                point("ok", "ph-ok", text("unlocked.plan.single", formats.count(plan.accounts() - plan.shared()))));
        if (plan.shared() > 0) {
            points.add(point("warn", "ph-warn", text("unlocked.plan.shared", plan.shared())));
        }
        if (plan.accounts() > MOST) {
            points.add(point("info", "ph-info", text("unlocked.plan.first", formats.count(MOST))));
        }
        points.add(point("undo", "ph-mute", text("unlocked.plan.undo")));
        points.addClassName("ph-points");
        body().add(how, points);
        confirm().setText(title().getText());
        confirm().addClickListener(click -> lock());
    }

    /** How many one plan locks. */
    static long most(Exposure of) {
        return Math.min(of.accounts(), MOST);
    }

    private void lock() {
        try {
            List<ExposedAccount> accounts = devices.exposure(
                            operator.actor(), operator.scope().panelId(), PAST, 0, MOST)
                    .page();
            accounts.forEach(account -> devices.relearn(operator.actor(), key + ":" + account.id(), account.id()));
            body().removeAll();
            body().add(new Paragraph(text("unlocked.plan.done", accounts.size(), formats.count(accounts.size()))));
            onlyToRead();
            focusTitle();
            done.run();
        } catch (RuntimeException failure) {
            say(text("shell.ref", text("accounts.noAnswer"), Message.logged("Cannot lock accounts", failure)));
            confirm().setEnabled(true);
        }
    }
}
