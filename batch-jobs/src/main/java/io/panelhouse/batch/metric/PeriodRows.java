package io.panelhouse.batch.metric;

import io.panelhouse.batch.fact.AccountFacts;
import io.panelhouse.batch.fact.Fact;
import io.panelhouse.batch.fact.Measure;
import io.panelhouse.batch.fact.Owner;
import io.panelhouse.batch.term.AccountTerms;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The facts of an account that a period's figures need: those of a subtree up to the period's end, and once more,
 * marked, the movements of monthly credits of an account that was retained just before the period, up to its first
 * churn.
 *
 * @param from first local day
 * @param to the local day after the last
 */
record PeriodRows(Map<Long, Owner> owners, Instant asOf, Set<Long> subtree, LocalDate from, LocalDate to)
        implements FlatMapFunction<Row, Row>, Serializable {

    static final StructType SCHEMA = new StructType()
            .add("cohort", DataTypes.BooleanType, false)
            .add("measure", DataTypes.StringType, false)
            .add("months", DataTypes.IntegerType, false)
            .add("day", DataTypes.DateType, false)
            .add("amount", DataTypes.LongType, false);

    private static final Set<Measure> COHORT =
            Set.of(Measure.MRC_CHURNED, Measure.MRC_CONTRACTION, Measure.MRC_EXPANSION);

    @Override
    public Iterator<Row> call(Row account) {
        List<Fact> facts = AccountFacts.of(AccountTerms.of(account), owners, asOf).stream()
                .filter(fact ->
                        subtree.contains(fact.resellerId()) && fact.day().isBefore(to))
                .toList();
        List<Row> rows = new ArrayList<>();
        facts.forEach(fact -> rows.add(row(false, fact)));
        long retainedBefore = facts.stream()
                .filter(fact -> fact.measure() == Measure.RETAINED && fact.day().isBefore(from))
                .mapToLong(Fact::amount)
                .sum();
        if (retainedBefore > 0) {
            addCohort(facts, rows);
        }
        return rows.iterator();
    }

    private void addCohort(List<Fact> facts, List<Row> rows) {
        Instant churn = facts.stream()
                .filter(fact -> fact.measure() == Measure.CHURNED && !fact.day().isBefore(from))
                .map(Fact::at)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        facts.stream()
                .filter(fact -> COHORT.contains(fact.measure())
                        && !fact.day().isBefore(from)
                        && !fact.at().isAfter(churn))
                .forEach(fact -> rows.add(row(true, fact)));
    }

    private Row row(boolean cohort, Fact fact) {
        LocalDate day = fact.day().isBefore(from) ? from.minusDays(1) : fact.day();
        return RowFactory.create(cohort, fact.measure().name(), fact.months(), day, fact.amount());
    }
}
