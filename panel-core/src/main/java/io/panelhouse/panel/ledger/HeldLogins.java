package io.panelhouse.panel.ledger;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.RowBatch;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.hold.JdbcHolds;
import io.panelhouse.panel.operation.AccountOrder;
import io.panelhouse.panel.operation.ChangePackage;
import io.panelhouse.panel.operation.Close;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Move;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Resume;
import io.panelhouse.panel.operation.Reverse;
import io.panelhouse.panel.operation.Suspend;
import io.panelhouse.panel.operation.Transfer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operators of a batch that may move no credits. It is read once the wallets of the batch are locked. */
final class HeldLogins {

    static final HeldLogins NONE = new HeldLogins();

    private final Map<Key, Held> held = new HashMap<>();

    /** The holds in force for whoever gave these orders. */
    static HeldLogins of(Connection connection, List<? extends Order> orders) throws SQLException {
        Set<Key> asked = new LinkedHashSet<>();
        for (Order order : orders) {
            asked.addAll(keys(order.actor()));
        }
        HeldLogins logins = new HeldLogins();
        new RowBatch<>(List.copyOf(asked))
                .bigint(key -> key.reseller().value())
                .text(Key::operator)
                .query(connection, """
                        SELECT h.reseller_id, o.name, h.held_at, h.debits, h.usual
                          FROM unnest(?, ?) AS u (reseller_id, name)
                          JOIN panel.operator o USING (name)
                          JOIN panel.login_hold h ON h.operator_id = o.id AND h.reseller_id = u.reseller_id
                         WHERE h.lifted_at IS NULL""", HeldLogins::held)
                .forEach(one -> logins.held.put(one.key, one));
        return logins;
    }

    private static List<Key> keys(Actor actor) {
        ResellerId scope = actor.scope();
        if (scope == null) {
            return List.of();
        }
        String operator = JdbcHolds.operatorOf(actor.operator());
        return operator.equals(actor.operator())
                ? List.of(new Key(scope, operator))
                : List.of(new Key(scope, operator), new Key(scope, actor.operator()));
    }

    /** A refusal, if the order moves credits and who gave it is held. */
    Outcome.@Nullable Refused refusal(Order order, String verb) {
        if (held.isEmpty() || !movesCredits(order)) {
            return null;
        }
        for (Key key : keys(order.actor())) {
            Held one = held.get(key);
            if (one != null) {
                return OrderWords.refused(RefusalCode.HELD, verb, one.words());
            }
        }
        return null;
    }

    private static boolean movesCredits(Order order) {
        return switch (order) {
            case Mint mint -> true;
            case Transfer transfer -> true;
            case CreateAccount create -> true;
            case Reverse reverse -> true;
            case AccountOrder onAccount ->
                switch (onAccount) {
                    case RenewAccount renew -> true;
                    case ChangePackage change -> true;
                    case Suspend suspend -> false;
                    case Resume resume -> false;
                    case Close close -> false;
                    case Move move -> false;
                };
        };
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                new Key(new ResellerId(row.getLong("reseller_id")), row.getString("name")),
                Times.required(row, "held_at"),
                row.getInt("debits"),
                row.getBigDecimal("usual"));
    }

    /** An operator, as whose it acts. */
    private record Key(ResellerId reseller, String operator) {}

    private record Held(Key key, Instant since, int debits, BigDecimal usual) {

        String words() {
            return "operator %s is held since %s, after %d operations in 60 seconds where %s are usual; confirm with your"
                            .formatted(
                                    key.operator,
                                    since.truncatedTo(ChronoUnit.SECONDS),
                                    debits,
                                    OrderWords.amount(usual))
                    + " second factor, or ask an owner or who is above you to lift the hold";
        }
    }
}
