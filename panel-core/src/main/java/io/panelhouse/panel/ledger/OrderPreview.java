package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Says what would come of orders, by the rules that decide on them, without a lock and without writing. Wallets may
 * fall below 0 here: that shows in the balance.
 */
final class OrderPreview {

    /** Each order is checked against its own actor. */
    private static final Actor HOUSE = Actor.house("preview");

    private final PanelDatabase database;
    private final InstantSource time;

    OrderPreview(PanelDatabase database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /** What would come of each, one after the other. */
    List<Previewed> of(List<? extends Order> orders) {
        return database.read(HOUSE, handle -> of(handle, orders));
    }

    private List<Previewed> of(Handle handle, List<? extends Order> orders) throws SQLException {
        Instant now = Times.exact(time.instant());
        BatchState state = new BatchLoader(handle, BatchState.Purpose.PREVIEW, now).load(orders);
        OrderRules rules = new OrderRules(state, new Posting(), now);
        List<Previewed> previewed = new ArrayList<>(orders.size());
        for (Order order : orders) {
            Outcome outcome = rules.decide(order);
            previewed.add(new Previewed(outcome, outcome instanceof Outcome.Done done ? account(state, done) : null));
        }
        return previewed;
    }

    private static @Nullable AccountEffect account(BatchState state, Outcome.Done done) {
        AccountId id = done.receipt().accountId();
        AccountState account = id == null ? null : state.account(AccountRef.id(id));
        return account == null ? null : AccountEffect.of(account);
    }

    /**
     * The answer to one order.
     *
     * @param account as it would be after it
     */
    record Previewed(Outcome outcome, @Nullable AccountEffect account) {}
}
