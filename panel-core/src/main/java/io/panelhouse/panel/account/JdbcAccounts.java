package io.panelhouse.panel.account;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.SearchText;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.offer.JdbcCatalogue;
import io.panelhouse.panel.offer.Offer;
import io.panelhouse.panel.operation.ChangePackage;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RefusedOrderException;
import io.panelhouse.panel.operation.RenewAccount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The accounts in PostgreSQL. */
public final class JdbcAccounts implements Accounts {

    private static final int MAX_ROWS = 1000;

    private final PanelDatabase database;
    private final InstantSource time;
    private final JdbcAuditLog audit;
    private final Function<Order, Outcome> ledger;
    private final Function<Order, Outcome> preview;

    /** Sales go to {@code ledger}, the only writer of balances; {@code preview} says what would come of one. */
    public JdbcAccounts(
            PanelDatabase database,
            InstantSource time,
            JdbcAuditLog audit,
            Function<Order, Outcome> ledger,
            Function<Order, Outcome> preview) {
        this.database = database;
        this.time = time;
        this.audit = audit;
        this.ledger = ledger;
        this.preview = preview;
    }

    @Override
    public Outcome create(CreateAccount order) {
        return ledger.apply(order);
    }

    @Override
    public Outcome renew(RenewAccount order) {
        return ledger.apply(order);
    }

    @Override
    public Quote quoteCreate(Actor actor, ResellerId reseller, String packageCode) {
        return database.read(
                actor, handle -> quote(handle, Subtrees.require(handle, actor, reseller), now(), null, packageCode));
    }

    @Override
    public Quote quoteRenew(Actor actor, AccountId account, String packageCode) {
        return database.read(actor, handle -> {
            AccountSummary summary = find(handle, actor, account)
                    .orElseThrow(() ->
                            new AccessRefusedException("Cannot read account " + account + ": it is not in your tree"));
            Instant now = now();
            Instant end = summary.endsAt();
            boolean prolongs = end != null && end.isAfter(now);
            Instant start = end != null && prolongs ? end : now;
            Instant runStart = prolongs ? runStart(handle, account) : null;
            return quote(handle, Subtrees.require(handle, actor, summary.resellerId()), start, runStart, packageCode);
        });
    }

    @Override
    public ChangeQuote quoteChange(Actor actor, AccountId account, String packageCode) {
        if (find(actor, account).isEmpty()) {
            throw new AccessRefusedException("Cannot read account " + account + ": it is not in your tree");
        }
        Outcome outcome = preview.apply(new ChangePackage(actor, "preview", account, packageCode));
        Receipt receipt = switch (outcome) {
            case Outcome.Done done -> done.receipt();
            case Outcome.Refused refused -> throw new RefusedOrderException(refused);
        };
        Offer offer = database.read(actor, JdbcCatalogue::offers).stream()
                .filter(one -> one.code().equals(packageCode))
                .findFirst()
                .orElseThrow();
        return new ChangeQuote(
                offer,
                offer.credits().subtract(receipt.credits()),
                receipt.credits(),
                receipt.balanceAfter().add(receipt.credits()),
                receipt.balanceAfter(),
                Objects.requireNonNull(receipt.termStart()),
                receipt.termEnd());
    }

    private static @Nullable Instant runStart(Handle handle, AccountId account) {
        return handle.createQuery("SELECT entitled_from FROM panel.account WHERE id = :id")
                .bind("id", account.value())
                .map((row, context) -> Optional.ofNullable(Times.optional(row, "entitled_from")))
                .one()
                .orElse(null);
    }

    private static Quote quote(
            Handle handle, Reseller owner, Instant start, @Nullable Instant runStart, String packageCode) {
        Offer offer = JdbcCatalogue.offers(handle).stream()
                .filter(one -> one.code().equals(packageCode))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Invalid package: must be one of the catalogue, was " + packageCode));
        BigDecimal balance = handle.createQuery(
                        "SELECT balance FROM panel.ledger_account WHERE reseller_id = :id AND ledger_account = 'WALLET'")
                .bind("id", owner.id().value())
                .mapTo(BigDecimal.class)
                .one();
        return new Quote(
                offer,
                balance,
                balance.subtract(offer.credits()),
                start,
                offer.endOf(start, owner.timeZone(), runStart).orElse(null));
    }

    @Override
    public Optional<AccountSummary> find(Actor actor, AccountId id) {
        return database.read(actor, handle -> find(handle, actor, id));
    }

