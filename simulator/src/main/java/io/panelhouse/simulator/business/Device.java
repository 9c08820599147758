package io.panelhouse.simulator.business;

import java.util.Locale;

/**
 * What a subscriber watches on. All invented: a locally administered hardware address, a network address from the
 * blocks reserved for documentation.
 *
 * @param id the device's identifier, such as {@code 02:1f:5a:00:c3:9e}
 * @param type kind of device
 * @param address network address
 */
public record Device(String id, String type, String address) {
    private static final String[] TYPES = {"set-top box", "smart TV", "stick", "phone", "tablet", "browser"};
    private static final double[] TYPE_WEIGHTS = {34, 26, 18, 10, 6, 6};
    private static final String[] NETWORKS = {"192.0.2.", "198.51.100.", "203.0.113."};

    /** The device an account is used on, always the same one. */
    public static Device usual(String account) {
        return drawn("device " + account);
    }

    /** A second device of the same account, in the same household. */
    public static Device second(String account) {
        Device other = drawn("second device " + account);
        return new Device(other.id, other.type, usual(account).address);
    }

    private static Device drawn(String key) {
        Draws draws = Draws.of(0, key);
        StringBuilder id = new StringBuilder("02");
        for (int i = 0; i < 5; i++) {
            id.append(String.format(Locale.ROOT, ":%02x", draws.below(256)));
        }
        String type = TYPES[draws.index(TYPE_WEIGHTS)];
        return new Device(id.toString(), type, NETWORKS[draws.below(NETWORKS.length)] + (1 + draws.below(254)));
    }
}
