package io.panelhouse.panel.session;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.SearchText;
import io.panelhouse.panel.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Sessions in PostgreSQL. */
public final class JdbcSessions implements Sessions {

    private static final Actor HOUSE = Actor.house("sessions");

    private final PanelDatabase database;
    private final InstantSource time;

    public JdbcSessions(PanelDatabase database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    @Override
    public Optional<OpenSession> find(String sessionId) {
        return database.read(
                HOUSE,
                handle -> handle.createQuery("SELECT * FROM panel.open_session WHERE session_id = :session")
                        .bind("session", SearchText.of(sessionId))
                        .map((row, context) -> session(row))
                        .findOne());
    }

    @Override
    public Optional<OpenSession> close(String sessionId) {
        return database.transaction(HOUSE, handle -> {
            Optional<OpenSession> closed = handle.createQuery(
                            "DELETE FROM panel.open_session WHERE session_id = :session RETURNING *")
                    .bind("session", SearchText.of(sessionId))
                    .map((row, context) -> session(row))
                    .findOne();
            closed.ifPresent(session -> journal(handle, session));
            return closed;
        });
    }

    private void journal(Handle handle, OpenSession session) {
        handle.createUpdate("""
                        INSERT INTO journal.session (reseller_id, session_id, change, account_id, account_name, device_id,
                               device_type, address, occurred_at)
                        VALUES (:reseller, :session, 'CLOSED', :account, :name, :device, :deviceType, :address, :now)""")
                .bind("reseller", session.resellerId().value())
                .bind("session", session.sessionId())
                .bind("account", session.accountId().value())
                .bind("name", session.accountName())
                .bind("device", session.deviceId())
                .bind("deviceType", session.deviceType())
                .bind("address", session.address())
                .bind("now", Times.sql(Times.exact(time.instant())))
                .execute();
    }

    private static OpenSession session(ResultSet row) throws SQLException {
        return new OpenSession(
                row.getString("session_id"),
                new ResellerId(row.getLong("reseller_id")),
                new AccountId(row.getLong("account_id")),
                row.getString("account_name"),
                row.getString("device_id"),
                row.getString("device_type"),
                row.getString("address"),
                Times.required(row, "opened_at"));
    }
}