    private Optional<AccountSummary> find(Handle handle, Actor actor, AccountId id) {
        return handle.createQuery(AccountRows.SELECT + " WHERE a.id = :id AND r.path LIKE :path || '%'")
                .bind("id", id.value())
                .bind("path", Subtrees.prefix(handle, actor))
                .bind("now", Times.sql(now()))
                .map((row, context) -> AccountRows.summary(row))
                .findOne();
    }

    @Override
    public Optional<AccountSummary> findByName(Actor actor, ResellerId reseller, String name) {
        return database.read(
                actor,
                handle -> handle.createQuery(AccountRows.SELECT
                                + " WHERE a.reseller_id = :reseller AND a.name = :name AND r.path LIKE :path || '%'")
                        .bind("reseller", reseller.value())
                        .bind("name", SearchText.of(name))
                        .bind("path", Subtrees.prefix(handle, actor))
                        .bind("now", Times.sql(now()))
                        .map((row, context) -> AccountRows.summary(row))
                        .findOne());
    }

    @Override
    public List<AccountSummary> search(Actor actor, ResellerId root, String prefix, int maxAccounts) {
        check("number of accounts", 1, MAX_ROWS, maxAccounts);
        // Each half walks its own index; one condition with OR would read every account. Names are walked in the order
        // of their index, so that a beginning that all share costs no more than what is shown.
        String byDevice = SeenAt.looksLikeOne(prefix) ? " UNION " + SeenAt.ACCOUNTS : "";
        return database.read(actor, handle -> {
            String path = Subtrees.require(handle, actor, root).path();
            return handle.createQuery(AccountRows.SELECT + """
                             WHERE r.path LIKE :path || '%'
                               AND a.id = ANY (ARRAY((SELECT n.id FROM panel.account n
                                       WHERE starts_with(n.search_name, :prefix)
                                         AND n.reseller_id IN (SELECT b.id FROM panel.reseller b WHERE b.path LIKE :path || '%')
                                       ORDER BY n.search_name USING ~<~ LIMIT :max)
                            """ + byDevice
                            + ")) ORDER BY a.search_name USING ~<~, a.id LIMIT :max")
                    .bindMap(SeenAt.values(prefix))
                    .bind("prefix", SearchText.prefix(prefix).toLowerCase(Locale.ROOT))
                    .bind("path", path)
                    .bind("now", Times.sql(now()))
                    .bind("max", maxAccounts)
                    .map((row, context) -> AccountRows.summary(row))
                    .list();
        });
    }

    @Override
    public List<AccountLine> page(Actor actor, AccountFilter filter, int offset, int limit) {
        check("offset", 0, Integer.MAX_VALUE, offset);
        check("number of accounts", 1, MAX_ROWS, limit);
        return database.read(actor, handle -> new AccountList(handle, actor, filter, now()).page(offset, limit));
    }

    @Override
    public AccountCounts counts(Actor actor, AccountFilter filter) {
        return database.read(actor, handle -> new AccountList(handle, actor, filter, now()).counts());
    }

    @Override
    public Optional<AccountDetails> details(Actor actor, AccountId id) {
        return database.read(actor, handle -> new AccountDescription(handle, actor, now()).details(id));
    }

    @Override
    public void edit(Actor actor, AccountId id, AccountNotes notes) {
        if (!actor.may(Permission.SELL)) {
            throw new AccessRefusedException("Cannot change account " + id + ": it needs the permission SELL");
        }
        database.transaction(actor, handle -> {
            if (!new AccountDescription(handle, actor, now()).change(id, notes)) {
                throw new AccessRefusedException("Cannot change account " + id + ": it is not in your tree");
            }
            audit.write(handle, actor, "contact-edited", "account " + id, Map.of(), null);
            return true;
        });
    }

    @Override
    public long countActive(Actor actor, ResellerId root) {
        return database.read(
                actor,
                handle -> handle.createQuery("""
                        SELECT count(*) FROM panel.account a JOIN panel.reseller r ON r.id = a.reseller_id
                         WHERE r.path LIKE :path || '%' AND a.ends_at > :now AND a.entitled_from <= :now
                           AND a.suspended_at IS NULL AND a.closed_at IS NULL""")
                        .bind("path", Subtrees.require(handle, actor, root).path())
                        .bind("now", Times.sql(now()))
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public DueList due(Actor actor, ResellerId root, int days, int maxAccounts) {
        check("number of days", 0, 366, days);
        check("number of accounts", 0, MAX_ROWS, maxAccounts);
        Instant now = now();
        return database.read(
                actor,
                handle -> new DueAccounts(handle, Subtrees.require(handle, actor, root), now, days).list(maxAccounts));
    }

    private static void check(String what, int least, int most, int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "Invalid %s: must be %d to %d, was %d".formatted(what, least, most, value));
        }
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
