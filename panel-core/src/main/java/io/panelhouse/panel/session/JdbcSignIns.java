package io.panelhouse.panel.session;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.SearchText;
import io.panelhouse.panel.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Sign-ins decided on PostgreSQL. */
public final class JdbcSignIns implements SignIns {

    private static final int MAX_FIELD_LENGTH = 200;
    private static final String METHOD = "password";

    private final PanelDatabase database;
    private final InstantSource time;
    private final SecretCheck secrets;

    public JdbcSignIns(PanelDatabase database, InstantSource time, SecretCheck secrets) {
        this.database = database;
        this.time = time;
        this.secrets = secrets;
    }

    @Override
    public SignInDecision attempt(SignInRequest request) {
        Instant now = Times.exact(time.instant());
        return database.transaction(handle -> attempt(handle, request, now));
    }

    private SignInDecision attempt(Handle handle, SignInRequest request, Instant now) {
        Optional<Found> found = find(handle, request, now);
        SignInDecision decision = found.map(account -> decide(account, request))
                .orElseGet(() -> new SignInDecision(SignInOutcome.UNKNOWN_USER, request.edge(), null, null, null));
        journal(handle, request, decision, now);
        String sessionId = decision.sessionId();
        AccountId account = decision.accountId();
        if (sessionId != null && account != null) {
            open(handle, request, decision, sessionId, now);
            remember(handle, account, now);
        }
        return decision;
    }

    private static Optional<Found> find(Handle handle, SignInRequest request, Instant now) {
        return handle.createQuery("""
                        SELECT a.id, a.reseller_id, a.secret_salt, a.secret_hash, a.ends_at,
                               t.entitled
                          FROM panel.account a
                          JOIN panel.reseller r ON r.id = a.reseller_id
                          JOIN panel.reseller edge ON edge.id = :edge AND r.path LIKE edge.path || '%'
                          LEFT JOIN LATERAL (
                               SELECT bool_or(x.ends_at IS NULL OR x.ends_at > :now) AS entitled
                                 FROM journal.term x WHERE x.account_id = a.id AND x.starts_at <= :now) t ON true
                         WHERE a.name = :name AND a.secret_hash IS NOT NULL""")
                .bind("edge", request.edge().value())
                .bind("now", Times.sql(now))
                .bind("name", SearchText.of(request.accountName()))
                .map((row, context) -> found(row))
                .findOne();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                new AccountId(row.getLong("id")),
                new ResellerId(row.getLong("reseller_id")),
                row.getBytes("secret_salt"),
                row.getBytes("secret_hash"),
                Times.end(row, "ends_at"),
                row.getObject("entitled", Boolean.class));
    }

    private SignInDecision decide(Found account, SignInRequest request) {
        SignInOutcome outcome = outcome(account, request.secret());
        boolean accepted = outcome == SignInOutcome.ACCEPTED;
        return new SignInDecision(
                outcome,
                account.resellerId,
                account.id,
                accepted ? UUID.randomUUID().toString() : null,
                accepted ? account.endsAt : null);
    }

    private SignInOutcome outcome(Found account, String typed) {
        if (!secrets.fits(account.salt, account.hash, typed)) {
            return SignInOutcome.WRONG_PASSWORD;
        }
        Boolean entitled = account.entitled;
        if (entitled == null) {
            return SignInOutcome.NEVER_ACTIVATED;
        }
        return entitled ? SignInOutcome.ACCEPTED : SignInOutcome.EXPIRED;
    }

    private static void journal(Handle handle, SignInRequest request, SignInDecision decision, Instant now) {
        Update update = handle.createUpdate("""
                        INSERT INTO journal.auth_attempt (reseller_id, account_id, account_name, outcome, method,
                               device_id, device_type, address, occurred_at)
                        VALUES (:reseller, :account, :name, :outcome, :method, :device, :deviceType, :address, :now)""")
                .bind("outcome", decision.outcome().name())
                .bind("method", METHOD);
        bind(update, request, decision, now).execute();
    }

    private static void open(
            Handle handle, SignInRequest request, SignInDecision decision, String sessionId, Instant now) {
        for (String sql : new String[] {"""
            INSERT INTO panel.open_session
                   (session_id, reseller_id, account_id, account_name, device_id, device_type, address, opened_at)
            VALUES (:session, :reseller, :account, :name, :device, :deviceType, :address, :now)""", """
            INSERT INTO journal.session (reseller_id, session_id, change, account_id, account_name, device_id,
                   device_type, address, occurred_at)
            VALUES (:reseller, :session, 'OPENED', :account, :name, :device, :deviceType, :address, :now)"""}) {
            bind(handle.createUpdate(sql).bind("session", sessionId), request, decision, now)
                    .execute();
        }
    }

    private static Update bind(Update update, SignInRequest request, SignInDecision decision, Instant now) {
        AccountId account = decision.accountId();
        return update.bind("reseller", decision.resellerId().value())
                .bind("account", account == null ? null : account.value())
                .bind("name", kept(request.accountName()))
                .bind("device", kept(request.deviceId()))
                .bind("deviceType", kept(request.deviceType()))
                .bind("address", kept(request.address()))
                .bind("now", Times.sql(now));
    }

    private static void remember(Handle handle, AccountId account, Instant now) {
        handle.createUpdate("""
                        INSERT INTO panel.last_sign_in AS s (account_id, accepted_at) VALUES (:account, :now)
                        ON CONFLICT (account_id) DO UPDATE
                           SET accepted_at = greatest(s.accepted_at, excluded.accepted_at)""")
                .bind("account", account.value())
                .bind("now", Times.sql(now))
                .execute();
    }

    /** What somebody typed or a device claims, cut to what the journal keeps. */
    private static @Nullable String kept(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        String text = typed.replace('\0', ' ');
        return text.length() <= MAX_FIELD_LENGTH ? text : text.substring(0, MAX_FIELD_LENGTH);
    }

    /** The account at the door; {@code entitled} is null if no term has begun. */
    private static final class Found {
        private final AccountId id;
        private final ResellerId resellerId;
        private final byte[] salt;
        private final byte[] hash;
        private final @Nullable Instant endsAt;
        private final @Nullable Boolean entitled;

        Found(
                AccountId id,
                ResellerId resellerId,
                byte[] salt,
                byte[] hash,
                @Nullable Instant endsAt,
                @Nullable Boolean entitled) {
            this.id = id;
            this.resellerId = resellerId;
            this.salt = salt;
            this.hash = hash;
            this.endsAt = endsAt;
            this.entitled = entitled;
        }
    }
}
