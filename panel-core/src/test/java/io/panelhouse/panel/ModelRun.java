package io.panelhouse.panel;

import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.ChangePackage;
import io.panelhouse.panel.operation.Close;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Move;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Resume;
import io.panelhouse.panel.operation.Reverse;
import io.panelhouse.panel.operation.Suspend;
import io.panelhouse.panel.operation.Transfer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Random orders from 8 threads through two panels on one database, beside a model that knows only the answers: which
 * key was answered how, and what each wallet holds after all that was done. One in five orders repeats an earlier one,
 * one in ten asks for more credits than there are, one in twenty uses a key for something else.
 */
final class ModelRun {

    static final int THREADS = 8;
    private static final int ORDERS_AT_ONCE = 16;
    private static final BigDecimal TOO_MUCH = BigDecimal.valueOf(1_000_000_000);

    private final TestBusiness business;
    private final Panel otherPanel;
    private final long seed;
    private final List<ResellerId> resellers;
    private final Map<ResellerId, BigDecimal> opening = new HashMap<>();
    private final Map<String, Order> asked = new ConcurrentHashMap<>();
    private final Map<String, Receipt> receipts = new ConcurrentHashMap<>();
    private final Map<Long, String> keysByOperation = new ConcurrentHashMap<>();
    private final Queue<String> keys = new ConcurrentLinkedQueue<>();
    private final List<AccountId> accounts = new CopyOnWriteArrayList<>();
    private final Map<OperationKind, AtomicInteger> kinds = new ConcurrentHashMap<>();
    private final Set<String> violations = ConcurrentHashMap.newKeySet();
    private final AtomicInteger orders = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger tooDear = new AtomicInteger();
    private final AtomicInteger conflicting = new AtomicInteger();

    ModelRun(TestBusiness business, Panel otherPanel, long seed) {
        this.business = business;
        this.otherPanel = otherPanel;
        this.seed = seed;
        this.resellers = List.of(business.provider, business.north, business.northEast, business.south);
        this.resellers.forEach(reseller -> opening.put(reseller, business.balance(reseller)));
    }

