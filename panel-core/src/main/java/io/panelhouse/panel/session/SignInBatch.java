package io.panelhouse.panel.session;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.RowBatch;
import io.panelhouse.panel.database.SearchText;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.device.LockSpace;
import io.panelhouse.panel.directory.JdbcSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides a batch of attempts within one transaction: takes the accounts' locks, reads them all, decides one by one and
 * writes set-based.
 */
final class SignInBatch {

    private final Connection connection;
    private final SecretCheck secrets;
    private final Instant now;
    private final Map<AccountId, DoorAccount> accounts = new HashMap<>();

    SignInBatch(Connection connection, SecretCheck secrets, Instant now) {
        this.connection = connection;
        this.secrets = secrets;
        this.now = now;
    }

    /** The answers, each at its place. */
    List<SignInDecision> decide(List<WaitingAttempt> attempts) throws SQLException {
        List<@Nullable AccountId> ids = lock(attempts);
        read(ids);
        List<DecidedAttempt> decided = new ArrayList<>(attempts.size());
        for (int i = 0; i < attempts.size(); i++) {
            AccountId id = ids.get(i);
            decided.add(decide(attempts.get(i), id == null ? null : accounts.get(id)));
        }
        new SignInWriter(connection, now, withoutAddress(decided)).write(decided);
        return decided.stream().map(DecidedAttempt::decision).toList();
    }

    /** Finds the accounts by name in their edges' subtrees, and locks them in the order of their ids. */
    private List<@Nullable AccountId> lock(List<WaitingAttempt> attempts) throws SQLException {
        List<@Nullable AccountId> ids = new ArrayList<>(attempts.size());
        attempts.forEach(attempt -> ids.add(null));
        new RowBatch<>(attempts)
                .bigint(attempt -> attempt.request().edge().value())
                .text(attempt -> SearchText.of(attempt.request().accountName()))
                .query(connection, """
                        SELECT f.position, f.id, pg_advisory_xact_lock(f.id + %d)
                          FROM (SELECT u.position, a.id
                                  FROM unnest(?, ?) WITH ORDINALITY AS u (edge, name, position)
                                  JOIN panel.account a ON a.name = u.name AND a.secret_hash IS NOT NULL
                                  JOIN panel.reseller r ON r.id = a.reseller_id
                                  JOIN panel.reseller e ON e.id = u.edge AND starts_with(r.path, e.path)
                                 ORDER BY a.id OFFSET 0) f""".formatted(LockSpace.ACCOUNTS), row -> {
                    AccountId id = new AccountId(row.getLong("id"));
                    return ids.set(row.getInt("position") - 1, id);
                });
        return ids;
    }

    /** Reads after the locks were given, so that nothing that was committed before is missed. */
    private void read(List<@Nullable AccountId> ids) throws SQLException {
        List<Long> wanted = ids.stream()
                .filter(Objects::nonNull)
                .map(AccountId::value)
                .distinct()
                .toList();
        Instant aliveSince = now.minus(Sessions.SILENCE);
        new RowBatch<>(wanted)
                .bigint(id -> id)
                .time(id -> aliveSince)
                .query(connection, """
                        SELECT a.id, a.reseller_id, a.name, a.secret_salt, a.secret_hash, a.entitled_from, a.ends_at,
                               a.suspended_at IS NOT NULL AS suspended, a.closed_at IS NOT NULL AS closed,
                               a.device_lock, a.locked_device, a.max_connections, o.trial_hours IS NOT NULL AS trial,
                               (SELECT count(*) FROM panel.open_session s
                                 WHERE s.account_id = a.id AND s.last_heartbeat_at >= u.alive_since) AS open_sessions
                          FROM unnest(?, ?) AS u (id, alive_since) JOIN panel.account a ON a.id = u.id
                          LEFT JOIN panel.offer o ON o.code = a.package_code""", DoorAccount::new)
                .forEach(account -> accounts.put(account.id, account));
    }

    /** The resellers whose subscribers' addresses are not kept. */
    private Set<ResellerId> withoutAddress(List<DecidedAttempt> decided) throws SQLException {
        Set<ResellerId> resellers =
                decided.stream().map(one -> one.decision().resellerId()).collect(Collectors.toSet());
        return JdbcSettings.effective(connection, resellers).entrySet().stream()
                .filter(entry -> !entry.getValue().keepAddresses())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private DecidedAttempt decide(WaitingAttempt attempt, @Nullable DoorAccount account) {
        DeviceId device = attempt.device();
        SignInOutcome reason = attempt.reason();
        if (account == null) {
            SignInOutcome outcome = reason == null ? SignInOutcome.UNKNOWN_USER : reason;
            SignInDecision unknown =
                    new SignInDecision(outcome, attempt.request().edge(), null, null, null, null, false);
            return new DecidedAttempt(attempt, unknown, null, device, null, null);
        }
        if (reason != null) {
            return refused(attempt, account, reason, null);
        }
        boolean secretRight = account.secretFits(secrets, attempt.request().secret());
        SignInOutcome outcome = SignInRules.outcome(account, secretRight, device, now);
        return outcome == SignInOutcome.ACCEPTED
                ? accepted(attempt, account)
                : refused(attempt, account, outcome, secretRight);
    }

    private DecidedAttempt accepted(WaitingAttempt attempt, DoorAccount account) {
        DeviceId device = attempt.device();
        boolean learns = account.learns() && device != null;
        if (learns && device != null) {
            account.lockTo(device);
        }
        account.opened();
        SignInDecision decision = new SignInDecision(
                SignInOutcome.ACCEPTED,
                account.resellerId,
                account.id,
                SessionNames.next(now),
                account.end(),
                account.lockedDevice(),
                learns);
        return new DecidedAttempt(attempt, decision, account, device, null, true);
    }

    private static DecidedAttempt refused(
            WaitingAttempt attempt, DoorAccount account, SignInOutcome outcome, @Nullable Boolean secretRight) {
        DeviceId expected = account.lockedDevice();
        boolean lockDecided = outcome == SignInOutcome.DEVICE_MISMATCH || outcome == SignInOutcome.DEVICE_REQUIRED;
        SignInDecision decision =
                new SignInDecision(outcome, account.resellerId, account.id, null, null, expected, false);
        return new DecidedAttempt(
                attempt, decision, account, attempt.device(), lockDecided ? expected : null, secretRight);
    }
}
