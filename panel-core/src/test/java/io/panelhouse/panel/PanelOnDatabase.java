package io.panelhouse.panel;

import io.panelhouse.panel.database.PanelDatabase;
import java.time.InstantSource;

/** A panel on a database that a test has opened in its own way. */
public final class PanelOnDatabase {

    private PanelOnDatabase() {}

    public static Panel open(PanelDatabase database, InstantSource time) {
        return new Panel(database, time);
    }
}