    /** Runs so many orders, and looks at the invariants afterwards. */
    void run(int count) {
        int before = orders.get();
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            threads.add(CompletableFuture.runAsync(
                    () -> new Caller(number, before).ask(count / THREADS),
                    command -> Thread.ofPlatform().start(command)));
        }
        threads.forEach(CompletableFuture::join);
        violations.addAll(LedgerInvariants.violated(business));
        resellers.forEach(this::compareBalance);
    }

    /** The rules that were broken, each with the name of its invariant. */
    Set<String> violations() {
        return new TreeSet<>(violations);
    }

    int orders() {
        return orders.get();
    }

    int done() {
        return receipts.size();
    }

    String shares() {
        return "%d orders: %d%% repeated, %d%% too dear, %d%% with a key of another; %d done"
                        .formatted(
                                orders.get(),
                                percent(repeated),
                                percent(tooDear),
                                percent(conflicting),
                                receipts.size())
                + " " + new TreeMap<>(kinds);
    }

    private int percent(AtomicInteger part) {
        return Math.round(100f * part.get() / orders.get());
    }

    private void compareBalance(ResellerId reseller) {
        BigDecimal expected = receipts.entrySet().stream()
                .map(done -> effect(asked.get(done.getKey()), done.getValue(), reseller))
                .reduce(opening.getOrDefault(reseller, BigDecimal.ZERO), BigDecimal::add);
        if (business.balance(reseller).compareTo(expected) != 0) {
            violations.add("I2: a wallet holds what the answers say");
        }
    }

    /** What an answered order did to a wallet. */
    private BigDecimal effect(@Nullable Order order, Receipt receipt, ResellerId wallet) {
        if (order instanceof Reverse reverse) {
            String reversed = keysByOperation.getOrDefault(reverse.operationId(), "");
            Receipt first = receipts.get(reversed);
            return first == null
                    ? BigDecimal.ZERO
                    : effect(asked.get(reversed), first, wallet).negate();
        }
        boolean own = receipt.resellerId().equals(wallet);
        if (receipt.kind() == OperationKind.MINT) {
            return own ? receipt.credits() : BigDecimal.ZERO;
        }
        BigDecimal effect = own ? receipt.credits().negate() : BigDecimal.ZERO;
        boolean receives = order instanceof Transfer transfer && transfer.to().equals(wallet);
        return receives ? effect.add(receipt.credits()) : effect;
    }

    private void remember(String key, Receipt receipt) {
        keys.add(key);
        keysByOperation.put(receipt.operationId(), key);
        kinds.computeIfAbsent(receipt.kind(), kind -> new AtomicInteger()).incrementAndGet();
        AccountId account = receipt.accountId();
        if (account != null && (receipt.kind() == OperationKind.ACTIVATE || receipt.kind() == OperationKind.TRIAL)) {
            accounts.add(account);
        }
    }

    /** One thread: asks for some orders at once, waits for the answers, and compares them with the model. */
    private final class Caller {
        private final int number;
        private final Random random;
        private final Panel panel;
        private final List<String> recent = new ArrayList<>();
        private int next;

        Caller(int number, int before) {
            this.number = number;
            this.random = new Random(seed + number + 31L * before);
            this.panel = number % 2 == 0 ? business.panel : otherPanel;
            this.next = before;
        }

        void ask(int count) {
            for (int asked = 0; asked < count; asked += ORDERS_AT_ONCE) {
                List<Runnable> answers = new ArrayList<>();
                for (int i = 0; i < Math.min(ORDERS_AT_ONCE, count - asked); i++) {
                    answers.add(submit());
                }
                recent.clear();
                answers.forEach(Runnable::run);
            }
        }

        private Runnable submit() {
            orders.incrementAndGet();
            int dice = random.nextInt(100);
            String earlier = dice < 25 ? earlierKey() : null;
            if (earlier != null && dice < 20) {
                repeated.incrementAndGet();
                Order order = asked.getOrDefault(earlier, mint(earlier));
                CompletableFuture<Outcome> answer = panel.ledger().submit(order);
                return () -> check(earlier, answer);
            }
            if (earlier != null) {
                conflicting.incrementAndGet();
                CompletableFuture<Outcome> answer = panel.ledger().submit(mint(earlier));
                return () -> checkConflict(answer);
            }
            String key = number + "-" + next++;
            if (dice < 35) {
                tooDear.incrementAndGet();
                Order order = new Transfer(business.asProvider, key, business.provider, business.south, TOO_MUCH);
                CompletableFuture<Outcome> answer = panel.ledger().submit(order);
                return () -> checkTooDear(answer);
            }
            Order order = fresh(key, dice);
            asked.put(key, order);
            CompletableFuture<Outcome> answer = panel.ledger().submit(order);
            return () -> check(key, answer);
        }

        private Order fresh(String key, int dice) {
            ResellerId reseller = resellers.get(random.nextInt(resellers.size()));
            if (dice < 40) {
                return new Mint(business.asProvider, key, business.provider, BigDecimal.valueOf(400));
            }
            if (dice < 55) {
                ResellerId to = random.nextInt(4) == 0 ? business.north : business.south;
                return new Transfer(
                        business.asProvider, key, business.provider, to, BigDecimal.valueOf(1 + random.nextInt(90)));
            }
            if (dice < 60) {
                return new Transfer(business.asNorth, key, business.north, business.northEast, BigDecimal.valueOf(7));
            }
            if (dice < 76 || accounts.isEmpty()) {
                String code = random.nextInt(8) == 0 ? "TRIAL" : "M1";
                return new CreateAccount(business.asProvider, key, reseller, "a" + key, null, code);
            }
            return onAccount(key, AccountRef.id(accounts.get(random.nextInt(accounts.size()))), reseller);
        }

        private Order onAccount(String key, AccountRef account, ResellerId reseller) {
            Actor paula = business.asProvider;
            return switch (random.nextInt(10)) {
                case 0 -> new Suspend(paula, key, account, null);
                case 1 -> new Resume(paula, key, account, null);
                case 2 -> new Move(paula, key, account, reseller, null);
                case 3 -> random.nextInt(4) == 0 ? new Close(paula, key, account, null) : renewal(key, account);
                case 4, 5 -> new ChangePackage(paula, key, account, random.nextBoolean() ? "M3" : "M6", null);
                case 6, 7 -> reversal(key, account);
                default -> renewal(key, account);
            };
        }

        private Order renewal(String key, AccountRef account) {
            return new RenewAccount(business.asProvider, key, account, random.nextBoolean() ? "M1" : "M3", null);
        }

        /** Takes back something that was done a little while ago; most often something came after it. */
        private Order reversal(String key, AccountRef otherwise) {
            String earlier = recent.isEmpty() ? null : recent.get(random.nextInt(recent.size()));
            Receipt receipt = earlier == null ? null : receipts.get(earlier);
            return receipt == null
                    ? renewal(key, otherwise)
                    : new Reverse(business.asProvider, key, receipt.operationId());
        }

        /** A key of this or another thread that was answered well. */
        private @Nullable String earlierKey() {
            String key = keys.poll();
            if (key != null) {
                keys.add(key);
            }
            return key;
        }

        private Order mint(String key) {
            return new Mint(actorOf(key), key, business.provider, new BigDecimal("0.0001"));
        }

        /** The same operator as in the order of that key, so that it is the same key. */
        private Actor actorOf(String key) {
            Order order = asked.get(key);
            return order == null
                    ? business.asProvider
                    : Actor.within(order.actor().operator(), business.provider);
        }

        private void check(String key, CompletableFuture<Outcome> answer) {
            if (outcome(answer) instanceof Outcome.Done(Receipt receipt)) {
                Receipt first = receipts.putIfAbsent(key, receipt);
                if (first == null) {
                    remember(key, receipt);
                    recent.add(key);
                } else if (!first.equals(receipt)) {
                    violations.add("I4: a repeated order gives the first answer");
                }
            } else if (receipts.containsKey(key)) {
                violations.add("I4: a repeated order gives the first answer");
            }
        }

        private void checkConflict(CompletableFuture<Outcome> answer) {
            if (!(outcome(answer) instanceof Outcome.Refused(RefusalCode code, String sentence))
                    || code != RefusalCode.KEY_CONFLICT) {
                violations.add("I4: the same key for something else is a conflict");
            }
        }

        private void checkTooDear(CompletableFuture<Outcome> answer) {
            if (!(outcome(answer) instanceof Outcome.Refused(RefusalCode code, String sentence))
                    || code != RefusalCode.INSUFFICIENT_CREDITS) {
                violations.add("I3: who has too few credits is told so");
            }
        }

        /** The answer; a failed one is noted, since the database refuses nothing that the panel allows. */
        private Outcome outcome(CompletableFuture<Outcome> answer) {
            try {
                return answer.join();
            } catch (CompletionException e) {
                violations.add("an order fails: " + e.getCause());
                return new Outcome.Refused(RefusalCode.INVALID, "failed");
            }
        }
    }
}
