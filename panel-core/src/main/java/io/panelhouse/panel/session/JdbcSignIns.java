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
        return database.atDoor(request.edge(), handle -> attempt(handle, request, now));
    }

    private SignInDecision attempt(Handle handle, SignInRequest request, Instant now) {
        Optional<Found> found = find(handle, request);
        SignInDecision decision = found.map(account -> decide(account, request, now))
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

    private static Optional<Found> find(Handle handle, SignInRequest request) {
        return handle.createQuery("""
                        SELECT a.id, a.reseller_id, a.secret_salt, a.secret_hash, a.entitled_from, a.ends_at,
                               a.suspended_at IS NOT NULL AS suspended, a.closed_at IS NOT NULL AS closed
                          FROM panel.account a
                          JOIN panel.reseller r ON r.id = a.reseller_id
                          JOIN panel.reseller edge ON edge.id = :edge AND r.path LIKE edge.path || '%'
                         WHERE a.name = :name AND a.secret_hash IS NOT NULL""")
                .bind("edge", request.edge().value())
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
                Times.optional(row, "entitled_from"),
                Times.optional(row, "ends_at"),
                row.getBoolean("suspended"),
                row.getBoolean("closed"));
    }

    private SignInDecision decide(Found account, SignInRequest request, Instant now) {
        SignInOutcome outcome = outcome(account, request.secret(), now);
        boolean accepted = outcome == SignInOutcome.ACCEPTED;
        return new SignInDecision(
                outcome,
                account.resellerId,
                account.id,
                accepted ? UUID.randomUUID().toString() : null,
                accepted && !Instant.MAX.equals(account.endsAt) ? account.endsAt : null);
    }

    private SignInOutcome outcome(Found account, String typed, Instant now) {
        if (!secrets.fits(account.salt, account.hash, typed)) {
            return SignInOutcome.WRONG_PASSWORD;
        }
        if (account.closed) {
            return SignInOutcome.CLOSED;
        }
        if (account.suspended) {
            return SignInOutcome.SUSPENDED;
        }
        Instant from = account.entitledFrom;
        Instant end = account.endsAt;
        if (from == null || end == null || from.isAfter(now)) {
            return SignInOutcome.NEVER_ACTIVATED;
        }
        return end.isAfter(now) ? SignInOutcome.ACCEPTED : SignInOutcome.EXPIRED;
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
                   (session_id, reseller_id, account_id, account_name, device_id, device_type, address, opened_at,
                   last_heartbeat_at)
            VALUES (:session, :reseller, :account, :name, :device, :deviceType, :address, :now, :now)""", """
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

    /**
     * The account at the door.
     *
     * @param endsAt {@link Instant#MAX} if it never ends
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Found(
            AccountId id,
            ResellerId resellerId,
            byte[] salt,
            byte[] hash,
            @Nullable Instant entitledFrom,
            @Nullable Instant endsAt,
            boolean suspended,
            boolean closed) {}
}
