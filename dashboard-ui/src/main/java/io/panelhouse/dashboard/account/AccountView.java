package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.account.AnswerTile.Topic;
import io.panelhouse.dashboard.alerts.OpenAlerts;
import io.panelhouse.dashboard.customer.CustomerWords;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.live.LivePage;
import io.panelhouse.dashboard.security.Proof;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Renewal;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.account.AccountDetails;
import io.panelhouse.panel.account.AccountNotes;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.alert.AlertEpisode;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.alert.Alerts;
import io.panelhouse.panel.audit.AuditLog;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.device.Devices;
import io.panelhouse.panel.followup.FollowUps;
import io.panelhouse.panel.followup.Mark;
import io.panelhouse.panel.ledger.SubscriberSecrets;
import io.panelhouse.panel.message.MessageKind;
import io.panelhouse.panel.offer.Catalogue;
import io.panelhouse.panel.session.Sessions;
import io.panelhouse.panel.verdict.Cause;
import io.panelhouse.panel.verdict.Diagnoses;
import io.panelhouse.panel.verdict.Facts;
import io.panelhouse.panel.verdict.Verdict;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** One account: verdict, what mends it, evidence, log, money; and at the right what the customer is told. */
@Route(value = "account/:id([0-9]{1,18})", layout = MainLayout.class)
@PermitAll
final class AccountView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final CurrentOperator operator;
    private final Desk desk;
    private final Accounts accounts;
    private final Diagnoses diagnoses;
    private final FollowUps followUps;
    private final CustomerWords customer;
    private final AuditLog audit;
    private final Alerts alerts;
    private final Runnable alertsChanged;
    private final LiveFeed feed;
    private final InstantSource clock;
    private final Formats formats;
    private final AccountActions actions;
    private final AccountHead head = new AccountHead();
    private final Div body = new Div();
    private final VerdictTile verdictTile = new VerdictTile();
    private final SharingTile sharingTile = new SharingTile();
    private final TimelineTile timelineTile = new TimelineTile();
    private final AttemptsTile attemptsTile = new AttemptsTile();
    private final MoneyTile moneyTile = new MoneyTile();
    private final ClaimTile claimTile = new ClaimTile();
    private final FollowUpTile followUpTile = new FollowUpTile();
    private final FactsTile factsTile = new FactsTile();
    private final AnswerTile answerTile = new AnswerTile();
    private AccountId id = new AccountId(0);
    private boolean contactRead;
    private String title = text("account.title");

    @Autowired
    AccountView(
            CurrentOperator operator,
            Desk desk,
            Renewal renewal,
            Accounts accounts,
            Catalogue catalogue,
            Devices devices,
            SubscriberSecrets secrets,
            Sessions sessions,
            Diagnoses diagnoses,
            FollowUps followUps,
            CustomerWords customer,
            AuditLog audit,
            Alerts alerts,
            OpenAlerts open,
            Proof proof,
            LiveFeed feed,
            InstantSource clock) {
        this(
                operator,
                desk,
                renewal,
                accounts,
                catalogue,
                devices,
                secrets,
                sessions,
                diagnoses,
                followUps,
                customer,
                audit,
                alerts,
                open::changed,
                proof::beforeMoving,
                feed,
                clock);
    }

    AccountView(
            CurrentOperator operator,
            Desk desk,
            Renewal renewal,
            Accounts accounts,
            Catalogue catalogue,
            Devices devices,
            SubscriberSecrets secrets,
            Sessions sessions,
            Diagnoses diagnoses,
            FollowUps followUps,
            CustomerWords customer,
            AuditLog audit,
            Alerts alerts,
            Runnable alertsChanged,
            BiConsumer<BigDecimal, Runnable> guard,
            LiveFeed feed,
            InstantSource clock) {
        this.operator = operator;
        this.desk = desk;
        this.accounts = accounts;
        this.diagnoses = diagnoses;
        this.followUps = followUps;
        this.customer = customer;
        this.audit = audit;
        this.alerts = alerts;
        this.alertsChanged = alertsChanged;
        this.feed = feed;
        this.clock = clock;
        this.formats = new Formats(operator.home().zone(), clock);
        this.actions = new AccountActions(
                operator,
                desk,
                renewal,
                accounts,
                catalogue,
                devices,
                secrets,
                sessions,
                guard,
                formats,
                this::refresh);
        addClassNames("ph-page", "ph-account-page");
        Div lead = new Div(verdictTile, sharingTile, timelineTile, attemptsTile, moneyTile);
        lead.addClassName("ph-lead");
        Div beside = new Div(claimTile, followUpTile, factsTile, answerTile);
        beside.addClassName("ph-beside");
        body.add(lead, beside);
        body.addClassName("ph-12");
        add(head, body);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(new AccountId(
                event.getRouteParameters().get("id").map(Long::parseLong).orElse(0L)));
    }

    /** Shows this account. */
    void show(AccountId account) {
        id = account;
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
        Registration live = feed.onChange(operator.home().subtree(), LivePage.part(ui, this::refresh));
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

    AnswerTile answer() {
        return answerTile;
    }

    AccountActions actions() {
        return actions;
    }

    private void refresh() {
        try {
            Optional<AccountDetails> details = accounts.details(operator.actor(), id);
            Optional<Facts> facts = diagnoses.facts(operator.actor(), id);
            if (details.isPresent() && facts.isPresent()) {
                show(details.get(), facts.get());
            } else {
                head.missing();
                body.setVisible(false);
            }
        } catch (RuntimeException failure) {
            Message.failed(text("accounts.failed"), failure);
        }
    }

    private void show(AccountDetails details, Facts facts) {
        Instant now = clock.instant();
        title = details.account().name();
        AccountNotes shown = details.notes();
        if (!contactRead && (shown.contactEmail() != null || shown.contactPhone() != null)) {
            contactRead = true;
            audit.record(operator.actor(), "contact-read", "account " + id.value(), Map.of());
        }
        Verdict verdict = Verdict.of(facts, now);
        VerdictWords words = new VerdictWords(facts, verdict, formats, now);
        boolean sells = operator.actor().may(Permission.SELL);
        @Nullable Consumer<DeviceId> lockTo = sells ? device -> actions.lockTo(id, device) : null;
        Language language = customer.language(details);
        String answer = words.answer(language, customer.formats(details));
        String lockWords = customer.say(MessageKind.DEVICE_LOCK, details);
        body.setVisible(true);
        head.show(details, facts, formats);
        if (sells) {
            head.offer(details, actions, () -> edit(details));
        }
        String explanation = verdict.cause() == Cause.DEVICE_MISMATCH ? lockWords : answer;
        Mend mend = sells ? Mend.of(details, facts, verdict, now, actions) : null;
        verdictTile.show(facts, verdict, words, explanation, formats, now, mend);
        sharingTile.show(
                alerts.open(operator.actor(), AlertKind.SHARING, id).orElse(null),
                facts,
                formats,
                now,
                sells ? new SharingActs() : null);
        timelineTile.show(details, facts, formats, now);
        attemptsTile.show(facts, formats, lockWords, lockTo);
        moneyTile.show(details, formats);
        claimTile.show(facts, words, now);
        followUpTile.show(title, followUps.of(operator.actor(), id), formats, sells ? this::mark : null);
        factsTile.show(details, facts, formats, sells ? () -> edit(details) : null);
        answerTile.show(
                Map.of(
                        Topic.STATE,
                        answer,
                        Topic.RENEWAL,
                        customer.say(MessageKind.RENEWAL, details),
                        Topic.DEVICE_LOCK,
                        lockWords,
                        Topic.SETUP,
                        customer.guide(facts.deviceType(now), details)),
                language,
                shown);
    }

    private void mark(Mark mark) {
        try {
            followUps.mark(operator.actor(), id, mark);
            Message.done(text("followup.saved", title));
        } catch (IllegalArgumentException refused) {
            Message.refused(String.valueOf(refused.getMessage()));
        } catch (RuntimeException failure) {
            Message.failed(text("accounts.failed"), failure);
        }
        refresh();
    }

    /** Leaves the hint for a while or for good. */
    private final class SharingActs implements SharingTile.Acts {

        @Override
        public void snooze(Instant until) {
            act(episode -> alerts.snooze(operator.actor(), episode.id(), until));
        }

        @Override
        public void dismiss() {
            act(episode -> alerts.dismiss(operator.actor(), episode.id()));
        }

        private void act(Consumer<AlertEpisode> work) {
            try {
                alerts.open(operator.actor(), AlertKind.SHARING, id).ifPresent(work);
                Message.done(text("alerts.done"));
            } catch (IllegalArgumentException overMeanwhile) {
                Message.refused(text("alerts.refused"));
            } catch (RuntimeException failure) {
                Message.failed(text("accounts.failed"), failure);
            }
            alertsChanged.run();
            refresh();
        }
    }

    private void edit(AccountDetails details) {
        new EditForm(details.notes(), notes -> {
                    accounts.edit(operator.actor(), id, notes);
                    contactRead = true;
                    refresh();
                })
                .open();
    }
}
