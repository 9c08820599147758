package io.panelhouse.dashboard;

import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.TestBusiness;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operator of a real tree whose choices are kept in the panel. */
public final class KeptOperator implements CurrentOperator {

    private final TestBusiness business;
    private final TreeOperator tree;

    public KeptOperator(TestBusiness business, Actor actor, io.panelhouse.panel.ResellerId reseller, Role role) {
        this.business = business;
        this.tree = new TreeOperator(actor, reseller, business.panel.resellers(), role);
    }

    @Override
    public String name() {
        return tree.name();
    }

    @Override
    public Role role() {
        return tree.role();
    }

    @Override
    public Actor actor() {
        return tree.actor();
    }

    @Override
    public Scope home() {
        return tree.home();
    }

    @Override
    public Scope scope() {
        return tree.scope();
    }

    @Override
    public void choose(ResellerId reseller) {
        tree.choose(reseller);
    }

    @Override
    public List<Scope> choices() {
        return tree.choices();
    }

    @Override
    public Map<String, String> preferences() {
        return business.panel.preferences().of(actor());
    }

    @Override
    public void prefer(String name, @Nullable String value) {
        business.panel.preferences().keep(actor(), name, value);
    }
}
