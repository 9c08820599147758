package io.panelhouse.panel;

import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.account.JdbcAccounts;
import io.panelhouse.panel.alert.Alerts;
import io.panelhouse.panel.alert.JdbcAlerts;
import io.panelhouse.panel.audit.AuditLog;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.check.DailyChecks;
import io.panelhouse.panel.check.JdbcDailyChecks;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.device.Devices;
import io.panelhouse.panel.device.JdbcDevices;
import io.panelhouse.panel.directory.JdbcMemberships;
import io.panelhouse.panel.directory.JdbcOperators;
import io.panelhouse.panel.directory.JdbcPreferences;
import io.panelhouse.panel.directory.JdbcResellerTree;
import io.panelhouse.panel.directory.JdbcSettings;
import io.panelhouse.panel.directory.JdbcTiers;
import io.panelhouse.panel.directory.Memberships;
import io.panelhouse.panel.directory.Operators;
import io.panelhouse.panel.directory.Preferences;
import io.panelhouse.panel.directory.ResellerTree;
import io.panelhouse.panel.directory.Settings;
import io.panelhouse.panel.directory.Tiers;
import io.panelhouse.panel.edge.Edges;
import io.panelhouse.panel.edge.JdbcEdges;
import io.panelhouse.panel.followup.FollowUps;
import io.panelhouse.panel.followup.JdbcFollowUps;
import io.panelhouse.panel.guide.DeviceGuides;
import io.panelhouse.panel.guide.JdbcDeviceGuides;
import io.panelhouse.panel.history.HistoryImport;
import io.panelhouse.panel.history.JdbcHistoryImport;
import io.panelhouse.panel.hold.Holds;
import io.panelhouse.panel.hold.JdbcHolds;
import io.panelhouse.panel.ledger.CreditLedger;
import io.panelhouse.panel.ledger.JdbcCreditLedger;
import io.panelhouse.panel.ledger.JdbcLedgerSearch;
import io.panelhouse.panel.ledger.JdbcReversals;
import io.panelhouse.panel.ledger.LedgerAccountImport;
import io.panelhouse.panel.ledger.LedgerEntryImport;
import io.panelhouse.panel.ledger.LedgerSearch;
import io.panelhouse.panel.ledger.LedgerTermImport;
import io.panelhouse.panel.ledger.Reversals;
import io.panelhouse.panel.ledger.SecretHash;
import io.panelhouse.panel.ledger.SubscriberSecrets;
import io.panelhouse.panel.margin.JdbcMarginReport;
import io.panelhouse.panel.margin.JdbcPrices;
import io.panelhouse.panel.margin.MarginReport;
import io.panelhouse.panel.margin.Prices;
import io.panelhouse.panel.message.JdbcMessageTemplates;
import io.panelhouse.panel.message.MessageTemplates;
import io.panelhouse.panel.notice.JdbcNotices;
import io.panelhouse.panel.notice.Notices;
import io.panelhouse.panel.offer.Catalogue;
import io.panelhouse.panel.offer.JdbcCatalogue;
import io.panelhouse.panel.report.CreditHistory;
import io.panelhouse.panel.report.JdbcCreditHistory;
import io.panelhouse.panel.report.JdbcTreeReport;
import io.panelhouse.panel.report.MergedHome;
import io.panelhouse.panel.report.TreeReport;
import io.panelhouse.panel.security.JdbcStaff;
import io.panelhouse.panel.security.PanelKey;
import io.panelhouse.panel.security.PanelSecurity;
import io.panelhouse.panel.security.Staff;
import io.panelhouse.panel.session.Attempts;
import io.panelhouse.panel.session.JdbcAttempts;
import io.panelhouse.panel.session.JdbcSessions;
import io.panelhouse.panel.session.JdbcSignIns;
import io.panelhouse.panel.session.Sessions;
import io.panelhouse.panel.session.SignIns;
import io.panelhouse.panel.token.ApiTokens;
import io.panelhouse.panel.token.JdbcApiTokens;
import io.panelhouse.panel.verdict.Diagnoses;
import io.panelhouse.panel.verdict.JdbcDiagnoses;
import io.panelhouse.panel.webhook.JdbcWebhooks;
import io.panelhouse.panel.webhook.WebhookDeliverer;
import io.panelhouse.panel.webhook.Webhooks;
import java.time.InstantSource;

