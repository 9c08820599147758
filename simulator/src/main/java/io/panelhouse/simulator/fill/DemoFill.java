package io.panelhouse.simulator.fill;

import io.panelhouse.panel.Panel;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.history.ImportResult;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.simulator.business.BusinessEvent;
import io.panelhouse.simulator.business.BusinessEvent.Sold;
import io.panelhouse.simulator.business.BusinessHistory;
import io.panelhouse.simulator.business.RecentVisits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One fill of one panel.
 *
 * <p>Delivery: each order carries the key of its event and each sign-in row its own, so that a run after a killed one
 * repeats what is there without effect and adds the rest.
 */
public final class DemoFill {
    /** The name under which the fill works, as the operation journal shows it. */
    static final String OPERATOR = "demo";

    private static final int ORDERS_PER_CALL = 2_000;

    private final Panel panel;
    private final InstantSource time;
    private final Consumer<String> progress;

    /** @param progress takes lines for a person */
    public DemoFill(Panel panel, InstantSource time, Consumer<String> progress) {
        this.panel = panel;
        this.time = time;
        this.progress = progress;
    }

    /**
     * Fills the panel, or completes an earlier fill, or finds it complete.
     *
     * @throws FillRefusedException if the panel has no provider or holds another demo business
     */
    public FillReport fill(FillRequest request) {
        DemoTree tree = DemoTree.of(panel);
        DemoOperators operators = new DemoOperators(panel.operators());
        boolean complete = operators.complete();
        Duration length = Duration.ofDays(request.parameters().historyDays());
        Instant until = tree.begun().map(start -> start.plus(length)).orElseGet(time::instant);
        BusinessHistory history = BusinessHistory.play(request.parameters(), request.size(), request.seed(), until);
        int graceDays = request.parameters().renewals().graceDays();
        Map<String, Reseller> resellers = tree.create(history.tree(), graceDays, history.startsAt());
        String password = null;
        if (!complete) {
            progress.accept("Filling the panel: %d resellers, %,d operations, %d days until %s"
                    .formatted(history.tree().size(), history.events().size(), length.toDays(), history.until()));
            write(history.events(), new FillOrders(tree.actor(), tree.provider(), resellers));
            writeVisits(history, request, new FillVisits(panel.history(), tree.actor(), resellers));
            password = operators.create(tree.actor(), resellers, request.demoPassword());
        }
        return new FillReport(
                !complete,
                history.tree().size(),
                accounts(history),
                history.events().size(),
                history.until(),
                operators.all(),
                password);
    }

    private void write(List<BusinessEvent> events, FillOrders orders) {
        for (int from = 0; from < events.size(); from += ORDERS_PER_CALL) {
            int to = Math.min(events.size(), from + ORDERS_PER_CALL);
            List<Order> batch =
                    events.subList(from, to).stream().map(orders::order).toList();
            List<Outcome> outcomes = panel.ledger().applyAll(batch);
            for (int i = 0; i < batch.size(); i++) {
                requireDone(batch.get(i), outcomes.get(i));
            }
            progress.accept("%,d of %,d operations".formatted(to, events.size()));
        }
    }

    private void writeVisits(BusinessHistory history, FillRequest request, FillVisits visits) {
        ImportResult result = visits.write(RecentVisits.of(history, request.parameters(), request.seed()));
        if (!result.refused().isEmpty()) {
            throw new IllegalStateException("Cannot write sign-ins of the demo business: "
                    + result.refused().getFirst().reason());
        }
        progress.accept("%,d sign-in and session rows".formatted(result.added()));
    }

    private static void requireDone(Order order, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw new FillRefusedException("Cannot fill the panel: order " + order.key() + " was refused ("
                    + refused.code() + ": " + refused.sentence()
                    + "); use the size and seed it was begun with, or an empty panel");
        }
    }

    private static long accounts(BusinessHistory history) {
        return history.events().stream()
                .filter(Sold.class::isInstance)
                .map(event -> ((Sold) event).account())
                .distinct()
                .count();
    }
}
