package io.panelhouse.panel.edge;

/**
 * What was usual when the edges of a subtree were last heard of.
 *
 * @param watching sessions that were alive then and that nobody ended since; at most {@link #MOST}
 * @param signIns attempts of the hour before; at most {@link #MOST}
 */
public record Traffic(int watching, int signIns) {

    /** Nothing is counted further. */
    public static final int MOST = 1_000;
}
