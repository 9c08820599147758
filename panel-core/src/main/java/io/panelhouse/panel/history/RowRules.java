package io.panelhouse.panel.history;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rules that an imported row can break by itself; null means that it breaks none. */
public final class RowRules {

    private static final int MAX_KEY_LENGTH = 500;
    private static final int MAX_NAME_LENGTH = 80;
    private static final int MAX_FIELD_LENGTH = 500;
    private static final BigDecimal MAX_CREDITS = new BigDecimal("1000000000");
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private RowRules() {}

    static @Nullable String problem(ImportedAttempt row) {
        String problem = problem(row.sourceKey(), row.occurredAt());
        return problem != null
                ? problem
                : fields(row.accountName(), row.method(), row.deviceId(), row.deviceType(), row.address());
    }

    static @Nullable String problem(ImportedSession row) {
        String problem = problem(row.sourceKey(), row.occurredAt());
        if (problem != null) {
            return problem;
        }
        if (row.sessionId().isEmpty()) {
            return "Invalid session id: must not be empty";
        }
        return fields(row.sessionId(), row.accountName(), row.deviceId(), row.deviceType(), row.address());
    }

    /** Of a term. */
    public static @Nullable String problem(ImportedTerm row) {
        String problem = problem(row.sourceKey(), row.purchasedAt());
        if (problem != null) {
            return problem;
        }
        String name = nameProblem(row.accountName());
        return name != null ? name : period(row);
    }

    /** Of an account. */
    public static @Nullable String problem(ImportedAccount row) {
        String problem = problem(row.sourceKey(), row.createdAt());
        if (problem == null) {
            problem = nameProblem(row.name());
        }
        if (problem != null) {
            return problem;
        }
        Integer months = row.months();
        Instant end = row.endsAt();
        if (months != null && (months < 0 || months > 1200)) {
            return "Invalid months: must be 0 to 1200, was " + months;
        }
        boolean needsEnd = months != null && months > 0;
        if (needsEnd != (end != null)) {
            return "Invalid period: a package of months has an end, no other has one";
        }
        return end != null && (outOfRange(end) || !end.isAfter(row.createdAt()))
                ? "Invalid period: must end after the account was created and before the year 2200"
                : null;
    }

    /** Of a line of a wallet. */
    public static @Nullable String problem(ImportedEntry row) {
        String problem = problem(row.sourceKey(), row.occurredAt());
        if (problem == null) {
            problem = creditsProblem("amount", row.amount());
        }
        BigDecimal balance = row.balanceAfter();
        return problem == null && balance != null ? creditsProblem("balance", balance) : problem;
    }

    /** Of a device. */
    static @Nullable String problem(ImportedDevice row) {
        String problem = problem(row.sourceKey(), row.firstSeen());
        if (problem != null) {
            return problem;
        }
        if (outOfRange(row.lastSeen()) || row.lastSeen().isBefore(row.firstSeen())) {
            return "Invalid time: a device is last seen before the year 2200 and not before it is first seen";
        }
        return fields(row.accountName(), row.deviceId(), row.deviceType());
    }

    private static @Nullable String nameProblem(String name) {
        return name.isBlank() || name.length() > MAX_NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)
                ? "Invalid account: must have 1 to 80 printable characters"
                : null;
    }

    private static @Nullable String creditsProblem(String what, BigDecimal credits) {
        if (credits.abs().compareTo(MAX_CREDITS) > 0) {
            return "Invalid " + what + ": must be at most 1000000000";
        }
        return credits.stripTrailingZeros().scale() > 4 ? "Invalid " + what + ": must have at most 4 decimals" : null;
    }

    private static @Nullable String period(ImportedTerm row) {
        Instant end = row.endsAt();
        if (outOfRange(row.startsAt()) || (end != null && outOfRange(end))) {
            return "Invalid period: must lie between the years 1970 and 2200";
        }
        if (end != null && !end.isAfter(row.startsAt())) {
            return "Invalid period: must end after its start " + row.startsAt() + ", was " + end;
        }
        if (row.months() < 0 || row.months() > 1200) {
            return "Invalid months: must be 0 to 1200, was " + row.months();
        }
        if (row.months() == 0 && !row.trial() && end != null) {
            return "Invalid months: a paid term with an end must have at least 1, was 0";
        }
        if (row.credits().signum() < 0 || row.credits().compareTo(MAX_CREDITS) > 0) {
            return "Invalid credits: must be 0 to 1000000000, was "
                    + row.credits().toPlainString();
        }
        if (row.credits().stripTrailingZeros().scale() > 4) {
            return "Invalid credits: must have at most 4 decimals, was "
                    + row.credits().toPlainString();
        }
        return null;
    }

    private static @Nullable String problem(String key, Instant occurredAt) {
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH || key.indexOf(0) >= 0) {
            return "Invalid row key: must have 1 to 500 characters";
        }
        return outOfRange(occurredAt)
                ? "Invalid time: must lie between the years 1970 and 2200, was " + occurredAt
                : null;
    }

    private static boolean outOfRange(Instant instant) {
        return instant.isBefore(EARLIEST) || instant.isAfter(LATEST);
    }

    private static @Nullable String fields(@Nullable String... fields) {
        for (String field : fields) {
            if (field != null && (field.length() > MAX_FIELD_LENGTH || field.indexOf(0) >= 0)) {
                return "Invalid text: must have at most 500 characters and no zero character";
            }
        }
        return null;
    }
}
