package io.panelhouse.panel.offer;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.database.PanelDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The catalogue in PostgreSQL. */
public final class JdbcCatalogue implements Catalogue {

    private final PanelDatabase database;

    public JdbcCatalogue(PanelDatabase database) {
        this.database = database;
    }

    @Override
    public List<Offer> offers() {
        return database.read(Actor.house("catalogue"), JdbcCatalogue::offers);
    }

    @Override
    public Optional<Offer> find(String code) {
        return offers().stream().filter(offer -> offer.code().equals(code)).findFirst();
    }

    /** All offers as this connection sees them. */
    public static List<Offer> offers(Handle handle) {
        return handle.createQuery("SELECT code, months, credits, trial_hours FROM panel.offer ORDER BY position")
                .map((row, context) -> offer(row))
                .list();
    }

    private static Offer offer(ResultSet row) throws SQLException {
        long trialHours = row.getLong("trial_hours");
        return new Offer(
                row.getString("code"),
                row.getInt("months"),
                row.getBigDecimal("credits"),
                trialHours == 0 ? null : Duration.ofHours(trialHours));
    }
}
