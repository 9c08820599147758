package io.panelhouse.standalone.supervise;

import java.util.Map;

/**
 * What a part says of itself.
 *
 * @param healthy whether it does its work
 * @param answering whether it said anything at all; a part that is silent for long is restarted
 * @param detail one sentence
 * @param facts figures it added, by name
 */
public record Health(boolean healthy, boolean answering, String detail, Map<String, Object> facts) {

    public static Health silent(String detail) {
        return new Health(false, false, detail, Map.of());
    }

    public static Health good(String detail) {
        return new Health(true, true, detail, Map.of());
    }
}
