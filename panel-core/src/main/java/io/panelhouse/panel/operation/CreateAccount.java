package io.panelhouse.panel.operation;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new account with its first term, paid from the reseller's wallet.
 *
 * @param reseller owner of the account, who pays
 * @param name 1 to 80 characters; unique for the reseller and, with a secret, among all accounts that can sign in
 * @param secret what the subscriber signs in with; null for an account that cannot sign in
 */
public record CreateAccount(
        Actor actor,
        String key,
        ResellerId reseller,
        String name,
        @Nullable String secret,
        String packageCode,
        @Nullable Instant occurredAt,
        @Nullable String batch)
        implements Order {

    public CreateAccount(
            Actor actor,
            String key,
            ResellerId reseller,
            String name,
            @Nullable String secret,
            String packageCode,
            @Nullable Instant occurredAt) {
        this(actor, key, reseller, name, secret, packageCode, occurredAt, null);
    }

    public CreateAccount(
            Actor actor, String key, ResellerId reseller, String name, @Nullable String secret, String packageCode) {
        this(actor, key, reseller, name, secret, packageCode, null);
    }

    /** The same, as one of a batch. */
    public CreateAccount inBatch(String batch) {
        return new CreateAccount(actor, key, reseller, name, secret, packageCode, occurredAt, batch);
    }

    @Override
    public String toString() {
        return "CreateAccount[" + key + ", reseller " + reseller + ", " + name + ", " + packageCode + "]";
    }
}
