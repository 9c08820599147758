package io.panelhouse.panel.setup;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.directory.Reseller;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;

/** Creates what a panel needs before anybody can sign in; does nothing where that is there. */
final class FirstStart {

    static final String PROVIDER = "provider";
    static final String OPERATOR = "admin";

    static final String EDGE = "house";

    private static final Actor SETUP = Actor.house("setup");
    private static final int PASSWORD_GROUPS = 4;
    private static final int GROUP_LENGTH = 4;
    /** Without characters that are easily taken for another: 20 bits for each group. */
    private static final String PASSWORD_CHARACTERS = "23456789abcdefghijkmnpqrstuvwxyz";

    private final Panel panel;
    private final ZoneId timeZone;

    FirstStart(Panel panel, ZoneId timeZone) {
        this.panel = panel;
        this.timeZone = timeZone;
    }

    /** The password of the operator if it was created now. */
    Optional<String> run() {
        if (!panel.operators().all(SETUP).isEmpty()) {
            return Optional.empty();
        }
        ResellerId provider = panel.resellers()
                .findByName(SETUP, PROVIDER)
                .map(Reseller::id)
                .orElseGet(() -> panel.resellers()
                        .create(SETUP, NewReseller.provider(PROVIDER, timeZone))
                        .orThrow()
                        .resellerId());
        String password = newPassword();
        panel.operators().create(SETUP, OPERATOR, password, OperatorRole.PROVIDER, provider);
        return Optional.of(password);
    }

    /** Lets the edge of this installation work with the key that the installation made. */
    void admitEdge(String key) {
        ResellerId provider = panel.resellers().all(SETUP).stream()
                .filter(reseller -> reseller.parentId() == null)
                .map(Reseller::id)
                .min(Comparator.comparingLong(ResellerId::value))
                .orElseThrow(() -> new IllegalStateException("Cannot set up the edge: the panel has no provider"));
        panel.edges().ensure(SETUP, provider, EDGE, key);
    }

    private static String newPassword() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                password.append('-');
            }
            password.append(PASSWORD_CHARACTERS.charAt(random.nextInt(PASSWORD_CHARACTERS.length())));
        }
        return password.toString();
    }
}
