package io.panelhouse.panel.margin;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.audit.JdbcAuditLog;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Subtrees;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The prices in PostgreSQL. */
public final class JdbcPrices implements Prices {

    /** Of a transfer the lower one of the two, so that both see its price; it is the one with the longer path. */
    private static final String TOP_UP = """
            SELECT r.id FROM journal.operation o JOIN panel.reseller r ON r.id IN (o.reseller_id, o.other_reseller_id)
             WHERE o.operation_id = :operation AND o.kind IN ('MINT', 'TRANSFER') ORDER BY length(r.path) DESC LIMIT 1""";

    private static final String SALE = """
            SELECT o.reseller_id FROM journal.operation o
              JOIN journal.ledger_entry e ON e.operation_id = o.operation_id AND e.reseller_id = o.reseller_id
               AND e.ledger_account = 'WALLET'
             WHERE o.operation_id = :operation AND o.kind IN ('ACTIVATE', 'RENEW', 'CHANGE')""";

    /** What somebody entered who is not in sight stands. */
    private static final String MINE =
            " WHERE EXISTS (SELECT FROM panel.reseller own WHERE own.id = top_up_price.entered_by)";

    private final PanelDatabase database;
    private final InstantSource time;
    private final JdbcAuditLog audit;

    public JdbcPrices(PanelDatabase database, InstantSource time, JdbcAuditLog audit) {
        this.database = database;
        this.time = time;
        this.audit = audit;
    }

    @Override
    public void priceTopUp(Actor actor, long operationId, @Nullable Price perCredit) {
        String what = "price operation " + operationId;
        requirePermission(actor, Permission.CREDITS, what);
        database.transaction(actor, handle -> {
            ResellerId of = visible(handle, actor, operationId, TOP_UP, what, "it is no mint and no transfer");
            ResellerId by = actor.scope() == null ? root(handle, of) : actor.scope();
            String sql = perCredit == null
                    ? "DELETE FROM panel.top_up_price" + MINE + " AND operation_id = :operation"
                    : """
                      INSERT INTO panel.top_up_price (operation_id, reseller_id, entered_by, per_credit, currency)
                      VALUES (:operation, :reseller, :by, :amount, :currency)
                      ON CONFLICT (operation_id) DO UPDATE SET entered_by = excluded.entered_by,
                             per_credit = excluded.per_credit, currency = excluded.currency""" + MINE;
            int written = handle.createUpdate(sql)
                    .bind("operation", operationId)
                    .bind("reseller", of.value())
                    .bind("by", by.value())
                    .bind("amount", perCredit == null ? null : perCredit.amount())
                    .bind("currency", perCredit == null ? null : perCredit.currency())
                    .execute();
            if (written == 0 && (perCredit != null || price(handle, operationId).isPresent())) {
                throw new AccessRefusedException("Cannot " + what + ": a reseller above entered its price; ask there");
            }
            audited(handle, actor, "top-up-priced", "operation " + operationId, perCredit);
            return of;
        });
    }

    @Override
    public void priceSale(Actor actor, long operationId, @Nullable Price price) {
        String what = "price operation " + operationId;
        requirePermission(actor, Permission.SELL, what);
        database.transaction(actor, handle -> {
            ResellerId of = visible(handle, actor, operationId, SALE, what, "it sold nothing for credits");
            String sql = price == null ? "DELETE FROM panel.sale_price WHERE operation_id = :operation" : """
                      INSERT INTO panel.sale_price (operation_id, reseller_id, price, currency)
                      VALUES (:operation, :reseller, :amount, :currency)
                      ON CONFLICT (operation_id) DO UPDATE SET price = excluded.price, currency = excluded.currency""";
            handle.createUpdate(sql)
                    .bind("operation", operationId)
                    .bind("reseller", of.value())
                    .bind("amount", price == null ? null : price.amount())
                    .bind("currency", price == null ? null : price.currency())
                    .execute();
            audited(handle, actor, "sale-priced", "operation " + operationId, price);
            return of;
        });
    }

