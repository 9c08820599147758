package io.panelhouse.panel.ledger;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Writes a batch of orders in one transaction: reads set-based under lock, decides one by one, writes set-based. */
final class BatchWriter {

    private static final int MAX_ATTEMPTS = 4;

    /** Unique violation, serialization failure, deadlock: another process was faster, and the next reading sees it. */
    private static final Set<String> WORTH_RETRYING = Set.of("23505", "40001", "40P01");

    /** A batch holds orders of many actors; each is checked against its own scope. */
    private static final Actor HOUSE = Actor.house("ledger");

    private final PanelDatabase database;
    private final InstantSource time;

    BatchWriter(PanelDatabase database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /** Answers each order at its place. An order that the database cannot take fails alone, as an {@link Answer}. */
    List<Answer> write(List<? extends Order> orders) {
        try {
            return writeRetrying(orders);
        } catch (JdbiException e) {
            if (orders.size() == 1) {
                return List.of(new Answer.Failed(e));
            }
            int half = orders.size() / 2;
            List<Answer> answers = new ArrayList<>(write(orders.subList(0, half)));
            answers.addAll(write(orders.subList(half, orders.size())));
            return answers;
        }
    }

    private List<Answer> writeRetrying(List<? extends Order> orders) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.transaction(HOUSE, handle -> writeOnce(handle, orders));
            } catch (JdbiException e) {
                boolean again = PanelDatabase.sqlState(e)
                        .filter(WORTH_RETRYING::contains)
                        .isPresent();
                if (!again || attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private List<Answer> writeOnce(Handle handle, List<? extends Order> orders) throws SQLException {
        Instant now = time.instant();
        BatchState state = new BatchLoader(handle, BatchState.Purpose.WRITE, now).load(orders);
        Posting posting = new Posting();
        OrderRules rules = new OrderRules(state, posting, now);
        List<Answer> answers = new ArrayList<>(orders.size());
        for (Order order : orders) {
            answers.add(new Answer.Given(rules.decide(order)));
        }
        new PostingWriter(handle.getConnection()).write(posting);
        return answers;
    }

    /** What became of one order of a batch. */
    sealed interface Answer {
        record Given(Outcome outcome) implements Answer {}

        record Failed(RuntimeException reason) implements Answer {}
    }
}
