package io.panelhouse.panel.ledger;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.RowBatch;
import io.panelhouse.panel.database.SearchText;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Reverse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Previews of reversals on PostgreSQL. */
public final class JdbcReversals implements Reversals {

    private final PanelDatabase database;
    private final OrderPreview preview;

    public JdbcReversals(PanelDatabase database, InstantSource time) {
        this.database = database;
        this.preview = new OrderPreview(database, time);
    }

    @Override
    public ReversalQuote ofBatch(Actor actor, String batch) {
        return quote(
                actor,
                database.read(
                        actor,
                        handle -> handle.createQuery("""
                                SELECT o.operation_id FROM journal.operation o
                                  JOIN panel.reseller r ON r.id = o.reseller_id
                                 WHERE o.batch = :batch AND o.kind <> 'REVERSE' AND r.path LIKE :path || '%'
                                 ORDER BY o.operation_id DESC LIMIT :max""")
                                .bind("batch", SearchText.of(batch))
                                .bind("path", Subtrees.prefix(handle, actor))
                                .bind("max", MAX_OPERATIONS + 1)
                                .mapTo(Long.class)
                                .list()));
    }

    @Override
    public ReversalQuote quote(Actor actor, List<Long> operationIds) {
        if (operationIds.size() > MAX_OPERATIONS) {
            throw new IllegalArgumentException(
                    "Invalid number of operations: must be at most " + MAX_OPERATIONS + ", was " + operationIds.size());
        }
        List<Long> latestFirst = operationIds.stream()
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        Map<Long, Known> known = known(actor, latestFirst);
        List<OrderPreview.Previewed> previewed = preview.of(latestFirst.stream()
                .map(id -> new Reverse(actor, "preview of " + id, id))
                .toList());
        List<ReversalQuote.Line> lines = new ArrayList<>(latestFirst.size());
        for (int i = 0; i < latestFirst.size(); i++) {
            long id = latestFirst.get(i);
            lines.add(line(id, known.get(id), previewed.get(i)));
        }
        return new ReversalQuote(lines);
    }

    private static ReversalQuote.Line line(long id, @Nullable Known known, OrderPreview.Previewed previewed) {
        OperationKind kind = known == null ? null : known.kind;
        Instant at = known == null ? null : known.occurredAt;
        return switch (previewed.outcome()) {
            case Outcome.Done done ->
                new ReversalQuote.Line(id, kind, at, done.receipt().credits(), previewed.account(), null);
            case Outcome.Refused refused -> new ReversalQuote.Line(id, kind, at, OrderDesk.NOTHING, null, refused);
        };
    }

    private Map<Long, Known> known(Actor actor, List<Long> ids) {
        return database.read(actor, handle -> {
            Map<Long, Known> known = new HashMap<>();
            String path = Subtrees.prefix(handle, actor);
            new RowBatch<>(ids).bigint(id -> id).query(handle.getConnection(), """
                    SELECT o.operation_id, o.kind, o.occurred_at, r.path FROM journal.operation o
                      JOIN panel.reseller r ON r.id = o.reseller_id WHERE o.operation_id = ANY (?)""", row -> {
                boolean visible = row.getString("path").startsWith(path);
                if (visible) {
                    known.put(
                            row.getLong("operation_id"),
                            new Known(
                                    OperationKind.valueOf(row.getString("kind")), Times.required(row, "occurred_at")));
                }
                return visible;
            });
            return known;
        });
    }

    private record Known(OperationKind kind, Instant occurredAt) {}
}
