package io.panelhouse.panel.tenancy;

import static io.panelhouse.panel.tenancy.Case.list;
import static io.panelhouse.panel.tenancy.Case.read;

import io.panelhouse.panel.account.AccountFilter;
import io.panelhouse.panel.alert.AlertFilter;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.audit.AuditFilter;
import io.panelhouse.panel.directory.Feature;
import io.panelhouse.panel.ledger.LedgerAccount;
import io.panelhouse.panel.ledger.LedgerEntry;
import io.panelhouse.panel.ledger.LedgerFilter;
import io.panelhouse.panel.message.MessageKind;
import io.panelhouse.panel.session.AttemptFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Each way to read something about a reseller. */
final class Reads {

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

    private Reads() {}

    static List<Case> all() {
        return List.of(
                read(
                        "ResellerTree.find",
                        (panel, actor, of) -> panel.resellers().find(actor, of.id())),
                read(
                        "ResellerTree.findByName",
                        (panel, actor, of) -> panel.resellers().findByName(actor, of.name())),
                read(
                        "ResellerTree.subtree",
                        (panel, actor, of) -> panel.resellers().subtree(actor, of.id())),
                list("ResellerTree.all", (panel, actor, of) -> panel.resellers().all(actor)),
                list(
                        "ResellerTree.ancestors",
                        (panel, actor, of) -> List.of(panel.resellers().ancestors(actor, of.id()), of.mark())),
                read("Tiers.of", (panel, actor, of) -> List.of(panel.tiers().of(actor, of.id()))),
                read(
                        "Tiers.refusing",
                        (panel, actor, of) -> List.of(panel.tiers().refusing(actor, of.id(), Feature.API))),
                read("Tiers.allows", (panel, actor, of) -> panel.tiers().allows(actor, of.id(), Feature.API)),
                read(
                        "Memberships.members",
                        (panel, actor, of) -> List.of(panel.memberships().members(actor, of.id()))),
                read("TreeReport.of", (panel, actor, of) -> panel.treeReport().of(actor, of.id())),
                read("MarginReport.of", (panel, actor, of) -> panel.margin().of(actor, of.id())),
                read("Prices.offers", (panel, actor, of) -> panel.prices().offers(actor, of.id())),
                read("Prices.of", (panel, actor, of) -> panel.prices().of(actor, of.topUpId())),
                list("Operators.all", (panel, actor, of) -> panel.operators().all(actor)),
                read("Staff.of", (panel, actor, of) -> panel.staff().of(actor, of.id())),
                read("Settings.of", (panel, actor, of) -> panel.settings().of(actor, of.id())),
                read(
                        "Settings.own",
                        (panel, actor, of) -> List.of(panel.settings().own(actor, of.id()))),
                list("AuditLog.page", (panel, actor, of) -> panel.audit().page(actor, AuditFilter.ALL, null, 1000)),
                list("AuditLog.slice", (panel, actor, of) -> panel.audit().slice(actor, AuditFilter.ALL, 0, 1000)),
                read(
                        "AuditLog.count",
                        (panel, actor, of) ->
                                panel.audit().count(actor, new AuditFilter(of.operatorName(), null, null, null, null))),
                read(
                        "LedgerSearch.page",
                        (panel, actor, of) -> panel.ledgerSearch().page(actor, LedgerFilter.all(of.id()), 0, 1000)),
                read(
                        "LedgerSearch.count",
                        (panel, actor, of) -> panel.ledgerSearch().count(actor, LedgerFilter.all(of.id()))),
                read("LedgerSearch.forEach", (panel, actor, of) -> {
                    List<LedgerEntry> entries = new ArrayList<>();
                    panel.ledgerSearch().forEach(actor, LedgerFilter.all(of.id()), entries::add);
                    return entries;
                }),
                read(
                        "CreditLedger.balance",
                        (panel, actor, of) -> panel.ledger().balance(actor, of.id())),
                read(
                        "CreditLedger.balance",
                        (panel, actor, of) -> panel.ledger().balance(actor, of.id(), LedgerAccount.CONSUMED)),
                read(
                        "CreditLedger.balances",
                        (panel, actor, of) -> panel.ledger().balances(actor, of.id())),
                read(
                        "CreditLedger.entries",
                        (panel, actor, of) ->
                                panel.ledger().entries(actor, of.id(), LedgerAccount.WALLET, Long.MAX_VALUE, 100)),
                read(
                        "CreditLedger.ledgerSequence",
                        (panel, actor, of) -> panel.ledger().ledgerSequence(actor, of.id())),
                read(
                        "Accounts.quoteCreate",
                        (panel, actor, of) -> panel.accounts().quoteCreate(actor, of.id(), "M1")),
                read(
                        "Accounts.quoteRenew",
                        (panel, actor, of) -> panel.accounts().quoteRenew(actor, of.account(), "M1")),
                read("Accounts.find", (panel, actor, of) -> panel.accounts().find(actor, of.account())),
                read(
                        "Accounts.findByName",
                        (panel, actor, of) -> panel.accounts().findByName(actor, of.id(), of.accountName())),
                read("Accounts.search", (panel, actor, of) -> panel.accounts().search(actor, of.id(), "acc", 100)),
                read(
                        "Accounts.countActive",
                        (panel, actor, of) -> panel.accounts().countActive(actor, of.id())),
                read("Accounts.due", (panel, actor, of) -> panel.accounts().due(actor, of.id(), 60, 100)),
                read(
                        "Accounts.page",
                        (panel, actor, of) -> panel.accounts().page(actor, AccountFilter.of(of.id()), 0, 100)),
                read(
                        "Accounts.counts",
                        (panel, actor, of) -> panel.accounts().counts(actor, AccountFilter.of(of.id()))),
                read("Accounts.details", (panel, actor, of) -> panel.accounts().details(actor, of.account())),
                read(
                        "Accounts.quoteChange",
                        (panel, actor, of) -> panel.accounts().quoteChange(actor, of.account(), "M3")),
                read("Diagnoses.facts", (panel, actor, of) -> panel.diagnoses().facts(actor, of.account())),
                read("Alerts.page", (panel, actor, of) -> panel.alerts().page(actor, AlertFilter.of(of.id()), 0, 100)),
                read("Alerts.count", (panel, actor, of) -> panel.alerts().count(actor, AlertFilter.of(of.id()))),
                read("Edges.traffic", (panel, actor, of) -> panel.edges().traffic(actor, of.id(), Instant.EPOCH)),
                read("Alerts.open", (panel, actor, of) -> panel.alerts().open(actor, AlertKind.SHARING, of.account())),
                read(
                        "Alerts.told",
                        (panel, actor, of) -> List.copyOf(panel.alerts().told(actor, AlertKind.SHARING, of.id()))),
                list("Holds.inForce", (panel, actor, of) -> panel.holds().inForce(actor)),
                read("Holds.operations", (panel, actor, of) -> panel.holds().operations(actor, of.holdId())),
                read("FollowUps.of", (panel, actor, of) -> panel.followUps().of(actor, of.account())),
                read(
                        "FollowUps.report",
                        (panel, actor, of) -> panel.followUps().report(actor, of.id(), BEGINNING, END, 7)),
                read(
                        "MessageTemplates.of",
                        (panel, actor, of) -> List.of(panel.messages().of(actor, of.id(), MessageKind.RENEWAL, "de"))),
                read(
                        "MessageTemplates.own",
                        (panel, actor, of) -> List.of(panel.messages().own(actor, of.id(), MessageKind.RENEWAL))),
                read(
                        "CreditHistory.of",
                        (panel, actor, of) -> List.of(panel.creditHistory().of(actor, of.id()))),
                read(
                        "DailyChecks.today",
                        (panel, actor, of) -> List.of(panel.dailyChecks().today(actor, of.id()))),
                read(
                        "DeviceGuides.of",
                        (panel, actor, of) -> List.of(panel.guides().of(actor, of.id(), "MAG", "de"))),
                read("DeviceGuides.own", (panel, actor, of) -> panel.guides().own(actor, of.id(), "MAG", "de")),
                read(
                        "DeviceGuides.coverage",
                        (panel, actor, of) -> panel.guides().coverage(actor, of.id(), Duration.ofDays(30))),
                read("Edges.of", (panel, actor, of) -> List.of(panel.edges().of(actor, of.id()))),
                read("Sessions.online", (panel, actor, of) -> panel.sessions().online(actor, of.id(), 0, 100)),
                read(
                        "Sessions.countOnline",
                        (panel, actor, of) -> panel.sessions().countOnline(actor, of.id())),
                read(
                        "Attempts.page",
                        (panel, actor, of) ->
                                panel.attempts().page(actor, AttemptFilter.of(of.account()), Long.MAX_VALUE, 100)),
                list(
                        "Attempts.page",
                        (panel, actor, of) -> panel.attempts().page(actor, AttemptFilter.ALL, Long.MAX_VALUE, 1000)),
                read("Attempts.find", (panel, actor, of) -> panel.attempts().find(actor, of.attempt())),
                read(
                        "Attempts.lastAccepted",
                        (panel, actor, of) -> panel.attempts().lastAccepted(actor, of.account())),
                read(
                        "Attempts.lastRefused",
                        (panel, actor, of) -> panel.attempts().lastRefused(actor, of.account())),
                read(
                        "Attempts.counts",
                        (panel, actor, of) -> panel.attempts().counts(actor, of.account(), BEGINNING, END)),
                read("Devices.lock", (panel, actor, of) -> panel.devices().lock(actor, of.account())),
                read(
                        "HistoryImport.standing",
                        (panel, actor, of) -> panel.history().standing(actor, of.id(), "none")),
                read("Devices.of", (panel, actor, of) -> panel.devices().of(actor, of.account())),
                read("Devices.changes", (panel, actor, of) -> panel.devices().changes(actor, of.account(), 10)),
                read(
                        "Devices.exposure",
                        (panel, actor, of) -> panel.devices().exposure(actor, of.id(), Duration.ofDays(30), 0, 100)));
    }
}