/** The panel: its services over one database. Safe for use by many threads; close it once. */
public final class Panel implements AutoCloseable {

    private final PanelDatabase database;
    private final ResellerTree resellers;
    private final Tiers tiers;
    private final Memberships memberships;
    private final TreeReport treeReport;
    private final JdbcAuditLog audit;
    private final Staff staff;
    private final InstantSource time;
    private final Operators operators;
    private final Settings settings;
    private final Catalogue catalogue;
    private final JdbcCreditLedger ledger;
    private final Reversals reversals;
    private final LedgerSearch ledgerSearch;
    private final Prices prices;
    private final MarginReport margin;
    private final Preferences preferences;
    private final Accounts accounts;
    private final JdbcSignIns signIns;
    private final Sessions sessions;
    private final Attempts attempts;
    private final Devices devices;
    private final SubscriberSecrets subscriberSecrets;
    private final Diagnoses diagnoses;
    private final Edges edges;
    private final HistoryImport history;
    private final ApiTokens tokens;
    private final FollowUps followUps;
    private final Holds holds;
    private final MessageTemplates messages;
    private final Alerts alerts;
    private final DeviceGuides guides;
    private final DailyChecks dailyChecks;
    private final Notices notices;
    private final CreditHistory creditHistory;

    Panel(PanelDatabase database, InstantSource time) {
        this.database = database;
        this.time = time;
        this.audit = new JdbcAuditLog(database, time);
        this.resellers = new JdbcResellerTree(database, time, audit);
        this.tiers = new JdbcTiers(database, audit);
        this.memberships = new JdbcMemberships(database, time, audit);
        this.treeReport = new JdbcTreeReport(database, time);
        this.operators = new JdbcOperators(database, time, audit);
        this.staff = new JdbcStaff(database, time, audit, operators);
        this.settings = new JdbcSettings(database, time, audit);
        this.catalogue = new JdbcCatalogue(database);
        this.ledger = new JdbcCreditLedger(database, time);
        this.reversals = new JdbcReversals(database, time);
        this.accounts = new JdbcAccounts(database, time, audit, ledger::apply, ledger::preview);
        this.ledgerSearch = new JdbcLedgerSearch(database);
        this.prices = new JdbcPrices(database, time, audit);
        this.margin = new JdbcMarginReport(database, time);
        this.preferences = new JdbcPreferences(database);
        this.signIns = new JdbcSignIns(database, time, (salt, hash, typed) -> new SecretHash(salt, hash).fits(typed));
        this.sessions = new JdbcSessions(database, time);
        this.attempts = new JdbcAttempts(database);
        this.devices = new JdbcDevices(database, time);
        this.subscriberSecrets = new SubscriberSecrets(database, time, audit);
        this.diagnoses = new JdbcDiagnoses(database, accounts, devices, attempts, time);
        this.edges = new JdbcEdges(database, time, audit);
        this.history = new JdbcHistoryImport(
                database,
                new LedgerTermImport(database),
                new LedgerAccountImport(database, time),
                new LedgerEntryImport(database),
                time);
        this.tokens = new JdbcApiTokens(database, operators, audit, time);
        this.followUps = new JdbcFollowUps(database, time, audit);
        this.holds = new JdbcHolds(database, time, audit);
        this.messages = new JdbcMessageTemplates(database, audit);
        this.alerts = new JdbcAlerts(database, time, audit);
        this.guides = new JdbcDeviceGuides(database, time, audit);
        this.dailyChecks = new JdbcDailyChecks(database, time);
        this.notices = new JdbcNotices(database, time, audit);
        this.creditHistory = new JdbcCreditHistory(database, time);
    }