    @Override
    public void priceOffer(Actor actor, ResellerId reseller, String packageCode, @Nullable Price price) {
        String what = "price package %s of reseller %s".formatted(packageCode, reseller);
        requirePermission(actor, Permission.OWNER, what);
        database.transaction(actor, handle -> {
            Subtrees.require(handle, actor, reseller);
            int written = handle.createUpdate("""
                            INSERT INTO panel.retail_price (reseller_id, package_code, since, price, currency)
                            SELECT :reseller, code, :since, :amount, :currency FROM panel.offer WHERE code = :package
                            ON CONFLICT (reseller_id, package_code, since)
                            DO UPDATE SET price = excluded.price, currency = excluded.currency""")
                    .bind("reseller", reseller.value())
                    .bind("package", packageCode)
                    .bind("since", Times.sql(Times.exact(time.instant())))
                    .bind("amount", price == null ? null : price.amount())
                    .bind("currency", price == null ? null : price.currency())
                    .execute();
            if (written == 0) {
                throw new IllegalArgumentException("Cannot " + what + ": there is no such package");
            }
            audited(handle, actor, "package-priced", "reseller %s, package %s".formatted(reseller, packageCode), price);
            return reseller;
        });
    }

    @Override
    public Map<String, Price> offers(Actor actor, ResellerId reseller) {
        return database.read(actor, handle -> {
            Subtrees.require(handle, actor, reseller);
            Map<String, Price> prices = new TreeMap<>();
            handle.createQuery("""
                            SELECT * FROM (SELECT DISTINCT ON (package_code) package_code, price, currency
                                             FROM panel.retail_price WHERE reseller_id = :reseller AND since <= :now
                                            ORDER BY package_code, since DESC) latest WHERE price IS NOT NULL""")
                    .bind("reseller", reseller.value())
                    .bind("now", Times.sql(Times.exact(time.instant())))
                    .map((row, context) -> Map.entry(row.getString("package_code"), price(row)))
                    .forEach(entry -> prices.put(entry.getKey(), entry.getValue()));
            return prices;
        });
    }

    @Override
    public Optional<Price> of(Actor actor, long operationId) {
        return database.read(
                actor,
                handle -> price(handle, operationId)
                        .filter(row ->
                                Subtrees.visible(handle, actor, row.reseller()).isPresent())
                        .map(Row::price));
    }

    private static Optional<Row> price(Handle handle, long operationId) {
        return handle.createQuery("""
                        SELECT reseller_id, per_credit AS price, currency FROM panel.top_up_price
                         WHERE operation_id = :operation
                         UNION ALL
                        SELECT reseller_id, price, currency FROM panel.sale_price WHERE operation_id = :operation""")
                .bind("operation", operationId)
                .map((row, context) -> new Row(new ResellerId(row.getLong("reseller_id")), price(row)))
                .findOne();
    }

    private static Price price(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("price");
        return new Price(amount, row.getString("currency"));
    }

    /** Whose operation it is. */
    private static ResellerId visible(
            Handle handle, Actor actor, long operationId, String sql, String what, String otherwise) {
        Optional<ResellerId> of = handle.createQuery(sql)
                .bind("operation", operationId)
                .mapTo(Long.class)
                .findOne()
                .map(ResellerId::new)
                .filter(id -> Subtrees.visible(handle, actor, id).isPresent());
        if (of.isPresent()) {
            return of.get();
        }
        if (handle.createQuery("SELECT reseller_id FROM journal.operation WHERE operation_id = :operation")
                .bind("operation", operationId)
                .mapTo(Long.class)
                .findOne()
                .filter(id ->
                        Subtrees.visible(handle, actor, new ResellerId(id)).isPresent())
                .isPresent()) {
            throw new IllegalArgumentException("Cannot " + what + ": " + otherwise);
        }
        throw new AccessRefusedException("Cannot " + what + ": it is not in your tree");
    }

    private static ResellerId root(Handle handle, ResellerId of) {
        return handle.createQuery("SELECT " + Subtrees.COLUMNS + " FROM panel.reseller r WHERE r.id = :id")
                .bind("id", of.value())
                .map((row, context) -> Subtrees.reseller(row).root())
                .one();
    }

    private static void requirePermission(Actor actor, Permission needed, String what) {
        if (!actor.may(needed)) {
            throw new AccessRefusedException(
                    "Cannot %s: it needs the permission %s; ask an owner to grant it".formatted(what, needed));
        }
    }

    private void audited(Handle handle, Actor actor, String verb, String object, @Nullable Price price) {
        audit.write(handle, actor, verb, object, price == null ? Map.of() : Map.of("price", price.toString()), null);
    }

    private record Row(ResellerId reseller, Price price) {}
}
