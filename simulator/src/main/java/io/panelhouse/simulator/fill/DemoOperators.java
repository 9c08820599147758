package io.panelhouse.simulator.fill;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.directory.Operators;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.simulator.business.BusinessTree;
import io.panelhouse.simulator.fill.FillReport.DemoOperator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The demo sign-ins. They are created last: the second one in the panel means that a fill is complete. */
final class DemoOperators {
    private static final String OWNER = "owner";
    private static final String RESELLER = "reseller";
    private static final int PASSWORD_BYTES = 12;

    private final Operators operators;

    DemoOperators(Operators operators) {
        this.operators = operators;
    }

    boolean complete() {
        return operators.find(RESELLER).isPresent();
    }

    /** Creates the missing ones with this password; returns the password, or null if none was missing. */
    @Nullable
    String create(Actor actor, Map<String, Reseller> resellers, @Nullable String given) {
        String password = given == null ? drawn() : given;
        boolean first =
                createMissing(actor, OWNER, password, OperatorRole.OWNER, id(resellers, BusinessTree.DEMO_OWNER));
        boolean second = createMissing(
                actor, RESELLER, password, OperatorRole.RESELLER, id(resellers, BusinessTree.DEMO_RESELLER));
        return first || second ? password : null;
    }

    List<DemoOperator> all() {
        return List.of(
                new DemoOperator(existing(OWNER), BusinessTree.DEMO_OWNER),
                new DemoOperator(existing(RESELLER), BusinessTree.DEMO_RESELLER));
    }

    private Operator existing(String name) {
        return operators
                .find(name)
                .orElseThrow(() -> new IllegalStateException("Cannot find operator " + name + " after the fill"));
    }

    private boolean createMissing(Actor actor, String name, String password, OperatorRole role, Reseller reseller) {
        if (operators.find(name).isPresent()) {
            return false;
        }
        operators.create(actor, name, password, role, reseller.id());
        return true;
    }

    private static Reseller id(Map<String, Reseller> resellers, String name) {
        Reseller reseller = resellers.get(name);
        if (reseller == null) {
            throw new IllegalStateException("Cannot create the demo operators: reseller " + name + " is missing");
        }
        return reseller;
    }

    private static String drawn() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
