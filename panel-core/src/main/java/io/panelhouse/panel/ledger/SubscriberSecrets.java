package io.panelhouse.panel.ledger;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Subtrees;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** New secrets for subscribers who lost theirs. Safe for use by many threads. */
public final class SubscriberSecrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without what looks alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 10;

    private final PanelDatabase database;
    private final InstantSource time;
    private final JdbcAuditLog audit;

    /** Secrets in this database. */
    public SubscriberSecrets(PanelDatabase database, InstantSource time, JdbcAuditLog audit) {
        this.database = database;
        this.time = time;
        this.audit = audit;
    }

    /**
     * Gives the account a new secret. From now on the old one is wrong; what is being watched goes on.
     *
     * @return the new one, which cannot be told again
     * @throws AccessRefusedException if the account is outside the actor's subtree, or the actor may only look
     * @throws IllegalArgumentException if it is closed, or never had a secret to sign in with
     */
    public String renew(Actor actor, AccountId account) {
        if (!actor.may(Permission.SELL)) {
            throw new AccessRefusedException("Cannot change account " + account + ": it needs the permission SELL");
        }
        String secret = random();
        SecretHash hash = SecretHash.of(secret);
        return database.transaction(actor, handle -> {
            require(handle, actor, account);
            handle.createUpdate("""
                            UPDATE panel.account SET secret_salt = :salt, secret_hash = :hash, secret_set_at = :now
                             WHERE id = :id""")
                    .bind("salt", hash.salt())
                    .bind("hash", hash.hash())
                    .bind("now", Times.sql(Times.exact(time.instant())))
                    .bind("id", account.value())
                    .execute();
            audit.write(handle, actor, "account-secret-renewed", "account " + account, Map.of(), null);
            return secret;
        });
    }

    private static void require(Handle handle, Actor actor, AccountId account) {
        boolean usable = handle.createQuery("""
                        SELECT a.closed_at IS NULL AND a.secret_hash IS NOT NULL
                          FROM panel.account a JOIN panel.reseller r ON r.id = a.reseller_id
                         WHERE a.id = :id AND r.path LIKE :prefix || '%' FOR UPDATE OF a""")
                .bind("id", account.value())
                .bind("prefix", Subtrees.prefix(handle, actor))
                .mapTo(Boolean.class)
                .findOne()
                .orElseThrow(() ->
                        new AccessRefusedException("Cannot change account " + account + ": it is not in your tree"));
        if (!usable) {
            throw new IllegalArgumentException("Cannot give account " + account
                    + " a new secret: it is closed, or was imported without one; sell a new account");
        }
    }

    private static String random() {
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            secret.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return secret.toString();
    }
}
