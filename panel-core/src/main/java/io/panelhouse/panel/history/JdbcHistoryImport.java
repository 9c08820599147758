package io.panelhouse.panel.history;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.RowBatch;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.session.SignInOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The import into PostgreSQL. */
public final class JdbcHistoryImport implements HistoryImport {

    private static final int MAX_CHUNK = 2000;

    private final PanelDatabase database;
    private final TermImport termImport;
    private final AccountImport accountImport;
    private final EntryImport entryImport;
    private final DeviceImport deviceImport;
    private final StandingReader standings;

    public JdbcHistoryImport(
            PanelDatabase database,
            TermImport termImport,
            AccountImport accountImport,
            EntryImport entryImport,
            InstantSource time) {
        this.database = database;
        this.termImport = termImport;
        this.accountImport = accountImport;
        this.entryImport = entryImport;
        this.deviceImport = new DeviceImport(database, time);
        this.standings = new StandingReader(database, time);
    }

    @Override
    public ImportResult attempts(Actor actor, ResellerId reseller, String source, List<ImportedAttempt> rows) {
        return inChunks(
                rows,
                chunk -> database.transaction(actor, handle -> {
                    Subtrees.require(handle, actor, reseller);
                    Chunk<ImportedAttempt> sorted = Chunk.sort(
                            handle, "auth_attempt", source, chunk, ImportedAttempt::sourceKey, RowRules::problem);
                    Set<String> added = insertAttempts(handle.getConnection(), reseller, source, sorted.fresh);
                    rememberSignIns(handle, reseller, sorted.fresh);
                    return sorted.result(added, "it was imported at the same moment by another program");
                }));
    }

    private static Set<String> insertAttempts(
            Connection connection, ResellerId reseller, String source, List<ImportedAttempt> rows) throws SQLException {
        return new HashSet<>(new RowBatch<>(rows)
                .text(row -> source)
                .bigint(row -> reseller.value())
                .text(ImportedAttempt::sourceKey)
                .text(ImportedAttempt::accountName)
                .text(row -> row.outcome().name())
                .text(ImportedAttempt::method)
                .text(JdbcHistoryImport::device)
                .text(ImportedAttempt::deviceType)
                .text(ImportedAttempt::address)
                .time(ImportedAttempt::occurredAt)
                .query(connection, """
                        INSERT INTO journal.auth_attempt (source, source_key, reseller_id, account_id, account_name,
                               outcome, method, device_id, device_type, address, occurred_at)
                        SELECT u.source, u.key, u.reseller_id, a.id, u.name, u.outcome, u.method, u.device_id,
                               u.device_type, u.address, u.occurred_at
                          FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY
                            AS u (source, reseller_id, key, name, outcome, method, device_id, device_type, address,
                                  occurred_at, position)
                          LEFT JOIN panel.account a ON a.reseller_id = u.reseller_id AND a.name = u.name
                         ORDER BY u.position
                        ON CONFLICT DO NOTHING RETURNING source_key""", row -> row.getString(1)));
    }

    private static void rememberSignIns(Handle handle, ResellerId reseller, List<ImportedAttempt> rows)
            throws SQLException {
        List<ImportedAttempt> accepted = rows.stream()
                .filter(row -> row.outcome() == SignInOutcome.ACCEPTED)
                .toList();
        new RowBatch<>(accepted)
                .bigint(row -> reseller.value())
                .text(ImportedAttempt::accountName)
                .time(ImportedAttempt::occurredAt)
                .execute(handle.getConnection(), """
                        INSERT INTO panel.last_sign_in AS s (account_id, accepted_at)
                        SELECT a.id, max(u.at) FROM unnest(?, ?, ?) AS u (reseller_id, name, at)
                          JOIN panel.account a USING (reseller_id, name) GROUP BY a.id ORDER BY a.id
                        ON CONFLICT (account_id) DO UPDATE
                           SET accepted_at = greatest(s.accepted_at, excluded.accepted_at)""");
        new RowBatch<>(accepted.stream().filter(row -> device(row) != null).toList())
                .bigint(row -> reseller.value())
                .text(ImportedAttempt::accountName)
                .text(JdbcHistoryImport::device)
                .text(ImportedAttempt::deviceType)
                .time(ImportedAttempt::occurredAt)
                .execute(handle.getConnection(), """
                        INSERT INTO panel.device AS d (account_id, reseller_id, device_id, device_type, first_seen,
                               last_seen)
                        SELECT a.id, a.reseller_id, u.device, max(u.type), min(u.at), max(u.at)
                          FROM unnest(?, ?, ?, ?, ?) AS u (reseller_id, name, device, type, at)
                          JOIN panel.account a USING (reseller_id, name)
                         GROUP BY a.id, u.device ORDER BY a.id, u.device
                        ON CONFLICT (account_id, device_id) DO UPDATE
                           SET first_seen = least(d.first_seen, excluded.first_seen),
                               last_seen = greatest(d.last_seen, excluded.last_seen),
                               device_type = coalesce(d.device_type, excluded.device_type)""");
    }

