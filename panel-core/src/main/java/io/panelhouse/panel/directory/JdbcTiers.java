package io.panelhouse.panel.directory;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tiers in PostgreSQL. */
public final class JdbcTiers implements Tiers {

    private static final Actor HOUSE = Actor.house("tiers");

    private final PanelDatabase database;
    private final JdbcAuditLog audit;

    public JdbcTiers(PanelDatabase database, JdbcAuditLog audit) {
        this.database = database;
        this.audit = audit;
    }

    @Override
    public List<Tier> all() {
        return database.read(
                HOUSE,
                handle -> handle.createQuery("SELECT name, features FROM panel.tier ORDER BY name")
                        .map((row, context) -> TierRules.tier(row))
                        .list());
    }

    @Override
    public void define(Actor actor, Tier tier) {
        if (actor.scope() != null) {
            throw new AccessRefusedException(
                    "Cannot define tier " + tier.name() + ": only a program of the house does that");
        }
        String problem = TreeChanges.problem(tier.name(), null);
        if (problem != null) {
            throw new IllegalArgumentException("Cannot define a tier: " + problem);
        }
        database.transaction(actor, handle -> {
            handle.createUpdate("""
                            INSERT INTO panel.tier (name, features) VALUES (:name, :features)
                            ON CONFLICT (name) DO UPDATE SET features = excluded.features""")
                    .bind("name", tier.name())
                    .bind("features", names(tier))
                    .execute();
            audit.write(handle, actor, "tier-defined", "tier " + tier.name(), Map.of("features", words(tier)), null);
            return true;
        });
    }

    private static String[] names(Tier tier) {
        return tier.features().stream().sorted().map(Feature::name).toArray(String[]::new);
    }

    private static String words(Tier tier) {
        return String.join(" ", names(tier));
    }

    @Override
    public void assign(Actor actor, ResellerId reseller, @Nullable String tier) {
        String what = "give reseller %s a tier".formatted(reseller);
        TreeChanges.requireOwner(actor, what);
        database.transaction(actor, handle -> {
            if (reseller.equals(actor.scope())
                    || Subtrees.visible(handle, actor, reseller).isEmpty()) {
                throw new AccessRefusedException("Cannot " + what + ": it is not below you in your tree");
            }
            write(handle, reseller, tier);
            Map<String, String> detail = tier == null ? Map.of() : Map.of("tier", tier);
            audit.write(handle, actor, "tier-assigned", "reseller " + reseller, detail, null);
            return true;
        });
    }

    private static void write(Handle handle, ResellerId reseller, @Nullable String tier) {
        if (tier == null) {
            handle.execute("DELETE FROM panel.reseller_tier WHERE reseller_id = ?", reseller.value());
            return;
        }
        int written = handle.createUpdate("""
                        INSERT INTO panel.reseller_tier (reseller_id, tier) SELECT :reseller, name FROM panel.tier
                         WHERE name = :tier ON CONFLICT (reseller_id) DO UPDATE SET tier = excluded.tier""")
                .bind("reseller", reseller.value())
                .bind("tier", tier)
                .execute();
        if (written == 0) {
            throw new IllegalArgumentException("Invalid tier: must be one that is defined, was " + tier);
        }
    }

    @Override
    public Optional<Tier> of(Actor actor, ResellerId reseller) {
        return database.read(actor, handle -> {
            Subtrees.require(handle, actor, reseller);
            return handle.createQuery("""
                            SELECT t.name, t.features FROM panel.tier t JOIN panel.reseller_tier g ON g.tier = t.name
                             WHERE g.reseller_id = :reseller""")
                    .bind("reseller", reseller.value())
                    .map((row, context) -> TierRules.tier(row))
                    .findOne();
        });
    }

    @Override
    public Optional<Tier> refusing(Actor actor, ResellerId reseller, Feature feature) {
        return database.read(
                actor, handle -> TierRules.refusing(handle, Subtrees.require(handle, actor, reseller), feature));
    }
}
