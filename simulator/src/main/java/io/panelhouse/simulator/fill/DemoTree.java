package io.panelhouse.simulator.fill;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.directory.ResellerTree;
import io.panelhouse.simulator.business.BusinessTree;
import io.panelhouse.simulator.business.ResellerProfile;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The resellers of the demo business in the panel, and the two facts they keep: its size and its first instant. */
final class DemoTree {
    private final ResellerTree tree;
    private final Actor actor;
    private final Reseller provider;

    private DemoTree(ResellerTree tree, Actor actor, Reseller provider) {
        this.tree = tree;
        this.actor = actor;
        this.provider = provider;
    }

    static DemoTree of(Panel panel) {
        Reseller provider = panel.resellers().all(Actor.house(DemoFill.OPERATOR)).stream()
                .filter(reseller -> reseller.parentId() == null)
                .min((a, b) -> a.id().compareTo(b.id()))
                .orElseThrow(() ->
                        new FillRefusedException("Cannot fill the panel: it has no provider; run the setup first"));
        return new DemoTree(panel.resellers(), Actor.within(DemoFill.OPERATOR, provider.id()), provider);
    }

    /** The simulator as somebody who works for the provider, which minting asks for. */
    Actor actor() {
        return actor;
    }

    Reseller provider() {
        return provider;
    }

    /** When the history begins, if a fill has begun before. */
    Optional<Instant> begun() {
        return tree.findByName(actor, BusinessTree.DEMO_OWNER).map(Reseller::createdAt);
    }

    /** Creates what is missing, the demo owner first; the ids by name. */
    Map<String, Reseller> create(List<ResellerProfile> profiles, int graceDays, Instant startsAt) {
        Map<String, Reseller> known = existing();
        refuseOtherSize(known, profiles);
        for (ResellerProfile profile : profiles) {
            if (known.containsKey(profile.name())) {
                continue;
            }
            Reseller parent =
                    profile.parent().map(name -> required(known, name)).orElse(provider);
            NewReseller wanted = new NewReseller(parent.id(), profile.name(), profile.zone(), graceDays, startsAt);
            tree.create(actor, wanted).orThrow();
            Reseller created = tree.findByName(actor, profile.name())
                    .orElseThrow(() -> new IllegalStateException("Cannot find reseller " + profile.name()));
            known.put(profile.name(), created);
        }
        return known;
    }

    private Map<String, Reseller> existing() {
        return new HashMap<>(tree.subtree(actor, provider.id()).stream()
                .collect(Collectors.toMap(Reseller::name, reseller -> reseller)));
    }

    private static void refuseOtherSize(Map<String, Reseller> known, List<ResellerProfile> profiles) {
        Reseller first = known.get(BusinessTree.DEMO_OWNER);
        if (first == null) {
            return;
        }
        List<String> wanted = profiles.stream().map(ResellerProfile::name).toList();
        long demoResellers = known.values().stream()
                .filter(reseller -> reseller.createdAt().equals(first.createdAt()))
                .filter(reseller -> !wanted.contains(reseller.name()))
                .count();
        if (demoResellers > 0) {
            throw new FillRefusedException(
                    "Cannot fill the panel: it holds a larger demo business; use the size it was begun with");
        }
    }

    private static Reseller required(Map<String, Reseller> known, String name) {
        Reseller reseller = known.get(name);
        if (reseller == null) {
            throw new IllegalStateException("Cannot find reseller " + name + ": parents come first");
        }
        return reseller;
    }
}
