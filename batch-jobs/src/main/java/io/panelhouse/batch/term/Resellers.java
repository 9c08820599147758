package io.panelhouse.batch.term;

import io.panelhouse.batch.fact.Owner;
import io.panelhouse.batch.lake.Lake;
import io.panelhouse.lake.SilverReseller;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tree of resellers, as it is now. */
public final class Resellers {

    /**
     * One reseller.
     *
     * @param parentId null for a provider
     * @param path ids from the root, each ended by /
     */
    public record Reseller(long id, @Nullable Long parentId, String name, String path, Owner owner)
            implements Serializable {}

    private final Map<Long, Reseller> byId;

    /** Creates the tree of these. */
    public Resellers(List<Reseller> resellers) {
        this.byId = resellers.stream().collect(Collectors.toMap(Reseller::id, reseller -> reseller));
    }

    /** Reads the tree from {@code silver.reseller}. */
    public static Resellers read(Lake lake) {
        return new Resellers(lake
                .rows(SilverReseller.TABLE)
                .select("reseller_id", "parent_id", "name", "path", "time_zone", "grace_days")
                .collectAsList()
                .stream()
                .map(row -> new Reseller(
                        row.getLong(0),
                        row.isNullAt(1) ? null : row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        new Owner(ZoneId.of(row.getString(4)), Duration.ofDays(row.getInt(5)))))
                .toList());
    }

    /** Every reseller. */
    public List<Reseller> all() {
        return List.copyOf(byId.values());
    }

    /** What each decides about its facts; serializable. */
    public Map<Long, Owner> owners() {
        Map<Long, Owner> owners = new HashMap<>();
        byId.values().forEach(reseller -> owners.put(reseller.id(), reseller.owner()));
        return owners;
    }

    /**
     * The reseller with this name or, where no name fits, this id.
     *
     * @throws IllegalArgumentException if there is none, or several of that name
     */
    public Reseller find(String nameOrId) {
        List<Reseller> named = byId.values().stream()
                .filter(reseller -> reseller.name().equals(nameOrId))
                .toList();
        if (named.size() == 1) {
            return named.getFirst();
        }
        if (named.size() > 1) {
            String ids = named.stream()
                    .map(reseller -> Long.toString(reseller.id()))
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    "Invalid reseller: the name \"%s\" is not unique; give one of the ids %s".formatted(nameOrId, ids));
        }
        Reseller byNumber = nameOrId.matches("\\d{1,18}") ? byId.get(Long.valueOf(nameOrId)) : null;
        if (byNumber == null) {
            throw new IllegalArgumentException(
                    "Cannot find reseller \"%s\": no name and no id fits; check it, or run the batch jobs first"
                            .formatted(nameOrId));
        }
        return byNumber;
    }

    /** Ids of a reseller and everyone below it. */
    public Set<Long> subtree(Reseller root) {
        return byId.values().stream()
                .filter(reseller -> reseller.path().startsWith(root.path()))
                .map(Reseller::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
