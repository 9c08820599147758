package io.panelhouse.panel.security;

import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Operator;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Second factors in PostgreSQL: secrets encrypted, recovery codes as keyed hashes. */
final class JdbcSecondFactors implements SecondFactors {

    private static final String PURPOSE = "second factor";
    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_LENGTH = 10;
    private static final int CODE_LENGTH = 6;
    private static final int MAX_TYPED = 40;
    /** Without characters that are easily taken for another: 5 bits each. */
    private static final String LETTERS = "23456789abcdefghijkmnpqrstuvwxyz";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final PanelDatabase database;
    private final InstantSource time;
    private final JdbcAuditLog audit;
    private final PanelKey key;

    JdbcSecondFactors(PanelDatabase database, InstantSource time, JdbcAuditLog audit, PanelKey key) {
        this.database = database;
        this.time = time;
        this.audit = audit;
        this.key = key;
    }

    @Override
    public NewSecondFactor begin(Operator operator) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new NewSecondFactor(operator.name(), secret);
    }

    @Override
    public List<String> confirm(
            Operator operator, NewSecondFactor secret, String code, @Nullable OperatorSessionId keep) {
        OptionalLong step = TimedCodes.stepOf(secret.secret(), bare(code), time.instant(), 0);
        if (step.isEmpty()) {
            throw new IllegalArgumentException(
                    "The code does not fit. Wait for the next one, and check that the phone's clock is right.");
        }
        return database.transaction(operator.actor(), handle -> {
            handle.createUpdate("UPDATE panel.operator SET second_factor = :secret, second_factor_at = :at,"
                            + " second_factor_step = greatest(second_factor_step, :step) WHERE id = :id")
                    .bind("secret", key.encrypt(PURPOSE, owner(operator), secret.secret()))
                    .bind("at", Times.sql(Times.exact(time.instant())))
                    .bind("step", step.getAsLong())
                    .bind("id", operator.id())
                    .execute();
            JdbcOperatorSessions.endAll(handle, operator.id(), keep, time.instant());
            audit.write(handle, operator.actor(), "second-factor-set", owner(operator), Map.of(), null);
            return newCodes(handle, operator);
        });
    }

    @Override
    public List<String> renewRecoveryCodes(Operator operator) {
        return database.transaction(operator.actor(), handle -> {
            audit.write(handle, operator.actor(), "recovery-codes-renewed", owner(operator), Map.of(), null);
            return newCodes(handle, operator);
        });
    }

    @Override
    public int recoveryCodesLeft(Operator operator) {
        return database.read(
                operator.actor(),
                handle -> handle.createQuery("SELECT count(*) FROM panel.recovery_code"
                                + " WHERE operator_id = :id AND used_at IS NULL")
                        .bind("id", operator.id())
                        .mapTo(Integer.class)
                        .one());
    }

    @Override
    public void remove(Operator operator) {
        database.transaction(operator.actor(), handle -> {
            remove(handle, operator.id());
            audit.write(handle, operator.actor(), "second-factor-removed", owner(operator), Map.of(), null);
            return true;
        });
    }

    /** Asks this operator for no code any more, in a transaction that says why. */
    static void remove(Handle handle, long operatorId) {
        handle.execute(
                "UPDATE panel.operator SET second_factor = NULL, second_factor_at = NULL WHERE id = ?", operatorId);
        handle.execute("DELETE FROM panel.recovery_code WHERE operator_id = ?", operatorId);
    }

    /** Whether this code of the app, or recovery code, is good; it is not any more afterwards. */
    boolean spend(Operator operator, String typed, String address) {
        if (typed.length() > MAX_TYPED) {
            return false;
        }
        String code = bare(typed);
        return code.length() == CODE_LENGTH ? spendCode(operator, code) : spendRecovery(operator, code, address);
    }

    private boolean spendCode(Operator operator, String code) {
        return database.transaction(operator.actor(), handle -> {
            // The row stays locked until the step is written: of two tries with one code, one is late.
            OptionalLong step = handle.createQuery("SELECT second_factor, second_factor_step FROM panel.operator"
                            + " WHERE id = :id AND second_factor IS NOT NULL FOR UPDATE")
                    .bind("id", operator.id())
                    .map((row, context) -> TimedCodes.stepOf(
                            key.decrypt(PURPOSE, owner(operator), row.getBytes("second_factor")),
                            code,
                            time.instant(),
                            row.getLong("second_factor_step")))
                    .findOne()
                    .orElse(OptionalLong.empty());
            step.ifPresent(used -> handle.execute(
                    "UPDATE panel.operator SET second_factor_step = ? WHERE id = ?", used, operator.id()));
            return step.isPresent();
        });
    }

    private boolean spendRecovery(Operator operator, String code, String address) {
        return database.transaction(operator.actor(), handle -> {
            int used = handle.createUpdate("UPDATE panel.recovery_code SET used_at = :at"
                            + " WHERE operator_id = :id AND code_hash = :hash AND used_at IS NULL")
                    .bind("at", Times.sql(Times.exact(time.instant())))
                    .bind("id", operator.id())
                    .bind("hash", hash(operator, code))
                    .execute();
            if (used == 1) {
                audit.write(handle, operator.actor(), "recovery-code-used", owner(operator), Map.of(), address);
            }
            return used == 1;
        });
    }

    private List<String> newCodes(Handle handle, Operator operator) {
        handle.execute("DELETE FROM panel.recovery_code WHERE operator_id = ?", operator.id());
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            String code = drawn();
            handle.execute(
                    "INSERT INTO panel.recovery_code (operator_id, code_hash) VALUES (?, ?)",
                    operator.id(),
                    hash(operator, code));
            codes.add(code.substring(0, RECOVERY_LENGTH / 2) + "-" + code.substring(RECOVERY_LENGTH / 2));
        }
        return codes;
    }

    private byte[] hash(Operator operator, String code) {
        return key.mac("recovery code", operator.id() + " " + code);
    }

    private static String drawn() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < RECOVERY_LENGTH; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private static String owner(Operator operator) {
        return "operator " + operator.id();
    }

    private static String bare(String typed) {
        return typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }
}
