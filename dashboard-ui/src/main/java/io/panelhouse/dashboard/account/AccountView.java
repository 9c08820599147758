package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Packages;
import io.panelhouse.dashboard.shell.Preview;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.dashboard.shell.Renewal;
import io.panelhouse.dashboard.shell.StatusChip;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.account.AccountDetails;
import io.panelhouse.panel.account.AccountNotes;
import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.audit.AuditLog;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.device.Devices;
import io.panelhouse.panel.operation.Close;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Resume;
import io.panelhouse.panel.operation.Reverse;
import io.panelhouse.panel.operation.Suspend;
import io.panelhouse.panel.verdict.Diagnoses;
import io.panelhouse.panel.verdict.Facts;
import io.panelhouse.panel.verdict.Verdict;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One account: verdict, what mends it, evidence, log, money; and at the right what the customer is told. */
@Route(value = "account/:id([0-9]{1,18})", layout = MainLayout.class)
@PermitAll
final class AccountView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final CurrentOperator operator;
    private final Desk desk;
    private final Renewal renewal;
    private final Accounts accounts;
    private final Devices devices;
    private final Diagnoses diagnoses;
    private final AuditLog audit;
    private final LiveFeed feed;
    private final InstantSource clock;
    private final Formats formats;
    private final Div head = new Div();
    private final Div body = new Div();
    private final VerdictTile verdictTile = new VerdictTile();
    private final AttemptsTile attemptsTile = new AttemptsTile();
    private final MoneyTile moneyTile = new MoneyTile();
    private final ClaimTile claimTile = new ClaimTile();
    private final FactsTile factsTile = new FactsTile();
    private final AnswerTile answerTile = new AnswerTile();
    private AccountId id = new AccountId(0);
    private boolean contactRead;
    private String title = text("account.title");

    AccountView(
            CurrentOperator operator,
            Desk desk,
            Renewal renewal,
            Accounts accounts,
            Devices devices,
            Diagnoses diagnoses,
            AuditLog audit,
            LiveFeed feed,
            InstantSource clock) {
        this.operator = operator;
        this.desk = desk;
        this.renewal = renewal;
        this.accounts = accounts;
        this.devices = devices;
        this.diagnoses = diagnoses;
        this.audit = audit;
        this.feed = feed;
        this.clock = clock;
        this.formats = new Formats(operator.home().zone(), clock);
        addClassNames("ph-page", "ph-account-page");
        head.addClassName("ph-head");
        Div lead = new Div(verdictTile, attemptsTile, moneyTile);
        lead.addClassName("ph-lead");
        Div beside = new Div(claimTile, factsTile, answerTile);
        beside.addClassName("ph-beside");
        body.add(lead, beside);
        body.addClassName("ph-12");
        add(head, body);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = new AccountId(
                event.getRouteParameters().get("id").map(Long::parseLong).orElse(0L));
        contactRead = false;
        refresh();
    }

    @Override
    public String getPageTitle() {
        return title + " · Panelhouse";
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        UI ui = attached.getUI();
        Registration own = desk.onOperation(this::refresh);
        Registration live = feed.onChange(operator.home().subtree(), ui.accessLater(this::refresh, () -> {}));
        addDetachListener(detached -> {
            own.remove();
            live.remove();
            detached.unregisterListener();
        });
    }

    VerdictTile verdict() {
        return verdictTile;
    }

    ClaimTile claim() {
        return claimTile;
    }

    private void refresh() {
        try {
            Optional<AccountDetails> details = accounts.details(operator.actor(), id);
            Optional<Facts> facts = diagnoses.facts(operator.actor(), id);
            if (details.isPresent() && facts.isPresent()) {
                show(details.get(), facts.get());
            } else {
                missing();
            }
        } catch (RuntimeException failure) {
            Message.failed(text("accounts.failed"), failure);
        }
    }

    private void missing() {
        head.removeAll();
        head.add(crumb(), new Span(text("account.missing")));
        body.setVisible(false);
    }

    private void show(AccountDetails details, Facts facts) {
        Instant now = clock.instant();
        title = details.account().name();
        AccountNotes shown = details.notes();
        if (!contactRead && (shown.contactEmail() != null || shown.contactPhone() != null)) {
            contactRead = true;
            audit("contact-read");
        }
        Verdict verdict = Verdict.of(facts, now);
        VerdictWords words = new VerdictWords(facts, verdict, formats, now);
        boolean sells = operator.actor().may(Permission.SELL);
        @Nullable Consumer<DeviceId> lockTo = sells ? this::lockTo : null;
        body.setVisible(true);
        head(details, facts, sells);
        verdictTile.show(facts, verdict, words, formats, now, lockTo);
        attemptsTile.show(facts, formats, lockTo);
        moneyTile.show(details, formats);
        claimTile.show(facts, words, now);
        factsTile.show(details, facts, formats, sells ? () -> edit(details) : null);
        answerTile.show(words.answer(), details.notes());
    }

    private static Anchor crumb() {
        Anchor list = new Anchor("accounts", text("shell.page.accounts") + " /");
        list.addClassName("ph-crumb");
        list.getElement().setAttribute("router-link", true);
        return list;
    }

    private void head(AccountDetails details, Facts facts, boolean sells) {
        head.removeAll();
        AccountStatus status = details.account().status();
        Span what = new Span(String.join(" · ", what(details, facts)));
        what.addClassNames("ph-s", "ph-mute");
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        head.add(crumb(), new H1(details.account().name()), new StatusChip(status), what, spacer);
        if (!sells || status == AccountStatus.CLOSED) {
            return;
        }
        if (status == AccountStatus.SUSPENDED) {
            head.add(action("account.resume", "s", key -> new Resume(operator.actor(), key, id)));
        } else {
            Button renew = new Button(text("account.renew"), click -> renew(details));
            renew.getElement().setAttribute("data-ph-key", "r");
            head.add(renew, action("account.suspend", "s", key -> new Suspend(operator.actor(), key, id)));
        }
        head.add(more(details));
    }

    private List<String> what(AccountDetails details, Facts facts) {
        String code = details.account().packageCode();
        Instant end = details.account().endsAt();
        return List.of(
                code == null ? text("accounts.none") : Packages.inWords(code),
                end == null ? text("account.endsNever") : endWords(end, details),
                text("account.connections", facts.lock().maxConnections()),
                text("accounts.lock." + facts.lock().state().name()));
    }

    private String endWords(Instant end, AccountDetails details) {
        AccountStatus status = details.account().status();
        boolean ended = status == AccountStatus.EXPIRED || status == AccountStatus.IN_GRACE;
        return text(ended ? "account.ended" : "account.ends", formats.dateTime(end));
    }

    private Button action(String words, String letter, Making order) {
        String key = UUID.randomUUID().toString();
        Button button = new Button(text(words), click -> apply(order.with(key)));
        button.setDisableOnClick(true);
        button.getElement().setAttribute("data-ph-key", letter);
        return button;
    }

    private Component more(AccountDetails details) {
        Button button = new Button(new Icon("dots"));
        button.setAriaLabel(text("account.more"));
        ContextMenu menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        menu.addItem(text("account.edit"), click -> edit(details));
        details.operations().stream().findFirst().ifPresent(last -> {
            String key = "undo:" + last.operationId();
            menu.addItem(
                    text("account.reverse") + ": " + MoneyTile.kind(last.kind()),
                    click -> apply(new Reverse(operator.actor(), key, last.operationId())));
        });
        menu.addItem(text("account.closeIt"), click -> close(details));
        return button;
    }

    private void close(AccountDetails details) {
        String key = UUID.randomUUID().toString();
        Preview[] opened = new Preview[1];
        Preview preview =
                new Preview(text("account.closeIt") + " " + details.account().name(), () -> {
                    apply(new Close(operator.actor(), key, id));
                    opened[0].close();
                });
        opened[0] = preview;
        preview.effects(text("account.closeIt")).effect(text("account.title"), text("account.closeIt.how"));
        preview.open();
    }

    private void renew(AccountDetails details) {
        String code = details.account().packageCode();
        renewal.open(
                id,
                details.account().name(),
                code == null ? "" : code,
                details.account().resellerName());
    }

    private void apply(Order order) {
        Outcome outcome;
        try {
            outcome = desk.applyAll(List.of(order)).getFirst();
        } catch (RuntimeException failure) {
            Message.failed(text("accounts.noAnswer"), failure);
            refresh();
            return;
        }
        switch (outcome) {
            case Outcome.Done done ->
                Message.done(text("account.did", MoneyTile.kind(done.receipt().kind())));
            case Outcome.Refused refused -> {
                Message.refused(Refusals.words(refused));
                refresh();
            }
        }
    }

    private void lockTo(DeviceId device) {
        try {
            devices.lockTo(operator.actor(), UUID.randomUUID().toString(), id, device);
            Message.done(text("account.lockTo.done", device.value()));
        } catch (RuntimeException failure) {
            Message.failed(text("accounts.failed"), failure);
        }
        refresh();
    }

    private void edit(AccountDetails details) {
        new EditForm(details.notes(), notes -> {
                    accounts.edit(operator.actor(), id, notes);
                    contactRead = true;
                    audit("contact-edited");
                    refresh();
                })
                .open();
    }

    private void audit(String verb) {
        audit.record(operator.actor(), verb, "account " + id.value(), Map.of());
    }

    /** Makes an order with a key. */
    @FunctionalInterface
    private interface Making {
        Order with(String key);
    }
}
