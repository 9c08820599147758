package io.panelhouse.panel.directory;

import io.panelhouse.panel.AccessRefusedException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What the tiers above a reseller allow it. */
public final class TierRules {

    private TierRules() {}

    /**
     * Passes if the reseller may use the feature.
     *
     * @param what as it follows "Cannot"
     * @throws AccessRefusedException if a tier leaves the feature out; the message names the tier
     */
    public static void require(Handle handle, Reseller reseller, Feature feature, String what) {
        refusing(handle, reseller, feature).ifPresent(tier -> {
            throw new AccessRefusedException(refusal(what, tier, feature));
        });
    }

    static String refusal(String what, Tier tier, Feature feature) {
        return "Cannot %s: tier %s does not include %s; ask who is above you for another tier"
                .formatted(what, tier.name(), feature.words());
    }

    /** The topmost tier on the way up that leaves the feature out. */
    static Optional<Tier> refusing(Handle handle, Reseller reseller, Feature feature) {
        return handle.createQuery("""
                        SELECT t.name, t.features
                          FROM unnest(string_to_array(rtrim(:path, '/'), '/')::bigint[]) WITH ORDINALITY AS up (id, depth)
                          JOIN panel.reseller_tier g ON g.reseller_id = up.id
                          JOIN panel.tier t ON t.name = g.tier
                         WHERE NOT :feature = ANY (t.features) ORDER BY up.depth LIMIT 1""")
                .bind("path", reseller.path())
                .bind("feature", feature.name())
                .map((row, context) -> tier(row))
                .findOne();
    }

    /** A row of columns {@code name} and {@code features}. */
    static Tier tier(ResultSet row) throws SQLException {
        Array names = row.getArray("features");
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        Arrays.stream((String[]) names.getArray()).map(Feature::valueOf).forEach(features::add);
        return new Tier(row.getString("name"), features);
    }
}
