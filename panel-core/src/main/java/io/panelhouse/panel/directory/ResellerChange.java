package io.panelhouse.panel.directory;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a reseller; null leaves it as it is.
 *
 * @param name 1 to 80 characters, unique in the panel
 * @param timeZone where its days begin from now on
 * @param graceDays 0 to 366
 */
public record ResellerChange(
        @Nullable String name,
        @Nullable ZoneId timeZone,
        @Nullable Integer graceDays) {

    /** Another name, and nothing else. */
    public static ResellerChange name(String name) {
        return new ResellerChange(name, null, null);
    }
}
