package io.panelhouse.panel.account;

import io.panelhouse.panel.database.SearchText;
import io.panelhouse.panel.device.DeviceId;
import java.util.Map;

/**
 * Finds accounts by the device that they are locked to, that they were used from, or that was refused. The beginning of
 * an id is enough for the first two; a device that was only ever refused is found by its whole id.
 */
final class SeenAt {

    private static final int LEAST = 4;

    /** Ids of accounts of the device that {@link #values} describe. */
    static final String ACCOUNTS = """
            SELECT d.account_id FROM panel.device d WHERE starts_with(d.device_id, :device)
             UNION SELECT k.id FROM panel.account k WHERE starts_with(k.locked_device, :device)
             UNION (SELECT t.account_id FROM journal.auth_attempt t
                     WHERE t.device_id = :wholeDevice AND t.account_id IS NOT NULL LIMIT 5000)""";

    private SeenAt() {}

    /** Whether the text is long enough to look for a device. */
    static boolean looksLikeOne(String typed) {
        return DeviceId.prefix(typed).length() >= LEAST;
    }

    /** A further way for an id to fit; empty if the text is too short. */
    static String or(String typed, String id) {
        return looksLikeOne(typed) ? " OR " + id + " IN (" + ACCOUNTS + ")" : "";
    }

    /** What {@link #ACCOUNTS} wants. */
    static Map<String, Object> values(String typed) {
        if (!looksLikeOne(typed)) {
            return Map.of();
        }
        String whole = DeviceId.told(typed).map(DeviceId::value).orElse("");
        return Map.of("device", SearchText.prefix(DeviceId.prefix(typed)), "wholeDevice", SearchText.of(whole));
    }
}
