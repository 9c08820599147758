package io.panelhouse.batch;

import io.panelhouse.batch.fact.Term;
import io.panelhouse.batch.lake.Lake;
import io.panelhouse.lake.LakeTable;
import io.panelhouse.lake.RawAuthAttempt;
import io.panelhouse.lake.RawLedgerEntry;
import io.panelhouse.lake.RawOperation;
import io.panelhouse.lake.RawReseller;
import io.panelhouse.lake.RawTerm;
import io.panelhouse.lake.RawTermEnd;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.jspecify.annotations.Nullable;

/** Rows as the lake job would append them. {@link #commit} appends what was added since, one snapshot per table. */
final class RawRows {

    private static final LocalDateTime RECORDED = LocalDateTime.parse("2026-01-01T00:00:00");

    private final Lake lake;
    private final Map<String, List<Row>> rows = new TreeMap<>();
    private long sequence;

    RawRows(Lake lake) {
        this.lake = lake;
    }

    RawRows reseller(long id, @Nullable Long parent, String path, String zone, int graceDays) {
        return add(RawReseller.TABLE, id, parent, "reseller" + id, path, zone, graceDays, RECORDED);
    }

    RawRows term(long account, Term term) {
        return add(
                RawTerm.TABLE,
                term.resellerId(),
                account,
                "account" + account,
                term.operationId(),
                code(term),
                term.months(),
                BigDecimal.valueOf(term.credits(), 4),
                "NEW",
                term.trial(),
                utc(term.purchasedAt()),
                utc(term.startsAt()),
                term.endsAt() == null ? null : utc(term.endsAt()));
    }

    RawRows termEnd(long account, Term term, @Nullable Instant end, boolean isVoid, String at) {
        return add(
                RawTermEnd.TABLE,
                term.resellerId(),
                account,
                term.operationId() + 1_000_000,
                isVoid ? "REVERSE" : "CHANGE",
                term.operationId(),
                isVoid,
                end == null ? null : utc(end),
                utc(Instant.parse(at)));
    }

    RawRows operation(long account, long reseller, String kind, String at) {
        return add(RawOperation.TABLE, 2_000_000L, reseller, account, kind, "someone", utc(Instant.parse(at)));
    }

    RawRows wallet(long reseller, String kind, @Nullable String reversed, String amount, String at) {
        return add(
                RawLedgerEntry.TABLE,
                reseller,
                1L,
                "WALLET",
                1L,
                kind,
                reversed,
                new BigDecimal(amount),
                BigDecimal.ZERO,
                kind.equals("MINT") ? null : "M1",
                null,
                utc(Instant.parse(at)));
    }

    RawRows attempt(long reseller, String outcome, String at) {
        return add(
                RawAuthAttempt.TABLE,
                reseller,
                null,
                "someone",
                outcome,
                null,
                null,
                null,
                null,
                utc(Instant.parse(at)));
    }

    void commit() {
        for (LakeTable table : List.of(
                RawReseller.TABLE,
                RawOperation.TABLE,
                RawTerm.TABLE,
                RawTermEnd.TABLE,
                RawLedgerEntry.TABLE,
                RawAuthAttempt.TABLE)) {
            List<Row> added = rows.remove(table.name());
            if (added != null) {
                append(table, added);
            }
        }
    }

    private void append(LakeTable table, List<Row> added) {
        try {
            lake.spark()
                    .createDataFrame(added, lake.rows(table).schema())
                    .writeTo("lake." + table.name())
                    .append();
        } catch (NoSuchTableException e) {
            throw new IllegalStateException(e);
        }
    }

    private RawRows add(LakeTable table, @Nullable Object... values) {
        List<@Nullable Object> all = new ArrayList<>();
        sequence++;
        all.add(sequence);
        all.add(RECORDED);
        all.add(RECORDED);
        all.add(null);
        for (Object value : values) {
            all.add(value);
        }
        rows.computeIfAbsent(table.name(), name -> new ArrayList<>()).add(RowFactory.create(all.toArray()));
        return this;
    }

    private static String code(Term term) {
        if (term.trial()) {
            return "TRIAL";
        }
        return term.months() == 0 ? "PERPETUAL" : "M" + term.months();
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