    /** The device in the form in which devices are kept; an imported journal row keeps it the same way. */
    private static @Nullable String device(ImportedAttempt row) {
        return DeviceId.told(row.deviceId()).map(DeviceId::value).orElse(null);
    }

    @Override
    public ImportResult sessions(Actor actor, ResellerId reseller, String source, List<ImportedSession> rows) {
        return inChunks(
                rows,
                chunk -> database.transaction(actor, handle -> {
                    Subtrees.require(handle, actor, reseller);
                    Chunk<ImportedSession> sorted =
                            Chunk.sort(handle, "session", source, chunk, ImportedSession::sourceKey, RowRules::problem);
                    Set<String> added = insertSessions(handle.getConnection(), reseller, source, sorted.fresh);
                    return sorted.result(added, "this session has such a change already");
                }));
    }

    private static Set<String> insertSessions(
            Connection connection, ResellerId reseller, String source, List<ImportedSession> rows) throws SQLException {
        return new HashSet<>(new RowBatch<>(rows)
                .text(row -> source)
                .bigint(row -> reseller.value())
                .text(ImportedSession::sourceKey)
                .text(ImportedSession::sessionId)
                .text(row -> row.change().name())
                .text(ImportedSession::accountName)
                .text(ImportedSession::deviceId)
                .text(ImportedSession::deviceType)
                .text(ImportedSession::address)
                .time(ImportedSession::occurredAt)
                .query(connection, """
                        INSERT INTO journal.session (source, source_key, reseller_id, session_id, change, account_id,
                               account_name, device_id, device_type, address, occurred_at)
                        SELECT u.source, u.key, u.reseller_id, u.session_id, u.change, a.id, u.name, u.device_id,
                               u.device_type, u.address, u.occurred_at
                          FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY
                            AS u (source, reseller_id, key, session_id, change, name, device_id, device_type, address,
                                  occurred_at, position)
                          LEFT JOIN panel.account a ON a.reseller_id = u.reseller_id AND a.name = u.name
                         ORDER BY u.position
                        ON CONFLICT DO NOTHING RETURNING source_key""", row -> row.getString(1)));
    }

    @Override
    public ImportResult terms(Actor actor, ResellerId reseller, String source, List<ImportedTerm> rows) {
        return termImport.terms(actor, reseller, source, rows);
    }

    @Override
    public ImportedRows accounts(Actor actor, ResellerId reseller, String source, List<ImportedAccount> rows) {
        return accountImport.accounts(actor, reseller, source, rows);
    }

    @Override
    public ImportedRows entries(Actor actor, ResellerId reseller, String source, List<ImportedEntry> rows) {
        return entryImport.entries(actor, reseller, source, rows);
    }

    @Override
    public ImportedRows devices(Actor actor, ResellerId reseller, String source, List<ImportedDevice> rows) {
        return deviceImport.devices(actor, reseller, rows);
    }

    @Override
    public Standing standing(Actor actor, ResellerId reseller, String source) {
        return standings.read(actor, reseller, source);
    }

    private static <R> ImportResult inChunks(List<R> rows, Function<List<R>, ImportResult> chunkImport) {
        ImportResult result = ImportResult.EMPTY;
        for (int from = 0; from < rows.size(); from += MAX_CHUNK) {
            result = result.plus(chunkImport.apply(rows.subList(from, Math.min(rows.size(), from + MAX_CHUNK))));
        }
        return result;
    }

    /** The rows of a chunk, told apart: those to write, those that are there, those that break a rule. */
    private static final class Chunk<R> {
        private final List<R> fresh = new ArrayList<>();
        private final List<RefusedRow> refused = new ArrayList<>();
        private final Function<R, String> key;
        private int alreadyThere;

        private Chunk(Function<R, String> key) {
            this.key = key;
        }

        static <R> Chunk<R> sort(
                Handle handle,
                String table,
                String source,
                List<R> rows,
                Function<R, String> key,
                Function<R, @Nullable String> rule)
                throws SQLException {
            Chunk<R> chunk = new Chunk<>(key);
            List<R> sound = new ArrayList<>();
            for (R row : rows) {
                String problem = rule.apply(row);
                if (problem == null) {
                    sound.add(row);
                } else {
                    chunk.refused.add(new RefusedRow(key.apply(row), problem));
                }
            }
            Set<String> known = Keys.known(
                    handle.getConnection(),
                    table,
                    source,
                    sound.stream().map(key).toList());
            for (R row : sound) {
                if (known.add(key.apply(row))) {
                    chunk.fresh.add(row);
                } else {
                    chunk.alreadyThere++;
                }
            }
            return chunk;
        }

        ImportResult result(Set<String> added, String otherwise) {
            for (R row : fresh) {
                String rowKey = key.apply(row);
                if (!added.contains(rowKey)) {
                    refused.add(new RefusedRow(rowKey, "Cannot import row " + rowKey + ": " + otherwise));
                }
            }
            return new ImportResult(added.size(), alreadyThere, refused);
        }
    }
}
