package io.panelhouse.ingest.importing.write;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.directory.ResellerTree;
import java.time.ZoneId;
import java.util.Optional;

/** Finds the reseller that an import is for, or creates it below the provider, with days in UTC. */
public final class ResellerOfImport {

    private final ResellerTree tree;
    private final Actor actor;

    /** Works on behalf of the actor. */
    public ResellerOfImport(ResellerTree tree, Actor actor) {
        this.tree = tree;
        this.actor = actor;
    }

    /** The reseller of this name. */
    public Optional<Reseller> find(String name) {
        return tree.findByName(actor, name);
    }

    /**
     * Creates it.
     *
     * @throws IllegalStateException if there is no provider yet or the name is refused; the message is one sentence
     */
    public Reseller create(String name) {
        Reseller provider = provider();
        tree.create(actor, NewReseller.below(provider.id(), name, ZoneId.of("UTC")))
                .orThrow();
        return find(name).orElseThrow();
    }

    /** The provider that new resellers are created below. */
    public Reseller provider() {
        return tree.all(actor).stream()
                .filter(reseller -> reseller.parentId() == null)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("Cannot import: the panel has no provider; run setup first"));
    }
}
