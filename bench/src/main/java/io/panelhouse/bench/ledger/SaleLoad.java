package io.panelhouse.bench.ledger;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Transfer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Full sales through the panel: every second one creates an account, every other renews it. */
final class SaleLoad {

    private static final int RESELLERS = 200;
    private static final int MAX_IN_FLIGHT = 1024;
    private static final BigDecimal CREDITS = BigDecimal.valueOf(10_000_000);

    private final Panel panel;
    private final Actor provider;
    private final List<ResellerId> resellers = new ArrayList<>();
    private final AtomicLong done = new AtomicLong();
    private long next;

    SaleLoad(Panel panel) {
        this.panel = panel;
        Actor house = Actor.house("bench");
        ResellerId root = panel.resellers()
                .create(house, NewReseller.provider("bench", ZoneOffset.UTC))
                .orThrow()
                .resellerId();
        this.provider = Actor.within("bench", root);
        for (int i = 0; i < RESELLERS; i++) {
            ResellerId reseller = panel.resellers()
                    .create(provider, NewReseller.below(root, "reseller " + i, ZoneOffset.UTC))
                    .orThrow()
                    .resellerId();
            resellers.add(reseller);
            panel.ledger().apply(new Mint(provider, "m" + i, root, CREDITS)).orThrow();
            panel.ledger()
                    .apply(new Transfer(provider, "t" + i, root, reseller, CREDITS))
                    .orThrow();
        }
    }

    /** Sales that were acknowledged since the beginning. */
    long done() {
        return done.get();
    }

    /** Sales a second with 1,024 waiting at any time; over all resellers, or on one of them. */
    double rate(boolean hot, Duration time) throws InterruptedException {
        beginWithACreation();
        Semaphore free = new Semaphore(MAX_IN_FLIGHT);
        AtomicInteger sales = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        List<CompletableFuture<?>> answers = new ArrayList<>();
        long start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) {
            free.acquire();
            answers.add(panel.ledger().submit(sale(hot)).whenComplete((outcome, failure) -> {
                if (outcome instanceof Outcome.Done) {
                    sales.incrementAndGet();
                } else {
                    failures.incrementAndGet();
                }
                free.release();
            }));
        }
        answers.forEach(CompletableFuture::join);
        double seconds = (System.nanoTime() - start) / 1e9;
        requireNone(failures.get());
        done.addAndGet(sales.get());
        return sales.get() / seconds;
    }

    /** The 99th percentile of the time from when a sale was due to its answer, at a steady rate; milliseconds. */
    double p99Millis(double rate, Duration time) throws InterruptedException {
        beginWithACreation();
        int count = (int) (rate * time.toMillis() / 1000);
        long[] nanos = new long[count];
        List<CompletableFuture<?>> answers = new ArrayList<>();
        AtomicInteger failures = new AtomicInteger();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + (long) (i * 1e9 / rate);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            int place = i;
            answers.add(panel.ledger().submit(sale(false)).whenComplete((outcome, failure) -> {
                nanos[place] = System.nanoTime() - due;
                if (!(outcome instanceof Outcome.Done)) {
                    failures.incrementAndGet();
                }
            }));
        }
        answers.forEach(CompletableFuture::join);
        requireNone(failures.get());
        done.addAndGet(count);
        Arrays.sort(nanos);
        return nanos[(int) (count * 0.99)] / 1e6;
    }

    /** A renewal that is due is of an account of the load before, perhaps on another reseller. */
    private void beginWithACreation() {
        next += next % 2;
    }

    private Order sale(boolean hot) {
        long number = next++;
        long pair = number / 2;
        ResellerId reseller = resellers.get(hot ? 0 : (int) (pair % RESELLERS));
        String name = "a" + pair;
        if (number % 2 == 0) {
            return new CreateAccount(provider, "s" + number, reseller, name, null, "M1");
        }
        return new RenewAccount(provider, "s" + number, AccountRef.name(reseller, name), "M1", null);
    }

    private static void requireNone(int failures) {
        if (failures > 0) {
            throw new IllegalStateException("Invalid benchmark: every sale must be done, " + failures + " were not");
        }
    }
}
