package io.panelhouse.ingest.importing.replay;

import io.panelhouse.ingest.importing.source.Fact;
import io.panelhouse.ingest.importing.source.SourceRow;
import io.panelhouse.ingest.importing.source.UnusableSourceException;
import io.panelhouse.panel.history.ImportedSession;
import io.panelhouse.panel.session.SessionChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The part {@code [from, to)} of a log, in order of time. Sessions that were open at its beginning open with it. Terms
 * are left out: they are sold, not replayed.
 */
public final class Recording implements Consumer<SourceRow> {

    private static final int MAX_FACTS = 2_000_000;

    private final Instant from;
    private final Instant to;
    private final List<Fact> facts = new ArrayList<>();
    private final Map<String, ImportedSession> openBefore = new LinkedHashMap<>();

    /** An empty recording of a part. */
    public Recording(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public void accept(SourceRow row) {
        if (row instanceof SourceRow.Telling telling) {
            telling.facts().forEach(this::accept);
        }
    }

    /** All facts, the oldest first. */
    public List<Fact> inOrder() {
        List<Fact> all = new ArrayList<>();
        openBefore.values().forEach(session -> all.add(new Fact.SessionChanged(at(session, from))));
        all.addAll(facts);
        all.sort(Comparator.comparing(Fact::occurredAt));
        return all;
    }

    private void accept(Fact fact) {
        if (!(fact instanceof Fact.Attempt || fact instanceof Fact.SessionChanged)
                || !fact.occurredAt().isBefore(to)) {
            return;
        }
        if (!fact.occurredAt().isBefore(from)) {
            keep(fact);
        } else if (fact instanceof Fact.SessionChanged(ImportedSession session)) {
            rememberIfOpen(session);
        }
    }

    private void keep(Fact fact) {
        if (facts.size() == MAX_FACTS) {
            throw new UnusableSourceException(
                    "Cannot replay more than %,d records; select a part with --from and --to".formatted(MAX_FACTS));
        }
        facts.add(fact);
    }

    private void rememberIfOpen(ImportedSession session) {
        if (session.change() == SessionChange.OPENED) {
            openBefore.put(session.sessionId(), session);
        } else {
            openBefore.remove(session.sessionId());
        }
    }

    static ImportedSession at(ImportedSession session, Instant time) {
        return new ImportedSession(
                session.sourceKey(),
                session.sessionId(),
                session.change(),
                session.accountName(),
                session.deviceId(),
                session.deviceType(),
                session.address(),
                time);
    }
}
