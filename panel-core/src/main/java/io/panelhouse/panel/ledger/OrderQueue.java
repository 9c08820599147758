package io.panelhouse.panel.ledger;

import io.panelhouse.panel.PanelUnavailableException;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Gathers orders that arrive together. One thread takes what is there, at most 512, as soon as the batch before is
 * durable; a lone order waits for nothing.
 */
final class OrderQueue implements AutoCloseable {

    static final int MAX_BATCH = 512;
    private static final int MAX_WAITING_ORDERS = 20_000;
    private static final long IDLE_POLL_MILLIS = 100;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);

    private final BatchWriter writer;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MAX_WAITING_ORDERS);
    private final Thread thread;
    private volatile boolean open = true;

    OrderQueue(BatchWriter writer) {
        this.writer = writer;
        this.thread = Thread.ofPlatform().name("panel-ledger").daemon().start(this::run);
    }

    CompletableFuture<Outcome> submit(Order order) {
        Waiting entry = new Waiting(order, new CompletableFuture<>());
        if (!open) {
            entry.answer.completeExceptionally(
                    new PanelUnavailableException("Cannot take an order: the panel is closed"));
        } else if (!waiting.offer(entry)) {
            entry.answer.completeExceptionally(new PanelUnavailableException(
                    "Cannot take an order: " + MAX_WAITING_ORDERS + " are waiting; try again"));
        }
        return entry.answer;
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>(MAX_BATCH);
        while (open || !waiting.isEmpty()) {
            try {
                Waiting first = waiting.poll(IDLE_POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                waiting.drainTo(batch, MAX_BATCH - 1);
                write(batch);
            } catch (InterruptedException e) {
                open = false;
            } finally {
                batch.clear();
            }
        }
    }

    private void write(List<Waiting> batch) {
        try {
            List<BatchWriter.Answer> answers =
                    writer.write(batch.stream().map(Waiting::order).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).complete(answers.get(i));
            }
        } catch (RuntimeException e) {
            batch.forEach(entry -> entry.answer.completeExceptionally(e));
        }
    }

    /** Answers what is waiting, then stops. */
    @Override
    public void close() {
        open = false;
        try {
            if (!thread.join(CLOSE_TIMEOUT)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Waiting> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(entry -> entry.answer.completeExceptionally(
                new PanelUnavailableException("Cannot take an order: the panel is closed")));
    }

    private record Waiting(Order order, CompletableFuture<Outcome> answer) {
        void complete(BatchWriter.Answer given) {
            switch (given) {
                case BatchWriter.Answer.Given done -> answer.complete(done.outcome());
                case BatchWriter.Answer.Failed failed -> answer.completeExceptionally(failed.reason());
            }
        }
    }
}
