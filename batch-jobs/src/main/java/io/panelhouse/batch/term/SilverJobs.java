package io.panelhouse.batch.term;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.panelhouse.batch.lake.Consumed;
import io.panelhouse.batch.lake.Increment;
import io.panelhouse.batch.lake.Lake;
import io.panelhouse.batch.lake.Writing;
import io.panelhouse.lake.GoldAuthDaily;
import io.panelhouse.lake.GoldConsumptionDaily;
import io.panelhouse.lake.LakeTable;
import io.panelhouse.lake.RawOperation;
import io.panelhouse.lake.RawReseller;
import io.panelhouse.lake.RawTerm;
import io.panelhouse.lake.RawTermEnd;
import io.panelhouse.lake.SilverAccountChange;
import io.panelhouse.lake.SilverReseller;
import io.panelhouse.lake.SilverTerm;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/**
 * Fills {@code silver.reseller}, {@code silver.term} and {@code silver.account_change} from the journals' raw tables.
 */
public final class SilverJobs {

    private static final String[] TERM_COLUMNS = {
        "sequence as term_id",
        "reseller_id",
        "account_id",
        "account_name",
        "operation_id",
        "package_code",
        "months",
        "credits",
        "kind",
        "trial",
        "occurred_at as purchased_at",
        "starts_at",
        "ends_at"
    };

    private static final String[] CHANGE_OF_END = {
        "sequence as change_id",
        "'TERM_END' as kind",
        "reseller_id",
        "account_id",
        "operation_id",
        "term_operation_id",
        "void",
        "ends_at",
        "occurred_at as changed_at"
    };

    private static final String[] CHANGE_BY_OPERATION = {
        "sequence as change_id",
        "kind",
        "reseller_id",
        "account_id",
        "operation_id",
        "CAST(NULL AS BIGINT) as term_operation_id",
        "CAST(NULL AS BOOLEAN) as void",
        "CAST(NULL AS TIMESTAMP_NTZ) as ends_at",
        "occurred_at as changed_at"
    };

    private static final String DAYS_CHANGED = "days-changed";

    private final Lake lake;

    /** Creates the jobs. */
    public SilverJobs(Lake lake) {
        this.lake = lake;
    }

    /**
     * Keeps the newest row of each reseller. If the zone or the grace changed of one that gold tables already hold
     * facts of, the snapshot says so: see {@link #daysChangedSince}.
     */
    public void resellers(boolean rebuild) {
        Increment raw = rebuild
                ? Increment.everything(lake, RawReseller.TABLE)
                : Increment.of(lake, RawReseller.TABLE, SilverReseller.TABLE);
        if (raw.empty()) {
            return;
        }
        Dataset<Row> old = lake.rows(SilverReseller.TABLE);
        Dataset<Row> fresh = newest(raw.rows()).persist();
        Consumed consumed = Consumed.nothing().with(RawReseller.TABLE, raw.snapshot());
        if (changesDays(fresh, old)) {
            consumed = consumed.remark(DAYS_CHANGED);
        }
        Dataset<Row> rows = raw.everything()
                ? fresh
                : fresh.unionByName(old.join(fresh.select("reseller_id"), "reseller_id", "left_anti"));
        Writing.replace(lake, SilverReseller.TABLE, Writing.everything(), rows, consumed);
        fresh.unpersist();
    }

    /**
     * Whether days or graces that a gold table rests on have changed since it was written, so that it is to be rebuilt.
     */
    public boolean daysChangedSince(LakeTable gold) {
        return Consumed.remarkedSince(lake, SilverReseller.TABLE, gold, DAYS_CHANGED);
    }

