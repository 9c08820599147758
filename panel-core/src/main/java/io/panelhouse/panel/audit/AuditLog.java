package io.panelhouse.panel.audit;

import io.panelhouse.panel.Actor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people and programs did beside orders, newest last. Safe for use by many threads. */
public interface AuditLog {

    /**
     * Writes down something that was done or read.
     *
     * @param verb what, such as {@code contact-read}: lower-case letters and hyphens, 2 to 40
     * @param object to what, by kind and identity, such as {@code account 4711}; at most 200 characters
     * @param detail facts that help to judge it; no secrets, no personal data
     */
    void record(Actor actor, String verb, String object, Map<String, String> detail);

    /** The same, done from this network address. */
    void record(Actor actor, String verb, String object, Map<String, String> detail, @Nullable String address);

    /**
     * The newest entries of the actor's subtree that fit, newest first.
     *
     * @param before only entries with a smaller id; null for the newest
     * @throws io.panelhouse.panel.AccessRefusedException unless the actor may manage its subtree
     */
    List<AuditEntry> page(Actor actor, AuditFilter filter, @Nullable Long before, int maxEntries);

    /**
     * A stretch of the entries of {@link #page}, for a list that is scrolled.
     *
     * @param offset how many of the newest to leave out
     * @throws io.panelhouse.panel.AccessRefusedException unless the actor may manage its subtree
     */
    List<AuditEntry> slice(Actor actor, AuditFilter filter, long offset, int maxEntries);

    /**
     * How many entries of the actor's subtree fit.
     *
     * @throws io.panelhouse.panel.AccessRefusedException unless the actor may manage its subtree
     */
    long count(Actor actor, AuditFilter filter);
}
