package io.panelhouse.streaming.process;

import io.panelhouse.event.AccountId;
import io.panelhouse.event.OperationKind;
import io.panelhouse.event.OperationLogged;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.TermEndMoved;
import io.panelhouse.event.TermKind;
import io.panelhouse.event.TermSold;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Terms of accounts and what is done to them, and what the rows of the panel would say: kept step by step. */
final class AccountLoad {

    private final JournalLoad journals;
    private final Random random;
    private final Map<Long, Held> accounts = new HashMap<>();

    AccountLoad(JournalLoad journals, Random random) {
        this.journals = journals;
        this.random = random;
    }

    ResellerId owner(AccountId account, ResellerId otherwise) {
        Held held = accounts.get(account.value());
        return held == null ? otherwise : held.owner;
    }

    /** Sells a term, if the account can have another one; sometimes something else is done to the account after it. */
    void sell(ResellerId owner, AccountId id, String name, long operation) {
        Held held = accounts.computeIfAbsent(id.value(), unknown -> new Held(id, owner));
        Sold last = held.last();
        if (!held.closed && (last == null || !last.until.equals(Instant.MAX))) {
            sell(held, name, operation, last);
        }
        if (random.nextInt(3) == 0) {
            turn(held);
        }
    }

    long active(long reseller, Instant at) {
        return count(reseller, held -> held.active(at));
    }

    long due(long reseller, Instant at) {
        return count(reseller, held -> held.due(at));
    }

