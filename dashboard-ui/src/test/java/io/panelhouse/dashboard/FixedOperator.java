package io.panelhouse.dashboard;

import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.Actor;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operator of reseller rs-117 in London, with one reseller. */
public final class FixedOperator implements CurrentOperator {

    private final Scope scope;
    private final Map<String, String> preferences = new HashMap<>();

    public FixedOperator(long reseller) {
        ResellerId id = new ResellerId(reseller);
        scope = new Scope(id, "rs-117", ZoneId.of("Europe/London"), List.of(id));
    }

    @Override
    public String name() {
        return "rs-117";
    }

    @Override
    public Map<String, String> preferences() {
        return preferences;
    }

    @Override
    public void prefer(String name, @Nullable String value) {
        if (value == null) {
            preferences.remove(name);
        } else {
            preferences.put(name, value);
        }
    }

    @Override
    public Role role() {
        return Role.RESELLER;
    }

    @Override
    public Actor actor() {
        return Actor.within(name(), scope.panelId());
    }

    @Override
    public Scope home() {
        return scope;
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public void choose(ResellerId reseller) {
        throw new IllegalArgumentException("Cannot choose reseller " + reseller);
    }

    @Override
    public List<Scope> choices() {
        return List.of(scope);
    }
}
