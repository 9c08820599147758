package io.panelhouse.panel.ledger;

import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.ChangePackage;
import io.panelhouse.panel.operation.Close;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Move;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Resume;
import io.panelhouse.panel.operation.Reverse;
import io.panelhouse.panel.operation.Suspend;
import io.panelhouse.panel.operation.Transfer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an order asks for, as a hash: the same for two orders exactly if they ask for the same. */
final class OrderContent {

    private OrderContent() {}

    /** SHA-256 over operator, key and everything asked for. */
    static byte[] hash(Order order) {
        MessageDigest sha256 = SecretHash.sha256();
        List<String> fields = new ArrayList<>(fields(order));
        String batch = order.batch();
        if (batch != null) {
            fields.add("batch " + batch);
        }
        for (String field : fields) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            sha256.update(bytes);
        }
        return sha256.digest();
    }

    private static List<String> fields(Order order) {
        String by = order.actor().operator();
        String scope = String.valueOf(order.actor().scope());
        String at = String.valueOf(order.occurredAt());
        return switch (order) {
            case Mint mint ->
                List.of("MINT", by, scope, at, mint.key(), mint.provider().toString(), amount(mint.credits()));
            case Transfer transfer ->
                List.of(
                        "TRANSFER",
                        by,
                        scope,
                        at,
                        transfer.key(),
                        transfer.from().toString(),
                        transfer.to().toString(),
                        amount(transfer.credits()));
            case CreateAccount create -> {
                String secret = create.secret();
                yield List.of(
                        "CREATE",
                        by,
                        scope,
                        at,
                        create.key(),
                        create.reseller().toString(),
                        create.name(),
                        secret == null ? "none" : "secret " + secret,
                        create.packageCode());
            }
            case RenewAccount renew ->
                List.of("RENEW", by, scope, at, renew.key(), account(renew.account()), renew.packageCode());
            case ChangePackage change ->
                List.of("CHANGE", by, scope, at, change.key(), account(change.account()), change.packageCode());
            case Suspend suspend -> List.of("SUSPEND", by, scope, at, suspend.key(), account(suspend.account()));
            case Resume resume -> List.of("RESUME", by, scope, at, resume.key(), account(resume.account()));
            case Close close -> List.of("CLOSE", by, scope, at, close.key(), account(close.account()));
            case Move move ->
                List.of(
                        "MOVE",
                        by,
                        scope,
                        at,
                        move.key(),
                        account(move.account()),
                        move.to().toString());
            case Reverse reverse ->
                List.of("REVERSE", by, scope, at, reverse.key(), Long.toString(reverse.operationId()));
        };
    }

    private static String account(AccountRef account) {
        return switch (account) {
            case AccountRef.ById byId -> "id " + byId.id();
            case AccountRef.ByName byName -> "name " + byName.reseller() + " " + byName.name();
        };
    }

    private static String amount(BigDecimal credits) {
        return credits.stripTrailingZeros().toPlainString();
    }

    static boolean same(byte[] first, byte[] second) {
        return Arrays.equals(first, second);
    }
}