    /** Adds the terms that are new. */
    public void terms(boolean rebuild) {
        Increment raw = rebuild
                ? Increment.everything(lake, RawTerm.TABLE)
                : Increment.of(lake, RawTerm.TABLE, SilverTerm.TABLE);
        if (raw.empty()) {
            return;
        }
        Dataset<Row> terms = raw.rows().dropDuplicates("sequence").selectExpr(TERM_COLUMNS);
        Consumed consumed = Consumed.nothing().with(RawTerm.TABLE, raw.snapshot());
        if (raw.everything()) {
            Writing.replace(lake, SilverTerm.TABLE, Writing.everything(), terms, consumed);
            return;
        }
        Dataset<Row> known = lake.rows(SilverTerm.TABLE).select("term_id");
        Writing.append(lake, SilverTerm.TABLE, terms.join(known, "term_id", "left_anti"), consumed);
    }

    /** Adds the changes of accounts that are new: ends of terms that moved, and operations that are no sale. */
    public void changes(boolean rebuild) {
        Increment ends = increment(RawTermEnd.TABLE, rebuild);
        Increment operations = increment(RawOperation.TABLE, rebuild);
        boolean everything = ends.everything() || operations.everything();
        if (!everything && ends.empty() && operations.empty()) {
            return;
        }
        if (everything) {
            ends = Increment.everything(lake, RawTermEnd.TABLE);
            operations = Increment.everything(lake, RawOperation.TABLE);
        }
        Dataset<Row> changes = ends.rows()
                .dropDuplicates("sequence")
                .selectExpr(CHANGE_OF_END)
                .unionByName(operations
                        .rows()
                        .where("account_id IS NOT NULL AND kind IN ('SUSPEND', 'RESUME', 'CLOSE', 'MOVE')")
                        .dropDuplicates("sequence")
                        .selectExpr(CHANGE_BY_OPERATION));
        Consumed consumed = Consumed.nothing()
                .with(RawTermEnd.TABLE, ends.snapshot())
                .with(RawOperation.TABLE, operations.snapshot());
        if (everything) {
            Writing.replace(lake, SilverAccountChange.TABLE, Writing.everything(), changes, consumed);
            return;
        }
        Dataset<Row> known = lake.rows(SilverAccountChange.TABLE).select("change_id", "kind");
        Dataset<Row> fresh = changes.join(
                known,
                changes.col("change_id")
                        .equalTo(known.col("change_id"))
                        .and(changes.col("kind").equalTo(known.col("kind"))),
                "left_anti");
        Writing.append(lake, SilverAccountChange.TABLE, fresh, consumed);
    }

    private Increment increment(LakeTable raw, boolean rebuild) {
        return rebuild ? Increment.everything(lake, raw) : Increment.of(lake, raw, SilverAccountChange.TABLE);
    }

    private static Dataset<Row> newest(Dataset<Row> raw) {
        return raw.withColumn(
                        "age",
                        functions
                                .row_number()
                                .over(Window.partitionBy("reseller_id")
                                        .orderBy(col("sequence").desc())))
                .where(col("age").equalTo(1))
                .select("reseller_id", "parent_id", "name", "path", "time_zone", "grace_days");
    }

    /** A reseller whose row has not arrived is taken for one in UTC with a grace of 3 days. */
    private boolean changesDays(Dataset<Row> fresh, Dataset<Row> old) {
        Dataset<Row> changed = fresh.as("new")
                .join(old.as("old"), col("new.reseller_id").equalTo(col("old.reseller_id")), "left")
                .where(coalesce(col("old.time_zone"), lit("UTC"))
                        .notEqual(col("new.time_zone"))
                        .or(coalesce(col("old.grace_days"), lit(3)).notEqual(col("new.grace_days"))))
                .select(col("new.reseller_id").as("reseller_id"))
                .persist();
        try {
            return !changed.isEmpty() && hasFactsOf(changed);
        } finally {
            changed.unpersist();
        }
    }

    private boolean hasFactsOf(Dataset<Row> resellers) {
        for (LakeTable facts : List.of(SilverTerm.TABLE, GoldConsumptionDaily.TABLE, GoldAuthDaily.TABLE)) {
            if (!lake.rows(facts).join(resellers, "reseller_id", "left_semi").isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