    BigDecimal dueCredits(long reseller, Instant at) {
        return accounts.values().stream()
                .filter(held -> held.owner.value() == reseller && held.due(at))
                .map(Held::renewal)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private long count(long reseller, Predicate<Held> condition) {
        return accounts.values().stream()
                .filter(held -> held.owner.value() == reseller && condition.test(held))
                .count();
    }

    private void sell(Held held, String name, long operation, @Nullable Sold last) {
        Instant now = JournalLoad.now();
        Instant from = last != null && last.until.isAfter(now) ? last.until : now;
        int roll = random.nextInt(20);
        boolean trial = held.terms.isEmpty() && roll % 4 == 0;
        boolean catalogued = random.nextBoolean();
        Instant until = roll == 19 ? Instant.MAX : from.plus(length(roll));
        BigDecimal charged = trial ? BigDecimal.ZERO : JournalLoad.PRICE;
        String code = trial ? "TRIAL" : catalogued ? "M3" : "M2";
        journals.journal(
                Topics.TERM,
                EventCodecs.TERM_SOLD,
                held.id.value(),
                new TermSold(
                        held.owner,
                        held.id,
                        name,
                        operation,
                        code,
                        1,
                        charged.setScale(4),
                        TermKind.RENEWAL,
                        trial,
                        now,
                        from,
                        until.equals(Instant.MAX) ? null : until));
        BigDecimal renewal = catalogued && !trial ? new BigDecimal("3.0000") : charged;
        held.terms.add(new Sold(operation, trial, from, until, renewal));
        held.did(operation, reversal -> {
            held.terms.removeIf(term -> term.operation == operation);
            moveEnd(held, OperationKind.REVERSE, reversal, operation, null);
        });
    }

    private Duration length(int roll) {
        if (roll < 9) {
            return Duration.ofMillis(1_000 + random.nextInt(9_000));
        }
        return roll < 15 ? Duration.ofHours(1 + random.nextInt(47)) : Duration.ofDays(roll < 18 ? 7 : 30);
    }

    /** Suspends, resumes, moves, closes, or takes the last of these or a sale back. */
    private void turn(Held held) {
        int roll = random.nextInt(10);
        if (roll < 3 && held.undo != null) {
            Undo undo = held.undo;
            held.owner = held.ownerBefore;
            long operation = log(held, OperationKind.REVERSE, held.lastOperation);
            undo.by(operation);
            held.undo = null;
        } else if (held.closed) {
            return;
        } else if (roll < 7) {
            boolean was = held.suspended;
            held.suspended = !was;
            held.did(log(held, was ? OperationKind.RESUME : OperationKind.SUSPEND, null), by -> held.suspended = was);
        } else if (roll < 9) {
            ResellerId before = held.owner;
            held.owner = new ResellerId(1L + before.value() % JournalLoad.RESELLERS);
            held.did(log(held, OperationKind.MOVE, null), by -> {});
            held.ownerBefore = before;
        } else {
            close(held);
        }
    }

    private void close(Held held) {
        long operation = log(held, OperationKind.CLOSE, null);
        Instant now = JournalLoad.now();
        List<Sold> before = List.copyOf(held.terms);
        held.terms.clear();
        for (Sold term : before) {
            boolean over = !term.until.isAfter(now);
            if (!over) {
                moveEnd(held, OperationKind.CLOSE, operation, term.operation, term.from.isBefore(now) ? now : null);
            }
            if (over || term.from.isBefore(now)) {
                held.terms.add(over ? term : term.endingAt(now));
            }
        }
        held.closed = true;
        held.did(operation, reversal -> {
            held.closed = false;
            held.terms.clear();
            held.terms.addAll(before);
            before.stream()
                    .filter(term -> term.until.isAfter(now))
                    .forEach(term -> moveEnd(held, OperationKind.REVERSE, reversal, term.operation, term.until));
        });
    }

    private long log(Held held, OperationKind kind, @Nullable Long reversed) {
        long operation = journals.rows(Topics.OPERATION) + 1;
        journals.journal(
                Topics.OPERATION,
                EventCodecs.OPERATION_LOGGED,
                held.owner.value(),
                new OperationLogged(operation, held.owner, held.id, kind, "test", JournalLoad.now(), reversed));
        return operation;
    }

    /** Of a term that counts as never sold the end is null. */
    private void moveEnd(Held held, OperationKind kind, long operation, long term, @Nullable Instant until) {
        journals.journal(
                Topics.TERM_END,
                EventCodecs.TERM_END_MOVED,
                held.id.value(),
                new TermEndMoved(
                        held.owner,
                        held.id,
                        operation,
                        kind,
                        term,
                        until == null,
                        Instant.MAX.equals(until) ? null : until,
                        JournalLoad.now()));
    }

    /** Takes the last operation back. */
    private interface Undo {
        void by(long operation);
    }

    private record Sold(long operation, boolean trial, Instant from, Instant until, BigDecimal credits) {

        Sold endingAt(Instant end) {
            return new Sold(operation, trial, from, end, credits);
        }
    }

    private static final class Held {
        private final AccountId id;
        private final List<Sold> terms = new ArrayList<>();
        private ResellerId owner;
        private ResellerId ownerBefore;
        private boolean suspended;
        private boolean closed;
        private long lastOperation;
        private @Nullable Undo undo;

        Held(AccountId id, ResellerId owner) {
            this.id = id;
            this.owner = owner;
            this.ownerBefore = owner;
        }

        void did(long operation, Undo how) {
            lastOperation = operation;
            undo = how;
            ownerBefore = owner;
        }

        @Nullable
        Sold last() {
            return terms.stream()
                    .max(Comparator.comparing(Sold::until).thenComparingLong(Sold::operation))
                    .orElse(null);
        }

        BigDecimal renewal() {
            Sold last = last();
            return last == null ? BigDecimal.ZERO : last.credits;
        }

        boolean active(Instant at) {
            return !suspended
                    && !closed
                    && terms.stream().anyMatch(term -> !term.from.isAfter(at) && term.until.isAfter(at));
        }

        boolean due(Instant at) {
            Sold last = last();
            Instant until = LocalDate.ofInstant(at, ZoneOffset.UTC)
                    .plusDays(8)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            return last != null
                    && !closed
                    && !last.trial
                    && !last.until.isBefore(at)
                    && last.until.isBefore(until)
                    && !terms.stream().allMatch(term -> term.from.isAfter(at));
        }
    }
}
