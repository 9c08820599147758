package io.panelhouse.panel.tenancy;

import static io.panelhouse.panel.tenancy.Case.write;
import static io.panelhouse.panel.tenancy.World.key;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.account.AccountNotes;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.directory.NewOperator;
import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.directory.ResellerChange;
import io.panelhouse.panel.directory.Setting;
import io.panelhouse.panel.followup.Channel;
import io.panelhouse.panel.followup.Mark;
import io.panelhouse.panel.history.ImportedAccount;
import io.panelhouse.panel.history.ImportedAttempt;
import io.panelhouse.panel.history.ImportedDevice;
import io.panelhouse.panel.history.ImportedEntry;
import io.panelhouse.panel.history.ImportedSession;
import io.panelhouse.panel.history.ImportedTerm;
import io.panelhouse.panel.margin.Price;
import io.panelhouse.panel.message.MessageKind;
import io.panelhouse.panel.message.MessageTemplate;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.ChangePackage;
import io.panelhouse.panel.operation.Close;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Move;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Resume;
import io.panelhouse.panel.operation.Reverse;
import io.panelhouse.panel.operation.Suspend;
import io.panelhouse.panel.operation.Transfer;
import io.panelhouse.panel.security.PanelKey;
import io.panelhouse.panel.security.StaffRole;
import io.panelhouse.panel.session.SessionChange;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.webhook.NewWebhook;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Each way to change something of a reseller. */
final class Writes {

    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final Instant AT = Instant.parse("2026-06-01T10:00:00Z");
    private static final Set<Permission> ALL = Set.of(Permission.values());

    private Writes() {}

    /** @param home the reseller of whoever asks: the other end of what takes two */
    static List<Case> all(Node home) {
        List<Case> all = new ArrayList<>(tree(home));
        all.addAll(people());
        all.addAll(devices());
        all.addAll(prices());
        all.addAll(imports());
        all.addAll(orders(home));
        return all;
    }

    private static List<Case> tree(Node home) {
        return List.of(
                write(
                        "ResellerTree.create",
                        (panel, actor, of) -> panel.resellers()
                                .create(actor, NewReseller.below(of.id(), "new " + key(), ZoneOffset.UTC))),
                write(
                        "ResellerTree.change",
                        (panel, actor, of) ->
                                panel.resellers().change(actor, of.id(), ResellerChange.name("mine " + key()))),
                write(
                        "ResellerTree.move",
                        (panel, actor, of) -> panel.resellers().move(actor, of.id(), home.id())),
                write(
                        "ResellerTree.disable",
                        (panel, actor, of) -> panel.resellers().disable(actor, of.id())),
                write(
                        "ResellerTree.enable",
                        (panel, actor, of) -> panel.resellers().enable(actor, of.id())),
                write("Tiers.assign", (panel, actor, of) -> {
                    panel.tiers().assign(actor, of.id(), "all");
                    return "assigned";
                }),
                write("Settings.change", (panel, actor, of) -> {
                    panel.settings().change(actor, of.id(), Map.of(Setting.LANGUAGE, Optional.of("de")));
                    return "changed";
                }));
    }

    private static List<Case> people() {
        return List.of(
                write(
                        "Operators.create",
                        (panel, actor, of) -> panel.operators()
                                .create(actor, "eve " + key(), "long enough", OperatorRole.RESELLER, of.id())),
                write(
                        "Operators.create",
                        (panel, actor, of) -> panel.operators()
                                .create(
                                        actor,
                                        new NewOperator(
                                                "eve " + key(),
                                                "long enough",
                                                OperatorRole.OWNER,
                                                of.id(),
                                                ALL,
                                                null))),
                write(
                        "Staff.add",
                        (panel, actor, of) -> panel.staff().add(actor, of.id(), "eve " + key(), StaffRole.VIEW)),
                write(
                        "Staff.rename",
                        (panel, actor, of) -> panel.staff().rename(actor, of.operatorId(), "eve " + key())),
                write("Staff.give", (panel, actor, of) -> panel.staff().give(actor, of.operatorId(), StaffRole.VIEW)),
                write("Staff.disable", (panel, actor, of) -> panel.staff().disable(actor, of.operatorId())),
                write("Staff.enable", (panel, actor, of) -> panel.staff().enable(actor, of.operatorId())),
                write("Staff.resetPassword", (panel, actor, of) -> panel.staff().resetPassword(actor, of.operatorId())),
                write(
                        "Staff.removeSecondFactor",
                        (panel, actor, of) -> panel.staff().removeSecondFactor(actor, of.operatorId())),
                write(
                        "Memberships.invite",
                        (panel, actor, of) -> panel.memberships().invite(actor, of.id(), OperatorRole.OWNER, ALL)));
    }

