package io.panelhouse.dashboard.signin;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.Preferences;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.directory.ResellerTree;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The operator of one browser session, fixed at sign-in; the tree is read anew where it matters. */
@Component
@VaadinSessionScope
final class SignedInOperator implements CurrentOperator {

    private final Operator operator;
    private final ResellerTree tree;
    private final Preferences preferences;
    private final Map<String, String> preferred;
    private @Nullable ResellerId chosen;

    @Autowired
    SignedInOperator(AuthenticationContext authentication, ResellerTree tree, Preferences preferences) {
        this(
                authentication
                        .getAuthenticatedUser(Operator.class)
                        .orElseThrow(() -> new IllegalStateException("Cannot open a page: nobody is signed in")),
                tree,
                preferences);
    }

    SignedInOperator(Operator operator, ResellerTree tree, Preferences preferences) {
        this.operator = operator;
        this.tree = tree;
        this.preferences = preferences;
        this.preferred = new ConcurrentHashMap<>(preferences.of(operator.actor()));
    }

    @Override
    public Map<String, String> preferences() {
        return Map.copyOf(preferred);
    }

    @Override
    public void prefer(String name, @Nullable String value) {
        preferences.keep(actor(), name, value);
        if (value == null) {
            preferred.remove(name);
        } else {
            preferred.put(name, value);
        }
    }

    @Override
    public String name() {
        return operator.name();
    }

    @Override
    public Role role() {
        return switch (operator.role()) {
            case RESELLER -> Role.RESELLER;
            case OWNER -> Role.OWNER;
            case PROVIDER -> Role.PROVIDER;
        };
    }

    @Override
    public Actor actor() {
        return operator.actor();
    }

    @Override
    public Scope home() {
        return find(operator.resellerId());
    }

    @Override
    public Scope scope() {
        ResellerId other = chosen;
        return other == null ? home() : find(new io.panelhouse.panel.ResellerId(other.value()));
    }

    @Override
    public void choose(ResellerId reseller) {
        chosen = find(new io.panelhouse.panel.ResellerId(reseller.value())).reseller();
    }

    @Override
    public List<Scope> choices() {
        List<Reseller> all = tree.subtree(actor(), operator.resellerId());
        return all.stream().map(root -> scope(root, all)).toList();
    }

    private Scope find(io.panelhouse.panel.ResellerId id) {
        Reseller root = tree.find(actor(), id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot choose reseller " + id + ": it is not in your part of the tree"));
        return scope(root, tree.subtree(actor(), id));
    }

    private Scope scope(Reseller root, List<Reseller> among) {
        return new Scope(
                new ResellerId(root.id().value()),
                root.name(),
                zone(root),
                among.stream()
                        .filter(root::contains)
                        .map(reseller -> new ResellerId(reseller.id().value()))
                        .toList());
    }

    /** The operator's own zone, or that of the reseller. */
    private ZoneId zone(Reseller reseller) {
        String own = preferred.get("zone");
        return own == null ? reseller.timeZone() : ZoneId.of(own);
    }
}
