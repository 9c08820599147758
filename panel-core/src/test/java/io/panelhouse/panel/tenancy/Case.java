package io.panelhouse.panel.tenancy;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import org.jspecify.annotations.Nullable;

/**
 * One way to ask the panel something about a reseller.
 *
 * @param method of which service, such as {@code ResellerTree.find}; an order's kind follows after a colon
 * @param door how it is asked
 */
record Case(String method, Kind kind, Door door) {

    static Case read(String method, Door door) {
        return new Case(method, Kind.READ, door);
    }

    static Case list(String method, Door door) {
        return new Case(method, Kind.LIST, door);
    }

    static Case write(String method, Door door) {
        return new Case(method, Kind.WRITE, door);
    }

    enum Kind {
        /** Answers about the reseller asked for, or not. */
        READ,
        /** Answers about all that the actor sees: the mark of each of them is in it, and no other. */
        LIST,
        /** Changes something of the reseller, or not. */
        WRITE
    }

    /** Asks on the actor's behalf; what comes back, or an exception. */
    @FunctionalInterface
    interface Door {
        @Nullable
        Object open(Panel panel, Actor actor, Node target) throws Exception;
    }
}
