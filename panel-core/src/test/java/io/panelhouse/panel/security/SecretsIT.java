package io.panelhouse.panel.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.edge.EdgeWithKey;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.security.TestPeople.Enrolled;
import io.panelhouse.panel.session.SignInRequest;
import io.panelhouse.panel.token.NewApiToken;
import io.panelhouse.panel.token.TokenAnswer;
import io.panelhouse.panel.webhook.CreatedWebhook;
import io.panelhouse.panel.webhook.NewWebhook;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Every kind of secret is made, used and mistyped. Then each row of each table is read, among them the journals, which
 * are all that events are made of, and each line of a log that tells everything: no secret is there.
 */
@Tag("S6")
class SecretsIT {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    private static final Map<String, String> SECRETS = new LinkedHashMap<>();
    private static final Level LEVEL = ROOT.getLevel();
    private static TestPeople people;

    @BeforeAll
    static void useEverySecret() {
        LOG.start();
        ROOT.addAppender(LOG);
        ROOT.setLevel(Level.TRACE);
        people = new TestPeople();
        subscriber();
        operator();
        machines();
    }

    @AfterAll
    static void close() {
        people.close();
        ROOT.detachAppender(LOG);
        ROOT.setLevel(LEVEL);
    }

    private static void subscriber() {
        TestBusiness business = people.business;
        business.fund(business.north, 10);
        business.panel
                .accounts()
                .create(new CreateAccount(
                        business.asNorth, "k", business.north, "mk-1", secret("subscriber", "sub-Zq81-right"), "M1"))
                .orThrow();
        for (String typed : List.of("sub-Zq81-right", secret("mistyped", "sub-Zq81-wrong"))) {
            business.panel
                    .signIns()
                    .attempt(new SignInRequest(business.north, "mk-1", typed, "001A79000001", "MAG", "10.0.0.1"));
        }
    }

    private static void operator() {
        String password = secret("operator", "op-Vx52-a long one");
        var olaf = people.business
                .panel
                .operators()
                .create(Actor.house("test"), "olaf", password, OperatorRole.OWNER, people.business.north);
        people.signIn("olaf", password);
        people.signIn("olaf", secret("operator's mistyped", "op-Vx52-mistyped"));
        Enrolled enrolled = people.enrol(olaf);
        secret("second factor", enrolled.secret().text().replace(" ", ""));
        enrolled.recoveryCodes().forEach(code -> secret("recovery code " + code, code));
        TemporaryPassword given =
                people.business.panel.staff().add(olaf.actor(), people.business.north, "stella", StaffRole.SELL);
        secret("temporary password", given.password());
        people.signIn("stella", given.password());
    }

    private static void machines() {
        TestBusiness business = people.business;
        EdgeWithKey edge = business.panel.edges().create(business.asNorth, business.north, "edge-1");
        assertThat(business.panel.edges().known(secret("edge key", edge.key()))).isPresent();
        TokenAnswer token = business.panel
                .tokens()
                .create(business.asNorth, new NewApiToken("olaf", "erp", Set.of(Permission.VIEW), null));
        String text = secret("token", ((TokenAnswer.Issued) token).text());
        assertThat(business.panel.tokens().verify(text)).isPresent();
        CreatedWebhook webhook = business.panel
                .webhooks(PanelKey.of("5a".repeat(32)), false)
                .create(business.asNorth, new NewWebhook(business.north, "https://hooks.example.com/", Set.of()));
        secret("webhook secret", webhook.secret());
        secret("panel key", "5a".repeat(32));
    }

    private static String secret(String what, String text) {
        SECRETS.put(what, text);
        return text;
    }

    @Test
    void noSecretStandsInAnyTableOrEvent() {
        List<String> rows = new ArrayList<>();
        for (String table : column("SELECT c.oid::regclass::text FROM pg_class c WHERE c.relnamespace IN"
                + " ('panel'::regnamespace, 'journal'::regnamespace) AND c.relkind IN ('r', 'p', 'm')")) {
            column("SELECT to_jsonb(t)::text FROM " + table + " t").forEach(row -> rows.add(table + " " + row));
        }

        assertThat(rows).hasSizeGreaterThan(40);
        assertThat(rows)
                .anyMatch(row -> row.startsWith("panel.account ") && row.contains("secret_hash"))
                .anyMatch(row -> row.startsWith("journal.auth_attempt ") && row.contains("WRONG_PASSWORD"))
                .anyMatch(row -> row.startsWith("panel.webhook "))
                .anyMatch(row -> row.startsWith("panel.recovery_code "));
        assertThat(found(rows)).isEmpty();
    }

    @Test
    void noSecretStandsInTheLog() {
        List<String> lines = LOG.list.stream().map(SecretsIT::line).toList();

        assertThat(lines).isNotEmpty();
        assertThat(found(lines)).isEmpty();
    }

    @Test
    void theSearchWouldFindOneInEveryFormInWhichItCouldBeKept() {
        String password = SECRETS.get("operator");
        byte[] bytes = String.valueOf(password).getBytes(StandardCharsets.UTF_8);

        assertThat(found(List.of("a " + password + " b"))).containsExactly("operator in a " + password + " b");
        assertThat(found(List.of("\\x" + HexFormat.of().formatHex(bytes)))).hasSize(1);
        assertThat(found(List.of(Base64.getEncoder().encodeToString(bytes)))).hasSize(1);
    }

    /** Secrets that a text holds, as it is, in any case, as hexadecimal digits or as base64. */
    private static List<String> found(List<String> texts) {
        List<String> found = new ArrayList<>();
        SECRETS.forEach((what, secret) -> {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            String hex = HexFormat.of().formatHex(bytes);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
            for (String text : texts) {
                String small = text.toLowerCase(Locale.ROOT);
                if (small.contains(secret.toLowerCase(Locale.ROOT)) || small.contains(hex) || text.contains(base64)) {
                    found.add(what + " in " + text);
                }
            }
        });
        return found;
    }

    private static String line(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(event.getFormattedMessage());
        for (var thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
            line.append(' ').append(thrown.getMessage());
        }
        return line.toString();
    }

    private static List<String> column(String sql) {
        List<String> values = new ArrayList<>();
        try (Connection owner = people.business.database.connect();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }
}
