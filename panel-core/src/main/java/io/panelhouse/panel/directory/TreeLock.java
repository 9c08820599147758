package io.panelhouse.panel.directory;

import org.jdbi.v3.core.Handle;

/**
 * Holds the form of the tree still until the transaction ends. Those who add to it may do so side by side; who moves or
 * removes does so alone, so that no path is made from one that is about to change.
 */
final class TreeLock {

    /** Among the advisory locks of the database; any number that nobody else uses. */
    private static final long KEY = 0x7472_6565L;

    private TreeLock() {}

    static void toAdd(Handle handle) {
        handle.execute("SELECT pg_advisory_xact_lock_shared(?)", KEY);
    }

    static void toReshape(Handle handle) {
        handle.execute("SELECT pg_advisory_xact_lock(?)", KEY);
    }
}