    private static List<Case> devices() {
        return List.of(
                write(
                        "Devices.lockTo",
                        (panel, actor, of) -> panel.devices().lockTo(actor, key(), of.account(), new DeviceId("mine"))),
                write("Devices.release", (panel, actor, of) -> panel.devices().release(actor, key(), of.account())),
                write(
                        "SubscriberSecrets.renew",
                        (panel, actor, of) -> panel.subscriberSecrets().renew(actor, of.account())),
                write("Devices.relearn", (panel, actor, of) -> panel.devices().relearn(actor, key(), of.account())),
                write(
                        "Devices.limitConnections",
                        (panel, actor, of) -> panel.devices().limitConnections(actor, key(), of.account(), 9)),
                write("Accounts.edit", (panel, actor, of) -> {
                    panel.accounts().edit(actor, of.account(), AccountNotes.NONE);
                    return "edited";
                }),
                write(
                        "FollowUps.mark",
                        (panel, actor, of) ->
                                panel.followUps().mark(actor, of.account(), Mark.contacted(Channel.PHONE))),
                write("MessageTemplates.change", (panel, actor, of) -> {
                    panel.messages()
                            .change(
                                    actor,
                                    of.id(),
                                    MessageKind.RENEWAL,
                                    "de",
                                    Optional.of(new MessageTemplate("mine " + key())));
                    return "changed";
                }),
                write("Alerts.look", (panel, actor, of) -> {
                    Actor other = new Actor("look " + key(), actor.scope(), actor.permissions());
                    return panel.alerts().look(other, List.of(of.alertId())) == 0 ? null : "looked";
                }),
                write("Alerts.snooze", (panel, actor, of) -> {
                    panel.alerts().snooze(actor, of.alertId(), Instant.parse("2026-06-10T00:00:00Z"));
                    return "snoozed";
                }),
                write("Alerts.dismiss", (panel, actor, of) -> {
                    panel.alerts().dismiss(actor, of.alertId());
                    return "dismissed";
                }),
                write("Holds.lift", (panel, actor, of) -> panel.holds().lift(actor, of.holdId())),
                write(
                        "DailyChecks.begin",
                        (panel, actor, of) -> panel.dailyChecks().begin(actor, of.id())),
                write(
                        "DailyChecks.see",
                        (panel, actor, of) -> panel.dailyChecks().see(actor, of.id(), key(), true)),
                write(
                        "DailyChecks.finish",
                        (panel, actor, of) -> panel.dailyChecks().finish(actor, of.id())),
                write("DeviceGuides.change", (panel, actor, of) -> {
                    panel.guides()
                            .change(actor, of.id(), "MAG", "de", Optional.of(new MessageTemplate("mine " + key())));
                    return "changed";
                }),
                write("Edges.create", (panel, actor, of) -> panel.edges().create(actor, of.id(), "edge " + key())),
                write(
                        "Webhooks.create",
                        (panel, actor, of) -> panel.webhooks(PanelKey.of("5a".repeat(32)), false)
                                .create(actor, new NewWebhook(of.id(), "https://hooks.example.com/", Set.of()))),
                write("Sessions.close", (panel, actor, of) -> panel.sessions().close(actor, of.sessionId())));
    }

    private static List<Case> prices() {
        Price price = new Price(ONE, "GBP");
        return List.of(
                write("Prices.priceTopUp", (panel, actor, of) -> {
                    panel.prices().priceTopUp(actor, of.topUpId(), price);
                    return "priced";
                }),
                write("Prices.priceSale", (panel, actor, of) -> {
                    panel.prices().priceSale(actor, of.operationId(), price);
                    return "priced";
                }),
                write("Prices.priceOffer", (panel, actor, of) -> {
                    panel.prices().priceOffer(actor, of.id(), "M3", price);
                    return "priced";
                }));
    }

