package io.panelhouse.panel.security;

import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.OperatorRows;
import io.panelhouse.panel.password.PasswordHash;
import io.panelhouse.panel.password.PasswordProblem;
import io.panelhouse.panel.password.PasswordRefusedException;
import io.panelhouse.panel.password.PasswordRules;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Own passwords in PostgreSQL. */
final class JdbcPasswords implements Passwords {

    private final PanelDatabase database;
    private final InstantSource time;
    private final JdbcAuditLog audit;

    JdbcPasswords(PanelDatabase database, InstantSource time, JdbcAuditLog audit) {
        this.database = database;
        this.time = time;
        this.audit = audit;
    }

    @Override
    public Operator choose(Operator operator, String password, @Nullable OperatorSessionId keep) {
        PasswordRules.problem(operator.name(), password).ifPresent(problem -> {
            throw new PasswordRefusedException(problem);
        });
        String hash = PasswordHash.of(password);
        return database.transaction(operator.actor(), handle -> {
            String before = handle.createQuery("SELECT password_hash FROM panel.operator WHERE id = :id FOR UPDATE")
                    .bind("id", operator.id())
                    .mapTo(String.class)
                    .one();
            if (PasswordHash.fits(password, before)) {
                throw new PasswordRefusedException(PasswordProblem.SAME);
            }
            Operator changed = handle.createQuery("UPDATE panel.operator o SET password_hash = :hash,"
                            + " password_changed_at = :now, password_expires_at = NULL WHERE id = :id RETURNING "
                            + OperatorRows.COLUMNS)
                    .bind("hash", hash)
                    .bind("now", Times.sql(Times.exact(time.instant())))
                    .bind("id", operator.id())
                    .map((row, context) -> OperatorRows.operator(row))
                    .one();
            JdbcOperatorSessions.endAll(handle, operator.id(), keep, time.instant());
            audit.write(handle, operator.actor(), "password-changed", "operator " + operator.id(), Map.of(), null);
            return changed;
        });
    }
}