    /**
     * Migrates the database if needed and connects to it.
     *
     * @param time where "now" comes from
     * @throws PanelUnavailableException if the database cannot be reached or not be migrated; the message is one
     *     sentence
     */
    public static Panel open(PanelSettings settings, InstantSource time) {
        return new Panel(PanelDatabase.open(settings), time);
    }

    /**
     * The same, for a rehearsal: nothing that is done through it stays. What it changes is locked for others until it
     * is closed.
     *
     * @throws PanelUnavailableException as {@link #open}
     */
    public static Panel rehearse(PanelSettings settings, InstantSource time) {
        return new Panel(PanelDatabase.rehearsal(settings), time);
    }

    public ResellerTree resellers() {
        return resellers;
    }

    public Tiers tiers() {
        return tiers;
    }

    public Memberships memberships() {
        return memberships;
    }

    public TreeReport treeReport() {
        return treeReport;
    }

    public MergedHome mergedHome() {
        return new MergedHome(memberships, treeReport);
    }

    /** What was done beside orders. */
    public AuditLog audit() {
        return audit;
    }

    public Operators operators() {
        return operators;
    }

    /** The people of each reseller. */
    public Staff staff() {
        return staff;
    }

    /** How people get in, for a process that has the panel's key. */
    public PanelSecurity security(PanelKey key) {
        return new PanelSecurity(database, time, audit, key);
    }

    public Settings settings() {
        return settings;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public CreditLedger ledger() {
        return ledger;
    }

    public Reversals reversals() {
        return reversals;
    }

    public Prices prices() {
        return prices;
    }

    public MarginReport margin() {
        return margin;
    }

    public Preferences preferences() {
        return preferences;
    }

    public LedgerSearch ledgerSearch() {
        return ledgerSearch;
    }

    public Accounts accounts() {
        return accounts;
    }

    public SignIns signIns() {
        return signIns;
    }

    public Sessions sessions() {
        return sessions;
    }

    public Attempts attempts() {
        return attempts;
    }

    public SubscriberSecrets subscriberSecrets() {
        return subscriberSecrets;
    }

    public Devices devices() {
        return devices;
    }

    public Diagnoses diagnoses() {
        return diagnoses;
    }

    public Edges edges() {
        return edges;
    }

    public HistoryImport history() {
        return history;
    }

    public ApiTokens tokens() {
        return tokens;
    }

    /** What came of the ends of terms. */
    public FollowUps followUps() {
        return followUps;
    }

    /** Logins that may move no credits. */
    public Holds holds() {
        return holds;
    }

    /** What resellers should look at. */
    public Alerts alerts() {
        return alerts;
    }

    /** Who is told of alerts, and what is to be sent. */
    public Notices notices() {
        return notices;
    }

    /** Words for subscribers. */
    public MessageTemplates messages() {
        return messages;
    }

    /** How credits are spent. */
    public CreditHistory creditHistory() {
        return creditHistory;
    }

    /** How far operators came today. */
    public DailyChecks dailyChecks() {
        return dailyChecks;
    }

    /** How devices are set up. */
    public DeviceGuides guides() {
        return guides;
    }

    /**
     * Calls to other systems, for a process that has the panel's key.
     *
     * @param privateAllowed whether they may go to private addresses, and without TLS
     */
    public Webhooks webhooks(PanelKey key, boolean privateAllowed) {
        return new JdbcWebhooks(database, tiers, audit, time, key, privateAllowed);
    }

    /** Makes these calls, once it is started; close it before the panel. */
    public WebhookDeliverer webhookDeliverer(PanelKey key, boolean privateAllowed) {
        return new WebhookDeliverer(database, time, key, privateAllowed);
    }

    /** Whether the database answers. */
    public boolean healthy() {
        return database.answers();
    }

    /** Answers the orders that wait, then disconnects. */
    @Override
    public void close() {
        signIns.close();
        ledger.close();
        database.close();
    }
}
