package io.panelhouse.panel.margin;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.database.PanelDatabase;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.directory.Subtrees;
import io.panelhouse.panel.operation.OperationKind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The margin from PostgreSQL: the wallet's entries read once, in their order. */
public final class JdbcMarginReport implements MarginReport {

    private static final int FETCHED = 2_000;

    private static final String OF_WALLET = """
             WHERE e.reseller_id = :reseller AND e.ledger_account = 'WALLET' AND e.kind <> 'REVERSE'
               AND NOT EXISTS (SELECT FROM journal.operation back WHERE back.reversed_operation_id = e.operation_id)
            """;

    /** What a change of package pays back is no new lot: it goes back to where it came from. */
    private static final String LOTS =
            """
            SELECT e.amount, p.per_credit, p.currency FROM journal.ledger_entry e
              LEFT JOIN panel.top_up_price p ON p.operation_id = e.operation_id
            """ + OF_WALLET + " AND e.amount > 0 AND e.kind <> 'CHANGE' ORDER BY e.entry_sequence";

    private static final String LEAVING =
            """
            SELECT e.kind, -e.amount AS credits, e.occurred_at, p.per_credit, p.currency AS credit_currency,
                   coalesce(s.price, usual.price) AS price, coalesce(s.currency, usual.currency) AS currency
              FROM journal.ledger_entry e
              LEFT JOIN panel.top_up_price p ON p.operation_id = e.operation_id
              LEFT JOIN panel.sale_price s ON s.operation_id = e.operation_id
              LEFT JOIN LATERAL (
                     SELECT r.price, r.currency FROM panel.retail_price r
                      WHERE r.reseller_id = e.reseller_id AND r.package_code = e.package_code
                        AND r.since <= e.occurred_at
                      ORDER BY r.since DESC LIMIT 1) usual ON e.kind IN ('ACTIVATE', 'RENEW')
            """ + OF_WALLET + " AND (e.amount < 0 OR e.kind = 'CHANGE') ORDER BY e.entry_sequence";

    private static final String PRICED = """
            SELECT EXISTS (SELECT FROM panel.retail_price WHERE reseller_id = :reseller)
                OR EXISTS (SELECT FROM panel.sale_price WHERE reseller_id = :reseller)
                OR EXISTS (SELECT FROM panel.top_up_price p
                             JOIN journal.ledger_entry e ON e.operation_id = p.operation_id
                            WHERE e.reseller_id = :reseller)""";

    private final PanelDatabase database;
    private final InstantSource time;

    public JdbcMarginReport(PanelDatabase database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    @Override
    public List<MarginMonth> of(Actor actor, ResellerId reseller, int months) {
        if (months < 1 || months > MAX_MONTHS) {
            throw new IllegalArgumentException("Invalid months: must be 1 to %d, was %d".formatted(MAX_MONTHS, months));
        }
        if (!actor.may(Permission.CREDITS)) {
            throw new AccessRefusedException("Cannot read the margin of reseller " + reseller
                    + ": it needs the permission CREDITS; ask an owner to grant it");
        }
        return database.read(actor, handle -> months(handle, Subtrees.require(handle, actor, reseller), months));
    }

    private List<MarginMonth> months(Handle handle, Reseller reseller, int months) {
        long id = reseller.id().value();
        if (!handle.createQuery(PRICED)
                .bind("reseller", id)
                .mapTo(Boolean.class)
                .one()) {
            return List.of();
        }
        YearMonth last = YearMonth.from(time.instant().atZone(reseller.timeZone()));
        Map<YearMonth, MonthSums> sums = new TreeMap<>();
        for (int back = 0; back < months; back++) {
            sums.put(last.minusMonths(back), new MonthSums());
        }
        CreditLots lots = new CreditLots(handle.createQuery(LOTS)
                .bind("reseller", id)
                .map((row, context) ->
                        new CreditLots.Lot(row.getBigDecimal("amount"), price(row, "per_credit", "currency")))
                .list());
        handle.createQuery(LEAVING)
                .bind("reseller", id)
                .setFetchSize(FETCHED)
                .map((row, context) -> leaving(row))
                .forEach(row -> {
                    YearMonth month = YearMonth.from(row.at().atZone(reseller.timeZone()));
                    add(row, lots, sums.getOrDefault(month, new MonthSums()));
                });
        List<MarginMonth> report = new ArrayList<>();
        sums.forEach((month, sum) -> report.addFirst(sum.of(month)));
        return report;
    }

    private static void add(Leaving row, CreditLots lots, MonthSums sums) {
        Price perCredit = row.perCredit();
        Price price = row.price();
        boolean sale = row.sale();
        boolean counts = sale || perCredit != null;
        CreditLots.Piece piece = counts ? sums::spent : (credits, cost) -> {};
        if (row.credits().signum() > 0) {
            lots.take(row.credits(), piece);
        } else {
            lots.putBack(row.credits().negate(), piece);
        }
        if (sale && price != null) {
            sums.earned(price.currency(), price.amount());
        } else if (sale && row.kind() != OperationKind.CHANGE) {
            sums.soldWithoutPrice();
        } else if (!sale && perCredit != null) {
            sums.earned(perCredit.currency(), row.credits().multiply(perCredit.amount()));
        }
    }

    private static Leaving leaving(ResultSet row) throws SQLException {
        return new Leaving(
                OperationKind.valueOf(row.getString("kind")),
                row.getBigDecimal("credits"),
                Times.required(row, "occurred_at"),
                price(row, "per_credit", "credit_currency"),
                price(row, "price", "currency"));
    }

    private static @Nullable Price price(ResultSet row, String amount, String currency) throws SQLException {
        BigDecimal value = row.getBigDecimal(amount);
        return value == null ? null : new Price(value, row.getString(currency));
    }

    /** Credits that left the wallet or, negative, came back by a change of package. */
    private record Leaving(
            OperationKind kind,
            BigDecimal credits,
            Instant at,
            @Nullable Price perCredit,
            @Nullable Price price) {

        boolean sale() {
            return switch (kind) {
                case ACTIVATE, RENEW, CHANGE -> true;
                case MINT, TRANSFER, TRIAL, SUSPEND, RESUME, MOVE, CLOSE, REVERSE, IMPORT, CREATE_RESELLER, ADJUST ->
                    false;
            };
        }
    }
}
