package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Preview;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.dashboard.shell.Renewal;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.account.AccountDetails;
import io.panelhouse.panel.account.AccountOperation;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.device.Devices;
import io.panelhouse.panel.ledger.SubscriberSecrets;
import io.panelhouse.panel.offer.Catalogue;
import io.panelhouse.panel.operation.Close;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Resume;
import io.panelhouse.panel.operation.Reverse;
import io.panelhouse.panel.operation.Suspend;
import io.panelhouse.panel.session.Sessions;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/** What is done to the account of the page. Where credits move or something cannot be undone, a preview comes first. */
final class AccountActions {

    private final CurrentOperator operator;
    private final Desk desk;
    private final Renewal renewal;
    private final Accounts accounts;
    private final Catalogue catalogue;
    private final Devices devices;
    private final SubscriberSecrets secrets;
    private final Sessions sessions;
    private final BiConsumer<BigDecimal, Runnable> guard;
    private final Formats formats;
    private final Runnable refused;

    /**
     * Actions of one operator.
     *
     * @param guard does the work once these credits may be moved, as after a proof of who it is
     * @param refused called after something was not done, and after what no operation tells of
     */
    AccountActions(
            CurrentOperator operator,
            Desk desk,
            Renewal renewal,
            Accounts accounts,
            Catalogue catalogue,
            Devices devices,
            SubscriberSecrets secrets,
            Sessions sessions,
            BiConsumer<BigDecimal, Runnable> guard,
            Formats formats,
            Runnable refused) {
        this.operator = operator;
        this.desk = desk;
        this.renewal = renewal;
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.devices = devices;
        this.secrets = secrets;
        this.sessions = sessions;
        this.guard = guard;
        this.formats = formats;
        this.refused = refused;
    }

    void renew(AccountDetails details) {
        String code = details.account().packageCode();
        renewal.open(
                details.account().id(),
                details.account().name(),
                code == null ? "" : code,
                details.account().resellerName());
    }

    void suspend(AccountDetails details, String key) {
        apply(new Suspend(operator.actor(), key, details.account().id()));
    }

    void resume(AccountDetails details, String key) {
        apply(new Resume(operator.actor(), key, details.account().id()));
    }

    void lockTo(AccountId account, DeviceId device) {
        atTheDoor(
                text("account.lockTo.done", device.value()),
                () -> devices.lockTo(operator.actor(), UUID.randomUUID().toString(), account, device));
    }

    /** Lets any device in. */
    void release(AccountId account) {
        atTheDoor(
                text("account.mend.RELEASE.done"),
                () -> devices.release(operator.actor(), UUID.randomUUID().toString(), account));
    }

    /** Gives a new password, once that was confirmed. */
    void newSecret(AccountDetails details) {
        new NewSecret(
                        details.account().name(),
                        () -> secrets.renew(operator.actor(), details.account().id()),
                        refused)
                .open();
    }

    /** Ends these sessions, so that somebody else can come in. */
    void end(List<String> sessionIds) {
        atTheDoor(text("account.mend.END.done"), () -> sessionIds.forEach(id -> sessions.close(operator.actor(), id)));
    }

    private void atTheDoor(String done, Runnable change) {
        try {
            change.run();
            Message.done(done);
        } catch (RuntimeException failure) {
            Message.failed(text("accounts.failed"), failure);
        }
        refused.run();
    }

    PackageChange change(AccountDetails details) {
        return new PackageChange(operator, desk, accounts, catalogue, guard, details, formats);
    }

    Handover move(AccountDetails details) {
        return new Handover(operator, desk, guard, details, formats);
    }

    /** Whether there is another reseller to move it to. */
    boolean movable(AccountDetails details) {
        return !Handover.others(operator, details).isEmpty();
    }

    void reverse(AccountOperation operation) {
        apply(new Reverse(operator.actor(), "undo:" + operation.operationId(), operation.operationId()));
    }

    void close(AccountDetails details) {
        String key = UUID.randomUUID().toString();
        Preview[] opened = new Preview[1];
        Preview preview =
                new Preview(text("account.closeIt") + " " + details.account().name(), () -> {
                    apply(new Close(operator.actor(), key, details.account().id()));
                    opened[0].close();
                });
        opened[0] = preview;
        preview.effects(text("account.closeIt")).effect(text("account.title"), text("account.closeIt.how"));
        preview.open();
    }

    private void apply(Order order) {
        Outcome outcome;
        try {
            outcome = desk.applyAll(List.of(order)).getFirst();
        } catch (RuntimeException failure) {
            Message.failed(text("accounts.noAnswer"), failure);
            refused.run();
            return;
        }
        switch (outcome) {
            case Outcome.Done done ->
                Message.done(text("account.did", MoneyTile.kind(done.receipt().kind())));
            case Outcome.Refused no -> {
                Message.refused(Refusals.words(no));
                refused.run();
            }
        }
    }
}
