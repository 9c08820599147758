package io.panelhouse.dashboard;

import io.panelhouse.dashboard.alerts.AlertRecorder;
import io.panelhouse.dashboard.alerts.FeedWatch;
import io.panelhouse.dashboard.live.KafkaLiveFeed;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.dashboard.notice.MailRoom;
import io.panelhouse.dashboard.notice.Mailer;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.PanelSettings;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.alert.Alerts;
import io.panelhouse.panel.audit.AuditLog;
import io.panelhouse.panel.check.DailyChecks;
import io.panelhouse.panel.device.Devices;
import io.panelhouse.panel.directory.Operators;
import io.panelhouse.panel.directory.Preferences;
import io.panelhouse.panel.directory.ResellerTree;
import io.panelhouse.panel.directory.Settings;
import io.panelhouse.panel.edge.Edges;
import io.panelhouse.panel.followup.FollowUps;
import io.panelhouse.panel.guide.DeviceGuides;
import io.panelhouse.panel.hold.Holds;
import io.panelhouse.panel.ledger.CreditLedger;
import io.panelhouse.panel.ledger.LedgerSearch;
import io.panelhouse.panel.ledger.Reversals;
import io.panelhouse.panel.ledger.SubscriberSecrets;
import io.panelhouse.panel.margin.MarginReport;
import io.panelhouse.panel.margin.Prices;
import io.panelhouse.panel.message.MessageTemplates;
import io.panelhouse.panel.notice.Notices;
import io.panelhouse.panel.offer.Catalogue;
import io.panelhouse.panel.report.CreditHistory;
import io.panelhouse.panel.report.TreeReport;
import io.panelhouse.panel.security.PanelKey;
import io.panelhouse.panel.security.PanelSecurity;
import io.panelhouse.panel.security.Staff;
import io.panelhouse.panel.session.Attempts;
import io.panelhouse.panel.session.Sessions;
import io.panelhouse.panel.token.ApiTokens;
import io.panelhouse.panel.verdict.Diagnoses;
import io.panelhouse.panel.webhook.Webhooks;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The system of record and the live feed, as the screens get them injected. */
@Configuration(proxyBeanMethods = false)
class PanelServices {

    private static final int MAX_CONNECTIONS = 12;

    @Bean(destroyMethod = "close")
    Panel panel(DashboardSettings settings, InstantSource clock) {
        return Panel.open(
                new PanelSettings(
                        settings.databaseUrl(), settings.databaseUser(), settings.databasePassword(), MAX_CONNECTIONS),
                clock);
    }

    @Bean
    Accounts accounts(Panel panel) {
        return panel.accounts();
    }

    @Bean
    CreditLedger ledger(Panel panel) {
        return panel.ledger();
    }

    @Bean
    Holds holds(Panel panel) {
        return panel.holds();
    }

    @Bean
    Attempts attempts(Panel panel) {
        return panel.attempts();
    }

    @Bean
    Sessions sessions(Panel panel) {
        return panel.sessions();
    }

    @Bean
    LedgerSearch ledgerSearch(Panel panel) {
        return panel.ledgerSearch();
    }

    @Bean
    Reversals reversals(Panel panel) {
        return panel.reversals();
    }

    @Bean
    Prices prices(Panel panel) {
        return panel.prices();
    }

    @Bean
    MarginReport margin(Panel panel) {
        return panel.margin();
    }

    @Bean
    TreeReport treeReport(Panel panel) {
        return panel.treeReport();
    }

    @Bean
    Preferences preferences(Panel panel) {
        return panel.preferences();
    }

    @Bean
    ResellerTree resellers(Panel panel) {
        return panel.resellers();
    }

    @Bean
    PanelSecurity security(Panel panel, DashboardSettings settings) {
        return panel.security(PanelKey.of(settings.key()));
    }

    @Bean
    Settings settings(Panel panel) {
        return panel.settings();
    }

    @Bean
    Staff staff(Panel panel) {
        return panel.staff();
    }

    @Bean
    ApiTokens tokens(Panel panel) {
        return panel.tokens();
    }

    @Bean
    Webhooks webhooks(Panel panel, DashboardSettings settings) {
        return panel.webhooks(PanelKey.of(settings.key()), settings.webhooksPrivate());
    }

    @Bean
    Edges edges(Panel panel) {
        return panel.edges();
    }

    @Bean
    AuditLog audit(Panel panel) {
        return panel.audit();
    }

    @Bean
    Operators operators(Panel panel) {
        return panel.operators();
    }

    @Bean
    Catalogue catalogue(Panel panel) {
        return panel.catalogue();
    }

    @Bean
    SubscriberSecrets subscriberSecrets(Panel panel) {
        return panel.subscriberSecrets();
    }

    @Bean
    Devices devices(Panel panel) {
        return panel.devices();
    }

    @Bean
    FollowUps followUps(Panel panel) {
        return panel.followUps();
    }

    @Bean
    MessageTemplates messageTemplates(Panel panel) {
        return panel.messages();
    }

    @Bean
    CreditHistory creditHistory(Panel panel) {
        return panel.creditHistory();
    }

    @Bean
    DailyChecks dailyChecks(Panel panel) {
        return panel.dailyChecks();
    }

    @Bean
    DeviceGuides guides(Panel panel) {
        return panel.guides();
    }

    @Bean
    Diagnoses diagnoses(Panel panel) {
        return panel.diagnoses();
    }

    @Bean
    Alerts alerts(Panel panel) {
        return panel.alerts();
    }

    @Bean(destroyMethod = "close")
    AlertRecorder alertRecorder(Panel panel) {
        return AlertRecorder.started(panel.alerts(), panel.holds());
    }

    @Bean(destroyMethod = "close")
    LiveFeed liveFeed(DashboardSettings settings, InstantSource clock, AlertRecorder recorder) {
        return new KafkaLiveFeed(settings.kafka(), clock, recorder);
    }

    @Bean
    Notices notices(Panel panel) {
        return panel.notices();
    }

    @Bean(destroyMethod = "close")
    MailRoom mailRoom(DashboardSettings settings, Panel panel, LiveFeed feed, InstantSource clock) {
        MailSettings mail = settings.mail();
        return mail == null ? MailRoom.NONE : MailRoom.of(panel, feed, new Mailer(mail, clock), clock);
    }

    @Bean(destroyMethod = "close")
    FeedWatch feedWatch(DashboardSettings settings, LiveFeed feed, Panel panel, InstantSource clock) {
        return FeedWatch.started(feed, panel, settings.edgesSilentAfter(), clock);
    }
}
