package io.panelhouse.panel.database;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.PanelSettings;
import io.panelhouse.panel.ResellerId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The panel's database with the services' own fence taken away: whoever they say works, the database is told one scope
 * that the test has set. A service that is asked as the house lets everything pass; only row-level security is left.
 */
public final class FencedDatabase extends PanelDatabase {

    private volatile @Nullable ResellerId scope;

    public FencedDatabase(PanelSettings settings) {
        super(migrated(settings));
    }

    /** From now on all work is confined to this reseller's subtree. */
    public void confineTo(ResellerId reseller) {
        scope = reseller;
    }

    @Override
    ResellerId scope(Actor actor) {
        return Objects.requireNonNull(scope);
    }
}
