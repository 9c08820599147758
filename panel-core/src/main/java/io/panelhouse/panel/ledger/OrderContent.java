package io.panelhouse.panel.ledger;

import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Transfer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/** What an order asks for, as a hash: the same for two orders exactly if they ask for the same. */
final class OrderContent {

    private OrderContent() {}

    /** SHA-256 over operator, key and everything asked for. */
    static byte[] hash(Order order) {
        MessageDigest sha256 = SecretHash.sha256();
        for (String field : fields(order)) {
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
