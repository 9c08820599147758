package io.panelhouse.panel.directory;

import java.util.Set;

/**
 * What a part of the tree may use.
 *
 * @param name 1 to 80 characters, as it is shown
 * @param features what it includes
 */
public record Tier(String name, Set<Feature> features) {

    public Tier {
        features = Set.copyOf(features);
    }

    public boolean includes(Feature feature) {
        return features.contains(feature);
    }
}
