package io.panelhouse.panel.edge;

/**
 * An edge and its key, the only time that the key is shown.
 *
 * @param key what the edge sends as {@code Authorization: Bearer …}
 */
public record EdgeWithKey(Edge edge, String key) {

    @Override
    public String toString() {
        return "EdgeWithKey[" + edge + "]";
    }
}