    private static List<Case> imports() {
        return List.of(
                write(
                        "HistoryImport.attempts",
                        (panel, actor, of) -> panel.history().attempts(actor, of.id(), key(), List.of(attempt(of)))),
                write(
                        "HistoryImport.sessions",
                        (panel, actor, of) -> panel.history().sessions(actor, of.id(), key(), List.of(session(of)))),
                write(
                        "HistoryImport.terms",
                        (panel, actor, of) -> panel.history().terms(actor, of.id(), key(), List.of(term(of)))),
                write(
                        "HistoryImport.accounts",
                        (panel, actor, of) -> panel.history().accounts(actor, of.id(), key(), List.of(account()))),
                write(
                        "HistoryImport.entries",
                        (panel, actor, of) -> panel.history().entries(actor, of.id(), key(), List.of(entry()))),
                write(
                        "HistoryImport.devices",
                        (panel, actor, of) -> panel.history().devices(actor, of.id(), key(), List.of(device(of)))));
    }

    private static ImportedAccount account() {
        return new ImportedAccount(key(), key(), null, null, AccountNotes.NONE, AT, false, false, null, null);
    }

    private static ImportedEntry entry() {
        return new ImportedEntry(key(), AT, BigDecimal.ONE, null, null);
    }

    private static ImportedDevice device(Node of) {
        return new ImportedDevice(key(), of.accountName(), key(), null, false, AT, AT);
    }

    private static ImportedAttempt attempt(Node of) {
        return new ImportedAttempt("1", of.accountName(), SignInOutcome.ACCEPTED, null, null, null, null, AT);
    }

    private static ImportedSession session(Node of) {
        return new ImportedSession("1", key(), SessionChange.OPENED, of.accountName(), null, null, null, AT);
    }

    private static ImportedTerm term(Node of) {
        return new ImportedTerm("1", of.accountName(), 1, ONE, AT, AT, AT.plusSeconds(2_592_000), false);
    }

    private static List<Case> orders(Node home) {
        List<Case> all = new ArrayList<>(List.of(
                order("Mint", (actor, of) -> new Mint(actor, key(), of.id(), ONE)),
                order("Transfer", (actor, of) -> new Transfer(actor, key(), home.id(), of.id(), ONE)),
                order("Transfer", (actor, of) -> new Transfer(actor, key(), of.id(), home.id(), ONE)),
                order(
                        "CreateAccount",
                        (actor, of) -> new CreateAccount(actor, key(), of.id(), "new " + key(), "secret", "M1")),
                order("RenewAccount", (actor, of) -> new RenewAccount(actor, key(), of.account(), "M1")),
                order(
                        "RenewAccount",
                        (actor, of) ->
                                new RenewAccount(actor, key(), AccountRef.name(of.id(), of.accountName()), "M1", null)),
                order(
                        "ChangePackage",
                        (actor, of) -> new ChangePackage(actor, key(), AccountRef.id(of.account()), "M3", null)),
                order("Suspend", (actor, of) -> new Suspend(actor, key(), of.account())),
                order("Resume", (actor, of) -> new Resume(actor, key(), of.account())),
                order("Move", (actor, of) -> new Move(actor, key(), AccountRef.id(of.account()), home.id(), null)),
                order("Move", (actor, of) -> new Move(actor, key(), AccountRef.id(home.account()), of.id(), null)),
                order("Reverse", (actor, of) -> new Reverse(actor, key(), of.operationId())),
                order("Close", (actor, of) -> new Close(actor, key(), of.account()))));
        all.add(write(
                "CreditLedger.submit",
                (panel, actor, of) -> panel.ledger()
                        .submit(new RenewAccount(actor, key(), of.account(), "M1"))
                        .join()));
        all.add(write(
                "CreditLedger.applyAll",
                (panel, actor, of) -> panel.ledger()
                        .applyAll(List.of(new RenewAccount(actor, key(), of.account(), "M1")))
                        .getFirst()));
        all.add(write(
                "Accounts.create",
                (panel, actor, of) -> panel.accounts()
                        .create(new CreateAccount(actor, key(), of.id(), "new " + key(), "secret", "M1"))));
        all.add(write(
                "Accounts.renew",
                (panel, actor, of) -> panel.accounts().renew(new RenewAccount(actor, key(), of.account(), "M1"))));
        return all;
    }

    static void suspend(Panel panel, Actor actor, Node of) {
        panel.ledger().apply(new Suspend(actor, key(), of.account())).orThrow();
    }

    private static Case order(String kind, BiFunction<Actor, Node, Order> order) {
        return new Case(
                "CreditLedger.apply:" + kind,
                Case.Kind.WRITE,
                (panel, actor, of) -> panel.ledger().apply(order.apply(actor, of)));
    }
}
