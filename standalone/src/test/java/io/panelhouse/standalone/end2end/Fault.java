package io.panelhouse.standalone.end2end;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What may happen to a running stack. Each strikes, lasts as long as it does, and heals; the stack does the rest. */
enum Fault {
    KILLED_POSTGRES,
    KILLED_KAFKA,
    KILLED_INGEST,
    KILLED_STREAMING,
    KILLED_API,
    KILLED_DASHBOARD,
    STOPPED_KAFKA,
    STOPPED_INGEST,
    STOPPED_STREAMING,
    CUT_DATABASE,
    CUT_KAFKA,
    FULL_DISK,
    DATABASE_AHEAD,
    DATABASE_BEHIND;

    private static final Duration WRONG_BY = Duration.ofHours(1);

    /** How long what is not over at once lasts. */
    private static final Duration LASTS = Duration.ofSeconds(Integer.getInteger("panelhouse.faultSeconds", 5));

    /** Whether it is the end of one process by force, after which R5 wants figures again within 15 s. */
    boolean isKill() {
        return name().startsWith("KILLED");
    }

    /** Whether this machine lets it happen. */
    boolean isPossible(StackUnderTest stack) {
        return switch (this) {
            case CUT_KAFKA -> stack.canCutConnections();
            case FULL_DISK -> stack.hasOwnDisk();
            case DATABASE_AHEAD, DATABASE_BEHIND -> stack.hasOwnClock();
            default -> true;
        };
    }

    /** Strikes; returns when it has healed. */
    void strike(StackUnderTest stack) {
        switch (this) {
            case KILLED_POSTGRES -> stack.kill("postgres");
            case KILLED_KAFKA -> stack.kill("kafka");
            case KILLED_INGEST -> stack.kill("ingest");
            case KILLED_STREAMING -> stack.kill("streaming");
            case KILLED_API -> stack.kill("api");
            case KILLED_DASHBOARD -> stack.kill("dashboard");
            case STOPPED_KAFKA -> stopped(stack, "kafka");
            case STOPPED_INGEST -> stopped(stack, "ingest");
            case STOPPED_STREAMING -> stopped(stack, "streaming");
            case CUT_DATABASE -> stack.cutDatabase();
            case CUT_KAFKA -> stack.cutKafka();
            case FULL_DISK -> fullDisk(stack);
            case DATABASE_AHEAD -> wrongClock(stack, WRONG_BY);
            case DATABASE_BEHIND -> wrongClock(stack, WRONG_BY.negated());
        }
    }

    private static void stopped(StackUnderTest stack, String part) {
        long pid = stack.pidOf(part);
        stack.signal("STOP", pid);
        try {
            last();
        } finally {
            stack.signal("CONT", pid);
        }
    }

    private static void fullDisk(StackUnderTest stack) {
        stack.fillDisk();
        try {
            last();
        } finally {
            stack.freeDisk();
        }
    }

    private static void wrongClock(StackUnderTest stack, Duration span) {
        stack.clockIsWrongBy(span);
        try {
            last();
        } finally {
            stack.clockIsWrongBy(Duration.ZERO);
        }
    }

    private static void last() {
        long until = System.nanoTime() + LASTS.toNanos();
        for (long left = LASTS.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
