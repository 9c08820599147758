package io.panelhouse.streaming.raw;

import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import io.panelhouse.lake.LakeTable;
import io.panelhouse.lake.RawAuthAttempt;
import io.panelhouse.lake.RawLedgerEntry;
import io.panelhouse.lake.RawOperation;
import io.panelhouse.lake.RawReseller;
import io.panelhouse.lake.RawSession;
import io.panelhouse.lake.RawTerm;
import io.panelhouse.lake.RawTermEnd;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.util.OutputTag;
import org.apache.iceberg.flink.FlinkSchemaUtil;

/** A journal: its topic, its raw table, and how a record of the one becomes a row of the other. */
@SuppressWarnings("ImmutableEnumChecker") // its parts are never changed; their types cannot say so
public enum Journal {
    RESELLER(Topics.RESELLER, RawReseller.TABLE, bytes -> {
        var envelope = EventCodecs.RESELLER_CHANGED.decode(bytes);
        var event = envelope.event();
        return RawRow.of(envelope)
                .number(event.resellerId().value())
                .number(event.parentId() == null ? null : event.parentId().value())
                .text(event.name())
                .text(event.path())
                .text(event.timeZone())
                .integer(event.graceDays())
                .instant(event.occurredAt())
                .whole(RawReseller.TABLE);
    }),
    OPERATION(Topics.OPERATION, RawOperation.TABLE, bytes -> {
        var envelope = EventCodecs.OPERATION_LOGGED.decode(bytes);
        var event = envelope.event();
        return RawRow.of(envelope)
                .number(event.operationId())
                .number(event.resellerId().value())
                .number(event.accountId() == null ? null : event.accountId().value())
                .text(event.kind().name())
                .text(event.operator())
                .instant(event.occurredAt())
                .whole(RawOperation.TABLE);
    }),
    LEDGER_ENTRY(Topics.LEDGER_ENTRY, RawLedgerEntry.TABLE, bytes -> {
        var envelope = EventCodecs.LEDGER_ENTRY_POSTED.decode(bytes);
        var event = envelope.event();
        return RawRow.of(envelope)
                .number(event.resellerId().value())
                .number(event.operationId())
                .text(event.ledgerAccount().name())
                .number(event.entrySequence())
                .text(event.kind().name())
                .text(event.reversedKind() == null ? null : event.reversedKind().name())
                .credits(event.amount())
                .credits(event.balanceAfter())
                .text(event.packageCode())
                .number(event.accountId() == null ? null : event.accountId().value())
                .instant(event.occurredAt())
                .whole(RawLedgerEntry.TABLE);
    }),
    TERM(Topics.TERM, RawTerm.TABLE, bytes -> {
        var envelope = EventCodecs.TERM_SOLD.decode(bytes);
        var event = envelope.event();
        return RawRow.of(envelope)
                .number(event.resellerId().value())
                .number(event.accountId().value())
                .text(event.accountName())
                .number(event.operationId())
                .text(event.packageCode())
                .integer(event.months())
                .credits(event.credits())
                .text(event.kind().name())
                .flag(event.trial())
                .instant(event.occurredAt())
                .instant(event.startsAt())
                .instant(event.endsAt())
                .whole(RawTerm.TABLE);
    }),
    TERM_END(Topics.TERM_END, RawTermEnd.TABLE, bytes -> {
        var envelope = EventCodecs.TERM_END_MOVED.decode(bytes);
        var event = envelope.event();
        return RawRow.of(envelope)
                .number(event.resellerId().value())
                .number(event.accountId().value())
                .number(event.operationId())
                .text(event.kind().name())
                .number(event.termOperationId())
                .flag(event.isVoid())
                .instant(event.endsAt())
                .instant(event.occurredAt())
                .whole(RawTermEnd.TABLE);
    }),
    AUTH_ATTEMPT(Topics.AUTH_ATTEMPT, RawAuthAttempt.TABLE, bytes -> {
        var envelope = EventCodecs.SIGN_IN_ATTEMPTED.decode(bytes);
        var event = envelope.event();
        return RawRow.of(envelope)
                .number(event.resellerId().value())
                .number(event.accountId() == null ? null : event.accountId().value())
                .text(event.accountName())
                .text(event.outcome().name())
                .text(event.method())
                .text(event.deviceId())
                .text(event.deviceType())
                .text(event.address())
                .instant(event.occurredAt())
                .whole(RawAuthAttempt.TABLE);
    }),
    SESSION(Topics.SESSION, RawSession.TABLE, bytes -> {
        var envelope = EventCodecs.SESSION_RECORDED.decode(bytes);
        var event = envelope.event();
        return RawRow.of(envelope)
                .number(event.resellerId().value())
                .text(event.sessionId())
                .text(event.change().name())
                .number(event.accountId() == null ? null : event.accountId().value())
                .text(event.accountName())
                .text(event.deviceId())
                .text(event.deviceType())
                .text(event.address())
                .instant(event.occurredAt())
                .whole(RawSession.TABLE);
    });

    /** All of them. */
    public static final List<Journal> ALL = List.of(values());

    private final String topic;
    private final LakeTable table;
    private final Function<byte[], RowData> decoder;
    private final OutputTag<RowData> output;

    Journal(String topic, LakeTable table, Function<byte[], RowData> decoder) {
        this.topic = topic;
        this.table = table;
        this.decoder = decoder;
        this.output = new OutputTag<>(topic, InternalTypeInfo.of(FlinkSchemaUtil.convert(table.schema())));
    }

    /** The topic that carries it. */
    public String topic() {
        return topic;
    }

    /** The table that keeps it. */
    public LakeTable table() {
        return table;
    }

    /** Short name, such as {@code ledger_entry}. */
    public String label() {
        return table.identifier().name();
    }

    OutputTag<RowData> output() {
        return output;
    }

    /**
     * The row of a record.
     *
     * @throws RuntimeException if the bytes are no such record or do not fit the table
     */
    RowData row(byte[] value) {
        return decoder.apply(value);
    }
}
