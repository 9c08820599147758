package io.panelhouse.dashboard;

import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.directory.ResellerTree;
import java.util.List;

/** An operator of one reseller of a real tree. */
public final class TreeOperator implements CurrentOperator {

    private final Actor actor;
    private final io.panelhouse.panel.ResellerId reseller;
    private final ResellerTree tree;
    private final Role role;

    public TreeOperator(Actor actor, io.panelhouse.panel.ResellerId reseller, ResellerTree tree, Role role) {
        this.actor = actor;
        this.reseller = reseller;
        this.tree = tree;
        this.role = role;
    }

    @Override
    public String name() {
        return actor.operator();
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public Scope home() {
        return choices().getFirst();
    }

    @Override
    public Scope scope() {
        return home();
    }

    @Override
    public void choose(ResellerId other) {
        throw new IllegalArgumentException("Cannot choose reseller " + other);
    }

    @Override
    public List<Scope> choices() {
        List<Reseller> all = tree.subtree(actor, reseller);
        return all.stream()
                .map(root -> new Scope(
                        new ResellerId(root.id().value()),
                        root.name(),
                        root.timeZone(),
                        all.stream()
                                .filter(root::contains)
                                .map(one -> new ResellerId(one.id().value()))
                                .toList()))
                .toList();
    }
}
