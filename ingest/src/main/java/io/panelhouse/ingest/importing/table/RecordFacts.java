package io.panelhouse.ingest.importing.table;

import io.panelhouse.ingest.importing.source.Fact;
import io.panelhouse.panel.history.ImportedSession;
import io.panelhouse.panel.history.ImportedTerm;
import io.panelhouse.panel.session.SessionChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts that a row of each kind of record tells. */
final class RecordFacts {

    private RecordFacts() {}

    /** @param source what the session's id begins with */
    static List<Fact> session(Fields fields, String key, String source) throws RejectedRowException {
        Instant openedAt = fields.time("opened_at");
        @Nullable Instant closedAt = fields.optionalTime("closed_at").orElse(null);
        if (closedAt != null && closedAt.isBefore(openedAt)) {
            throw new RejectedRowException("closed_at lies before opened_at");
        }
        List<Fact> facts = new ArrayList<>(2);
        facts.add(change(fields, key + "/opened", source, SessionChange.OPENED, openedAt));
        if (closedAt != null) {
            facts.add(change(fields, key + "/closed", source, SessionChange.CLOSED, closedAt));
        }
        return facts;
    }

    static List<Fact> term(Fields fields, String key) throws RejectedRowException {
        boolean trial = fields.flag("trial");
        int months = fields.months("months");
        Instant startsAt = fields.time("starts_at");
        @Nullable Instant endsAt = fields.optionalTime("ends_at").orElse(null);
        if (endsAt != null && !endsAt.isAfter(startsAt)) {
            throw new RejectedRowException("ends_at does not lie after starts_at");
        }
        if (trial && (months != 0 || endsAt == null)) {
            throw new RejectedRowException("a trial has 0 months and an end");
        }
        if (!trial && (months == 0) != (endsAt == null)) {
            throw new RejectedRowException("a term of 0 months has no end, any other has one");
        }
        return List.of(new Fact.TermBought(new ImportedTerm(
                key,
                fields.name("account"),
                months,
                fields.credits("credits"),
                fields.time("purchased_at"),
                startsAt,
                endsAt,
                trial)));
    }

    private static Fact change(Fields fields, String key, String source, SessionChange change, Instant at)
            throws RejectedRowException {
        return new Fact.SessionChanged(new ImportedSession(
                key,
                source + ":" + fields.text("session"),
                change,
                fields.name("account"),
                fields.optionalText("device_id").orElse(null),
                fields.optionalText("device_type").orElse(null),
                fields.optionalText("address").orElse(null),
                at));
    }
}
