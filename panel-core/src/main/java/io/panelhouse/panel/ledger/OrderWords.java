package io.panelhouse.panel.ledger;

import io.panelhouse.panel.operation.AccountOrder;
import io.panelhouse.panel.operation.AccountRef;
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
import org.jspecify.annotations.Nullable;

/** How a refusal is said, and the rules that an order can break by itself. */
final class OrderWords {

    private static final int MAX_NAME_LENGTH = 80;
    private static final int MAX_KEY_LENGTH = 200;
    private static final int MAX_SECRET_LENGTH = 200;
    private static final BigDecimal MAX_CREDITS = new BigDecimal("1000000000");

    private OrderWords() {}

    /** What the order wants, as it follows "Cannot". */
    static String verb(Order order) {
        return switch (order) {
            case Mint mint -> "mint " + credits(mint.credits());
            case Transfer transfer ->
                "transfer %s from reseller %s to %s"
                        .formatted(credits(transfer.credits()), transfer.from(), transfer.to());
            case CreateAccount create -> "create account " + create.name().strip();
            case RenewAccount renew -> "renew account " + name(renew.account());
            case ChangePackage change -> "change the package of account " + name(change.account());
            case Suspend suspend -> "suspend account " + name(suspend.account());
            case Resume resume -> "resume account " + name(resume.account());
            case Close close -> "close account " + name(close.account());
            case Move move -> "move account " + name(move.account()) + " to reseller " + move.to();
            case Reverse reverse -> "reverse operation " + reverse.operationId();
        };
    }

    private static String name(AccountRef account) {
        return switch (account) {
            case AccountRef.ById byId -> byId.id().toString();
            case AccountRef.ByName byName -> byName.name();
        };
    }

    static Outcome.Refused refused(RefusalCode code, String verb, String fact) {
        return new Outcome.Refused(code, "Cannot " + verb + ": " + fact);
    }

    static Outcome.Refused fraction(String verb, String reseller) {
        return refused(
                RefusalCode.INVALID,
                verb,
                "reseller " + reseller + " works with whole credits; leave the decimals or allow them in its settings");
    }

    static String amount(BigDecimal credits) {
        return credits.signum() == 0 ? "0" : credits.stripTrailingZeros().toPlainString();
    }

    static String credits(BigDecimal credits) {
        return amount(credits) + (credits.compareTo(BigDecimal.ONE) == 0 ? " credit" : " credits");
    }

    /** A refusal if the order breaks a rule whatever the state of the panel. */
    static Outcome.@Nullable Refused malformed(Order order) {
        String problem = problem(order);
        return problem == null ? null : refused(RefusalCode.INVALID, verb(order), problem);
    }

    private static @Nullable String problem(Order order) {
        if (order.key().isEmpty() || order.key().length() > MAX_KEY_LENGTH || hasControlCharacter(order.key())) {
            return "its key must have 1 to 200 printable characters";
        }
        String batch = order.batch();
        if (batch != null && (batch.isEmpty() || batch.length() > MAX_KEY_LENGTH || hasControlCharacter(batch))) {
            return "its batch must have 1 to 200 printable characters";
        }
        return switch (order) {
            case Mint mint -> problem(mint.credits());
            case Transfer transfer -> problem(transfer.credits());
            case CreateAccount create -> problem(create);
            case AccountOrder onAccount -> null;
            case Reverse reverse -> null;
        };
    }

    private static @Nullable String problem(BigDecimal credits) {
        if (credits.signum() <= 0) {
            return "the amount must be more than 0";
        }
        if (credits.stripTrailingZeros().scale() > 4) {
            return "the amount must have at most 4 decimals";
        }
        return credits.compareTo(MAX_CREDITS) > 0 ? "the amount must be at most " + amount(MAX_CREDITS) : null;
    }

    private static @Nullable String problem(CreateAccount create) {
        String name = create.name();
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH || !name.equals(name.strip())) {
            return "the name must have 1 to 80 characters, without a blank at either end";
        }
        if (hasControlCharacter(name)) {
            return "the name must not hold control characters";
        }
        String secret = create.secret();
        if (secret != null && (secret.isEmpty() || secret.length() > MAX_SECRET_LENGTH)) {
            return "the password must have 1 to 200 characters";
        }
        return null;
    }

    private static boolean hasControlCharacter(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
