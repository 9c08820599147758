package io.panelhouse.batch.term;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.panelhouse.batch.fact.Owner;
import io.panelhouse.batch.lake.Consumed;
import io.panelhouse.batch.lake.Increment;
import io.panelhouse.batch.lake.Lake;
import io.panelhouse.lake.LakeTable;
import io.panelhouse.lake.RawTerm;
import io.panelhouse.lake.SilverAccountChange;
import io.panelhouse.lake.SilverReseller;
import io.panelhouse.lake.SilverTerm;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What has to be computed again of a table made from terms, since it was written last: the days from the earliest
 * change of an account on, for the resellers of that account, and for everyone the days since then.
 */
public final class Touched {

    private final Lake lake;
    private final Map<Long, Owner> owners;
    private final Instant asOf;
    private final @Nullable Instant last;
    private final long snapshot;
    private final long changesSnapshot;
    private final Dataset<Row> accounts;
    private final Map<Long, LocalDate> since;

    private Touched(
            Lake lake,
            Map<Long, Owner> owners,
            Instant asOf,
            @Nullable Instant last,
            long snapshot,
            long changesSnapshot,
            Dataset<Row> terms) {
        this.lake = lake;
        this.owners = owners;
        this.asOf = asOf;
        this.last = last;
        this.snapshot = snapshot;
        this.changesSnapshot = changesSnapshot;
        this.accounts = terms.groupBy("account_id")
                .agg(
                        functions.min("purchased_at").as("bought_since"),
                        functions
                                .min(functions.least(col("purchased_at"), col("starts_at")))
                                .as("since"))
                .persist();
        this.since = last == null ? Map.of() : since(last);
    }

    /** What is to do for a table; empty if nothing. Close it to free what it holds. */
    public static Optional<Touched> since(
            Lake lake, LakeTable target, Map<Long, Owner> owners, Instant asOf, boolean rebuild) {
        Increment silver =
                rebuild ? Increment.everything(lake, SilverTerm.TABLE) : Increment.of(lake, SilverTerm.TABLE, target);
        // Rows are only ever added there, so all of them are at worst more than those that are new.
        Increment changes = Increment.of(lake, SilverAccountChange.TABLE, target);
        Instant last = Consumed.by(lake, target).asOf().orElse(null);
        if (silver.everything() || last == null || asOf.isBefore(last)) {
            Dataset<Row> none = moments(silver.rows().limit(0));
            return Optional.of(new Touched(lake, owners, asOf, null, silver.snapshot(), changes.snapshot(), none));
        }
        if (silver.empty() && changes.empty() && asOf.equals(last)) {
            return Optional.empty();
        }
        LocalDateTime then = LocalDateTime.ofInstant(last, ZoneOffset.UTC);
        Dataset<Row> terms = silver.rows()
                .unionByName(
                        lake.rows(SilverTerm.TABLE).where(col("purchased_at").gt(lit(then))));
        Dataset<Row> changed = changes.rows()
                .unionByName(lake.rows(SilverAccountChange.TABLE)
                        .where(col("changed_at").gt(lit(then))));
        Dataset<Row> touched = moments(terms).unionByName(moments(lake, changed));
        return Optional.of(new Touched(lake, owners, asOf, last, silver.snapshot(), changes.snapshot(), touched));
    }

    private static Dataset<Row> moments(Dataset<Row> terms) {
        return terms.select("account_id", "purchased_at", "starts_at");
    }

    /** A moved end touches all of its term; every other change touches what comes after it. */
    private static Dataset<Row> moments(Lake lake, Dataset<Row> changes) {
        Dataset<Row> terms =
                lake.rows(SilverTerm.TABLE).select("account_id", "operation_id", "purchased_at", "starts_at");
        Dataset<Row> ends = changes.where("term_operation_id IS NOT NULL")
                .select(col("account_id"), col("term_operation_id").as("operation_id"));
        Dataset<Row> others = changes.where("term_operation_id IS NULL")
                .select(
                        col("account_id"),
                        col("changed_at").as("purchased_at"),
                        col("changed_at").as("starts_at"));
        return moments(ends.join(terms, new String[] {"account_id", "operation_id"}))
                .unionByName(others);
    }

    /** Whether the table has to be computed from the start. */
    public boolean everything() {
        return last == null;
    }

    /** The instant the table was computed as of last. Only where not {@link #everything}. */
    public Instant last() {
        if (last == null) {
            throw new IllegalStateException("Cannot tell since when: the table is computed from the start");
        }
        return last;
    }

    /** The instant to compute as of. */
    public Instant asOf() {
        return asOf;
    }

    /** Accounts with new terms: account_id, and bought_since, when the first of them was bought. */
    public Dataset<Row> accounts() {
        return accounts;
    }

    /** What a snapshot of the table has to record: also the raw terms, through the silver ones. */
    public Consumed consumed() {
        Consumed silver = Consumed.by(lake, SilverTerm.TABLE);
        return Consumed.nothing()
                .with(SilverTerm.TABLE, snapshot)
                .with(SilverAccountChange.TABLE, changesSnapshot)
                .with(lake, SilverReseller.TABLE)
                .with(RawTerm.TABLE, silver.snapshot(RawTerm.TABLE).orElse(-1L))
                .asOf(asOf);
    }

    /** The first day, over all resellers, to compute. Only where not {@link #everything}. */
    public LocalDate firstDay() {
        LocalDate first = defaultDay();
        for (LocalDate day : since.values()) {
            first = day.isBefore(first) ? day : first;
        }
        return first;
    }

    /** Adds to rows by reseller the first day to compute for that reseller, as column {@code since}. */
    public Dataset<Row> withSince(Dataset<Row> rows) {
        List<Row> days = new ArrayList<>();
        since.forEach((reseller, day) -> days.add(RowFactory.create(reseller, day)));
        StructType schema =
                new StructType().add("reseller_id", DataTypes.LongType).add("since", DataTypes.DateType);
        Dataset<Row> perReseller = lake.spark().createDataFrame(days, schema);
        return rows.join(
                        functions.broadcast(perReseller),
                        rows.col("reseller_id").equalTo(perReseller.col("reseller_id")),
                        "left")
                .drop(perReseller.col("reseller_id"))
                .withColumn("since", coalesce(col("since"), lit(defaultDay())));
    }

    /** Frees what it holds. */
    public void close() {
        accounts.unpersist();
    }

    private LocalDate defaultDay() {
        return Owner.UNKNOWN.dayOf(last());
    }

    private Map<Long, LocalDate> since(Instant last) {
        Map<Long, LocalDate> days = new HashMap<>();
        owners.forEach((reseller, owner) -> days.put(reseller, owner.dayOf(last)));
        // Whoever sold a term of the account, or to whom it moved, has facts of it.
        List<Row> earliest = lake.rows(SilverTerm.TABLE)
                .select("account_id", "reseller_id")
                .unionByName(lake.rows(SilverAccountChange.TABLE).select("account_id", "reseller_id"))
                .join(accounts, "account_id")
                .groupBy("reseller_id")
                .agg(functions.min("since"))
                .collectAsList();
        for (Row row : earliest) {
            Instant instant = row.<LocalDateTime>getAs(1).toInstant(ZoneOffset.UTC);
            // A change at midnight counts to the day before for the stocks at the end of a day.
            LocalDate day = Owner.of(owners, row.getLong(0)).dayOf(instant.minusNanos(1));
            days.merge(row.getLong(0), day, (one, other) -> one.isBefore(other) ? one : other);
        }
        return days;
    }
}
