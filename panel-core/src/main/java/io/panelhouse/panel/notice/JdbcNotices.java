package io.panelhouse.panel.notice;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** The notices in PostgreSQL. */
public final class JdbcNotices implements Notices {

    private static final Actor HOUSE = Actor.house("notices");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration CODE_GOOD_FOR = Duration.ofHours(1);
    private static final int CODE_TRIES = 5;
    private static final int CODES = 1_000_000;
    private static final int MAX_ADDRESS = 254;
    private static final int MAX_NOTICES = 200;
    private static final int MAX_ERROR = 200;
    /** Longer than a mail server is waited for. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration GIVE_UP = Duration.ofHours(24);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
    private static final int MAX_DOUBLINGS = 12;

    /** One plain address: no name, no comment, no second one, nothing that ends a line. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
                    + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*");

    private final PanelDatabase database;
    private final InstantSource time;
    private final JdbcAuditLog audit;

    public JdbcNotices(PanelDatabase database, InstantSource time, JdbcAuditLog audit) {
        this.database = database;
        this.time = time;
        this.audit = audit;
    }

    @Override
    public NoticePreference of(Actor actor) {
        return database.read(
                actor,
                handle -> operator(handle, actor)
                        .flatMap(id -> handle.createQuery(
                                        "SELECT p.* FROM panel.notice_preference p WHERE p.operator_id = :id")
                                .bind("id", id)
                                .map((row, context) -> NoticeRows.preference(row))
                                .findOne())
                        .orElse(NoticePreference.NONE));
    }

    @Override
    public void choose(Actor actor, NoticePreference.Choice choice) {
        database.transaction(actor, handle -> {
            long id = made(handle, actor);
            return handle.createUpdate("""
                            UPDATE panel.notice_preference
                               SET kinds = :kinds, quiet_from = :from, quiet_to = :to, digest = :digest, digest_at = :at
                             WHERE operator_id = :id""")
                    .bind("kinds", NoticeRows.names(choice.kinds()))
                    .bind("from", choice.quietFrom())
                    .bind("to", choice.quietTo())
                    .bind("digest", NoticeRows.flag(choice.digest()))
                    .bind("at", choice.digestAt())
                    .bind("id", id)
                    .execute();
        });
    }

    @Override
    public String want(Actor actor, String address) {
        String wanted = address.strip();
        if (wanted.length() > MAX_ADDRESS || !ADDRESS.matcher(wanted).matches()) {
            throw new IllegalArgumentException(
                    "Invalid e-mail address: must be one address such as anna@example.com, with nothing around it");
        }
        String code = "%06d".formatted(RANDOM.nextInt(CODES));
        database.transaction(actor, handle -> {
            long id = made(handle, actor);
            handle.createUpdate("""
                            UPDATE panel.notice_preference
                               SET wanted_address = :address, code_hash = :hash, code_expires_at = :until, code_tries = 0
                             WHERE operator_id = :id""")
                    .bind("address", wanted)
                    .bind("hash", hash(id, code))
                    .bind("until", Times.sql(now().plus(CODE_GOOD_FOR)))
                    .bind("id", id)
                    .execute();
            return id;
        });
        return code;
    }

    @Override
    public boolean confirm(Actor actor, String code) {
        return database.transaction(actor, handle -> {
            Optional<Long> id = operator(handle, actor);
            if (id.isEmpty()) {
                return false;
            }
            Optional<byte[]> expected = handle.createQuery("""
                            UPDATE panel.notice_preference SET code_tries = code_tries + 1
                             WHERE operator_id = :id AND wanted_address IS NOT NULL AND code_expires_at > :now
                               AND code_tries < :tries
                            RETURNING code_hash""")
                    .bind("id", id.get())
                    .bind("now", Times.sql(now()))
                    .bind("tries", CODE_TRIES)
                    .mapTo(byte[].class)
                    .findOne();
            if (expected.isEmpty() || !MessageDigest.isEqual(expected.get(), hash(id.get(), code.strip()))) {
                return false;
            }
            handle.createUpdate("""
                            UPDATE panel.notice_preference
                               SET address = wanted_address, wanted_address = NULL, code_hash = NULL,
                                   code_expires_at = NULL, code_tries = 0
                             WHERE operator_id = :id""").bind("id", id.get()).execute();
            audit.write(handle, actor, "notice-address-set", "operator " + id.get(), Map.of(), null);
            return true;
        });
    }

    @Override
    public void forget(Actor actor) {
        database.transaction(actor, handle -> {
            long id = made(handle, actor);
            handle.createUpdate("""
                            UPDATE panel.notice_preference
                               SET address = NULL, wanted_address = NULL, code_hash = NULL, code_expires_at = NULL
                             WHERE operator_id = :id""").bind("id", id).execute();
            audit.write(handle, actor, "notice-address-removed", "operator " + id, Map.of(), null);
            return id;
        });
    }

    @Override
    public List<Notice> recent(Actor actor, int maxNotices) {
        return database.read(
                actor,
                handle -> operator(handle, actor)
                        .map(id -> handle.createQuery("""
                                        SELECT n.*, a.kind FROM panel.notice n LEFT JOIN panel.alert a ON a.id = n.alert_id
                                         WHERE n.operator_id = :id ORDER BY n.id DESC LIMIT :limit""")
                                .bind("id", id)
                                .bind("limit", Math.clamp(maxNotices, 0, MAX_NOTICES))
                                .map((row, context) -> NoticeRows.notice(row))
                                .list())
                        .orElse(List.of()));
    }

    @Override
    public Optional<DueNotice> claim() {
        Instant now = now();
        return database.transaction(
                HOUSE,
                handle -> handle.createQuery("""
                        UPDATE panel.notice SET lease_until = :lease, attempts = attempts + 1
                         WHERE id = (SELECT id FROM panel.notice
                                      WHERE settled_at IS NULL AND next_at <= :now
                                        AND (lease_until IS NULL OR lease_until <= :now)
                                      ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING id""")
                        .bind("now", Times.sql(now))
                        .bind("lease", Times.sql(now.plus(LEASE)))
                        .mapTo(Long.class)
                        .findOne()
                        .map(id -> NoticeRows.due(handle, id)));
    }

    @Override
    public List<DueNotice> claimOver(DueNotice.Reader reader) {
        Instant now = now();
        return database.transaction(
                HOUSE,
                handle -> handle
                        .createQuery("""
                        UPDATE panel.notice SET lease_until = :lease, attempts = attempts + 1
                         WHERE id IN (SELECT n.id FROM panel.notice n JOIN panel.alert a ON a.id = n.alert_id
                                       WHERE n.operator_id = :operator AND n.settled_at IS NULL AND n.next_at <= :now
                                         AND (n.lease_until IS NULL OR n.lease_until <= :now)
                                         AND a.closed_at IS NOT NULL
                                       ORDER BY n.id LIMIT :limit FOR UPDATE OF n SKIP LOCKED)
                        RETURNING id""")
                        .bind("operator", reader.operatorId())
                        .bind("now", Times.sql(now))
                        .bind("lease", Times.sql(now.plus(LEASE)))
                        .bind("limit", MAX_NOTICES)
                        .mapTo(Long.class)
                        .list()
                        .stream()
                        .sorted()
                        .map(id -> NoticeRows.due(handle, id))
                        .toList());
    }

    @Override
    public void settle(long notice, Notice.Outcome outcome) {
        database.transaction(HOUSE, handle -> settled(handle, notice, outcome));
    }

    private int settled(Handle handle, long notice, Notice.Outcome outcome) {
        return handle.createUpdate("""
                        UPDATE panel.notice SET settled_at = :now, outcome = :outcome, lease_until = NULL
                         WHERE id = :id AND settled_at IS NULL""")
                .bind("now", Times.sql(now()))
                .bind("outcome", outcome.name())
                .bind("id", notice)
                .execute();
    }

    @Override
    public void keep(long notice, Instant until) {
        database.transaction(
                HOUSE,
                handle -> handle.createUpdate("""
                        UPDATE panel.notice SET next_at = :until, attempts = attempts - 1, lease_until = NULL
                         WHERE id = :id AND settled_at IS NULL""")
                        .bind("until", Times.sql(Times.exact(until)))
                        .bind("id", notice)
                        .execute());
    }

    @Override
    public void failed(long notice, String error) {
        Instant now = now();
        database.transaction(HOUSE, handle -> {
            NoticeRows.Tries tries = NoticeRows.tries(handle, notice);
            handle.createUpdate("""
                            UPDATE panel.notice SET next_at = :next, lease_until = NULL, last_error = :error
                             WHERE id = :id AND settled_at IS NULL""")
                    .bind("next", Times.sql(now.plus(wait(tries.attempts()))))
                    .bind("error", error.length() <= MAX_ERROR ? error : error.substring(0, MAX_ERROR))
                    .bind("id", notice)
                    .execute();
            return now.isBefore(tries.createdAt().plus(GIVE_UP)) ? 0 : settled(handle, notice, Notice.Outcome.GIVEN_UP);
        });
    }

    /** How long is waited after so many failures. */
    static Duration wait(int failures) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.clamp(failures - 1, 0, MAX_DOUBLINGS));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    @Override
    public List<DueNotice.Reader> digestReaders() {
        return database.read(
                HOUSE,
                handle -> handle.createQuery(NoticeRows.READER
                                + " WHERE p.address IS NOT NULL AND p.digest IS DISTINCT FROM false ORDER BY o.id")
                        .map((row, context) -> NoticeRows.reader(row))
                        .list());
    }

    @Override
    public boolean lookedSince(DueNotice.Reader reader, Instant since) {
        return database.read(
                HOUSE,
                handle -> handle.createQuery("""
                        SELECT EXISTS (SELECT FROM panel.operator_session s
                                        WHERE s.reseller_id = :reseller AND s.seen_at >= :since)""")
                        .bind("reseller", reader.reseller().value())
                        .bind("since", Times.sql(since))
                        .mapTo(Boolean.class)
                        .one());
    }

    @Override
    public boolean digest(DueNotice.Reader reader, LocalDate day) {
        return database.transaction(
                HOUSE,
                handle -> handle.createUpdate("""
                        INSERT INTO panel.notice (reseller_id, operator_id, digest_day, created_at, next_at)
                        VALUES (:reseller, :operator, :day, :now, :now)
                        ON CONFLICT DO NOTHING""")
                                .bind("reseller", reader.reseller().value())
                                .bind("operator", reader.operatorId())
                                .bind("day", day)
                                .bind("now", Times.sql(now()))
                                .execute()
                        > 0);
    }

    /** The actor's row, made if there is none. */
    private static long made(Handle handle, Actor actor) {
        long id = operator(handle, actor)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot keep how %s is told: it is no operator".formatted(actor.operator())));
        NoticePreference.Choice choice = NoticePreference.NONE.choice();
        handle.createUpdate("""
                        INSERT INTO panel.notice_preference (operator_id, reseller_id, kinds, digest_at)
                        SELECT o.id, o.reseller_id, :kinds, :at FROM panel.operator o WHERE o.id = :id
                        ON CONFLICT DO NOTHING""")
                .bind("kinds", NoticeRows.names(choice.kinds()))
                .bind("at", choice.digestAt())
                .bind("id", id)
                .execute();
        return id;
    }

    private static Optional<Long> operator(Handle handle, Actor actor) {
        ResellerId scope = actor.scope();
        if (scope == null) {
            return Optional.empty();
        }
        return handle.createQuery("""
                        SELECT id FROM panel.operator WHERE lower(name) = lower(:name) AND reseller_id = :scope""")
                .bind("name", actor.operator())
                .bind("scope", scope.value())
                .mapTo(Long.class)
                .findOne();
    }

    private static byte[] hash(long operator, String code) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((operator + ":" + code).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot hash a code: this Java does not have SHA-256", e);
        }
    }

    private Instant now() {
        return Times.exact(time.instant());
    }
}
