package io.panelhouse.panel.ledger;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The ledger in PostgreSQL, behind a queue that writes in batches. */
public final class JdbcCreditLedger implements CreditLedger, AutoCloseable {

    private static final int MAX_PAGE = 1000;
    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(4);

    private final PanelDatabase database;
    private final BatchWriter writer;
    private final OrderQueue queue;
    private final OrderPreview preview;

    public JdbcCreditLedger(PanelDatabase database, InstantSource time) {
        this.database = database;
        this.writer = new BatchWriter(database, time);
        this.queue = new OrderQueue(writer);
        this.preview = new OrderPreview(database, time);
    }

    @Override
    public Outcome apply(Order order) {
        try {
            return submit(order).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public CompletableFuture<Outcome> submit(Order order) {
        return queue.submit(order);
    }

    @Override
    public List<Outcome> applyAll(List<? extends Order> orders) {
        List<Outcome> outcomes = new ArrayList<>(orders.size());
        for (int from = 0; from < orders.size(); from += OrderQueue.MAX_BATCH) {
            List<? extends Order> batch = orders.subList(from, Math.min(orders.size(), from + OrderQueue.MAX_BATCH));
            for (BatchWriter.Answer answer : writer.write(batch)) {
                outcomes.add(outcome(answer));
            }
        }
        return outcomes;
    }

    /**
     * What would come of an order if it were given this moment, by the same rules and without any effect; a balance
     * that is too small shows as one below 0 after it.
     */
    public Outcome preview(Order order) {
        return preview.of(List.of(order)).getFirst().outcome();
    }

    private static Outcome outcome(BatchWriter.Answer answer) {
        return switch (answer) {
            case BatchWriter.Answer.Given given -> given.outcome();
            case BatchWriter.Answer.Failed failed -> throw failed.reason();
        };
    }

    @Override
    public BigDecimal balance(Actor actor, ResellerId reseller, LedgerAccount ledgerAccount) {
        return database.read(actor, handle -> {
            Subtrees.require(handle, actor, reseller);
            return handle.createQuery("""
                            SELECT balance FROM panel.ledger_account
                             WHERE reseller_id = :reseller AND ledger_account = :account""")
                    .bind("reseller", reseller.value())
                    .bind("account", ledgerAccount.name())
                    .mapTo(BigDecimal.class)
                    .findOne()
                    .orElse(NOTHING);
        });
    }

    @Override
    public Map<ResellerId, BigDecimal> balances(Actor actor, ResellerId root) {
        return database.read(actor, handle -> {
            String path = Subtrees.require(handle, actor, root).path();
            Map<ResellerId, BigDecimal> balances = new LinkedHashMap<>();
            handle.createQuery("""
                            SELECT l.reseller_id, l.balance FROM panel.ledger_account l
                              JOIN panel.reseller r ON r.id = l.reseller_id
                             WHERE r.path LIKE :path || '%' AND l.ledger_account = 'WALLET' ORDER BY l.reseller_id""")
                    .bind("path", path)
                    .map((row, context) -> Map.entry(new ResellerId(row.getLong(1)), row.getBigDecimal(2)))
                    .forEach(entry -> balances.put(entry.getKey(), entry.getValue()));
            return balances;
        });
    }

    @Override
    public List<LedgerEntry> entries(
            Actor actor, ResellerId reseller, LedgerAccount ledgerAccount, long beforeSequence, int maxEntries) {
        if (maxEntries < 1 || maxEntries > MAX_PAGE) {
            throw new IllegalArgumentException("Invalid page size: must be 1 to 1000, was " + maxEntries);
        }
        return database.read(actor, handle -> {
            Subtrees.require(handle, actor, reseller);
            return handle.createQuery(LedgerEntryRow.SELECT + LedgerEntryRow.FROM + """
                             WHERE e.reseller_id = :reseller AND e.ledger_account = :account
                               AND e.entry_sequence < :before
                             ORDER BY e.entry_sequence DESC LIMIT :max""")
                    .bind("reseller", reseller.value())
                    .bind("account", ledgerAccount.name())
                    .bind("before", beforeSequence)
                    .bind("max", maxEntries)
                    .map((row, context) -> LedgerEntryRow.read(row))
                    .list();
        });
    }

    @Override
    public long ledgerSequence(Actor actor, ResellerId reseller) {
        return database.read(actor, handle -> {
            Subtrees.require(handle, actor, reseller);
            return handle.createQuery("""
                            SELECT last_entry_sequence FROM panel.ledger_account
                             WHERE reseller_id = :reseller AND ledger_account = 'WALLET'""")
                    .bind("reseller", reseller.value())
                    .mapTo(Long.class)
                    .findOne()
                    .orElse(0L);
        });
    }

    @Override
    public void close() {
        queue.close();
    }
}
