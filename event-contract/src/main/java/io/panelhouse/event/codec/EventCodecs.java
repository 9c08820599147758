package io.panelhouse.event.codec;

import io.panelhouse.event.AccountId;
import io.panelhouse.event.Alert;
import io.panelhouse.event.AlertKind;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.event.EventEnvelope;
import io.panelhouse.event.FeedBeat;
import io.panelhouse.event.LedgerAccount;
import io.panelhouse.event.LedgerEntryPosted;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.OperationKind;
import io.panelhouse.event.OperationLogged;
import io.panelhouse.event.PanelEvent;
import io.panelhouse.event.ResellerChanged;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.SessionChange;
import io.panelhouse.event.SessionHeartbeat;
import io.panelhouse.event.SessionRecorded;
import io.panelhouse.event.SignInAttempted;
import io.panelhouse.event.SignInOutcome;
import io.panelhouse.event.TermEndMoved;
import io.panelhouse.event.TermKind;
import io.panelhouse.event.TermSold;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The codec of every topic. The order of fields is the order of the schema files in {@code /avro}. */
public final class EventCodecs {

    private static final List<OperationKind> OPERATION_KINDS = List.of(OperationKind.values());
    private static final List<LedgerAccount> LEDGER_ACCOUNTS = List.of(LedgerAccount.values());
    private static final List<TermKind> TERM_KINDS = List.of(TermKind.values());
    private static final List<SignInOutcome> OUTCOMES = List.of(SignInOutcome.values());
    private static final List<AlertKind> ALERT_KINDS = List.of(AlertKind.values());
    private static final List<SessionChange> CHANGES = List.of(SessionChange.values());

    /** Topic {@code panel.reseller}. */
    public static final EventCodec<EventEnvelope<ResellerChanged>> RESELLER_CHANGED =
            EventCodecs.<ResellerChanged>journal(
                            "reseller_changed",
                            (event, out) -> out.number(event.resellerId().value())
                                    .optionalNumber(value(event.parentId()))
                                    .text(event.name())
                                    .text(event.path())
                                    .text(event.timeZone())
                                    .number(event.graceDays())
                                    .list(event.creditThresholds(), AvroOutput::credits)
                                    .optionalInteger(event.debitsPerMinute())
                                    .instant(event.occurredAt()),
                            in -> new ResellerChanged(
                                    reseller(in),
                                    optionalReseller(in),
                                    in.text(),
                                    in.text(),
                                    in.text(),
                                    in.integer(),
                                    in.list(AvroInput::credits),
                                    in.optionalInteger(),
                                    in.instant()))
                    .alsoReads(EventCodec.older("reseller_changed_1"));

    /** Topic {@code panel.operation}. */
    public static final EventCodec<EventEnvelope<OperationLogged>> OPERATION_LOGGED =
            EventCodecs.<OperationLogged>journal(
                            "operation_logged",
                            (event, out) -> out.number(event.operationId())
                                    .number(event.resellerId().value())
                                    .optionalNumber(value(event.accountId()))
                                    .symbol(event.kind())
                                    .text(event.operator())
                                    .instant(event.occurredAt())
                                    .optionalNumber(event.reversedOperationId()),
                            in -> new OperationLogged(
                                    in.number(),
                                    reseller(in),
                                    optionalAccount(in),
                                    in.symbol(OPERATION_KINDS),
                                    in.text(),
                                    in.instant(),
                                    in.optionalNumber()))
                    .alsoReads(EventCodec.older("operation_logged_1"));

    /** Topic {@code panel.ledger-entry}. */
    public static final EventCodec<EventEnvelope<LedgerEntryPosted>> LEDGER_ENTRY_POSTED = journal(
            "ledger_entry_posted",
            (event, out) -> out.number(event.resellerId().value())
                    .number(event.operationId())
                    .symbol(event.ledgerAccount())
                    .number(event.entrySequence())
                    .symbol(event.kind())
                    .optionalSymbol(event.reversedKind())
                    .credits(event.amount())
                    .credits(event.balanceAfter())
                    .optionalText(event.packageCode())
                    .optionalNumber(value(event.accountId()))
                    .instant(event.occurredAt()),
            in -> new LedgerEntryPosted(
                    reseller(in),
                    in.number(),
                    in.symbol(LEDGER_ACCOUNTS),
                    in.number(),
                    in.symbol(OPERATION_KINDS),
                    in.optionalSymbol(OPERATION_KINDS),
                    in.credits(),
                    in.credits(),
                    in.optionalText(),
                    optionalAccount(in),
                    in.instant()));

    /** Topic {@code panel.term}. */
    public static final EventCodec<EventEnvelope<TermSold>> TERM_SOLD = journal(
            "term_sold",
            (event, out) -> out.number(event.resellerId().value())
                    .number(event.accountId().value())
                    .text(event.accountName())
                    .number(event.operationId())
                    .text(event.packageCode())
                    .number(event.months())
                    .credits(event.credits())
                    .symbol(event.kind())
                    .flag(event.trial())
                    .instant(event.occurredAt())
                    .instant(event.startsAt())
                    .optionalInstant(event.endsAt()),
            in -> new TermSold(
                    reseller(in),
                    new AccountId(in.number()),
                    in.text(),
                    in.number(),
                    in.text(),
                    in.integer(),
                    in.credits(),
                    in.symbol(TERM_KINDS),
                    in.flag(),
                    in.instant(),
                    in.instant(),
                    in.optionalInstant()));

    /** Topic {@code panel.term-end}. */
    public static final EventCodec<EventEnvelope<TermEndMoved>> TERM_END_MOVED = journal(
            "term_end_moved",
            (event, out) -> out.number(event.resellerId().value())
                    .number(event.accountId().value())
                    .number(event.operationId())
                    .symbol(event.kind())
                    .number(event.termOperationId())
                    .flag(event.isVoid())
                    .optionalInstant(event.endsAt())
                    .instant(event.occurredAt()),
            in -> new TermEndMoved(
                    reseller(in),
                    new AccountId(in.number()),
                    in.number(),
                    in.symbol(OPERATION_KINDS),
                    in.number(),
                    in.flag(),
                    in.optionalInstant(),
                    in.instant()));

    /** Topic {@code panel.auth-attempt}. */
    public static final EventCodec<EventEnvelope<SignInAttempted>> SIGN_IN_ATTEMPTED =
            EventCodecs.<SignInAttempted>journal(
                            "sign_in_attempted",
                            (event, out) -> out.number(event.resellerId().value())
                                    .optionalNumber(value(event.accountId()))
                                    .text(event.accountName())
                                    .symbol(event.outcome())
                                    .optionalText(event.method())
                                    .optionalText(event.deviceId())
                                    .optionalText(event.deviceType())
                                    .optionalText(event.address())
                                    .instant(event.occurredAt()),
                            in -> new SignInAttempted(
                                    reseller(in),
                                    optionalAccount(in),
                                    in.text(),
                                    in.symbol(OUTCOMES),
                                    in.optionalText(),
                                    in.optionalText(),
                                    in.optionalText(),
                                    in.optionalText(),
                                    in.instant()))
                    .alsoReads(EventCodec.older("sign_in_attempted_1"));

    /** Topic {@code panel.session}. */
    public static final EventCodec<EventEnvelope<SessionRecorded>> SESSION_RECORDED = journal(
            "session_recorded",
            (event, out) -> out.number(event.resellerId().value())
                    .text(event.sessionId())
                    .symbol(event.change())
                    .optionalNumber(value(event.accountId()))
                    .text(event.accountName())
                    .optionalText(event.deviceId())
                    .optionalText(event.deviceType())
                    .optionalText(event.address())
                    .instant(event.occurredAt()),
            in -> new SessionRecorded(
                    reseller(in),
                    in.text(),
                    in.symbol(CHANGES),
                    optionalAccount(in),
                    in.text(),
                    in.optionalText(),
                    in.optionalText(),
                    in.optionalText(),
                    in.instant()));

    /** Topic {@code session.heartbeat}. */
    public static final EventCodec<SessionHeartbeat> SESSION_HEARTBEAT = new EventCodec<>(
            "session_heartbeat",
            (event, out) -> out.number(event.resellerId().value())
                    .text(event.sessionId())
                    .instant(event.occurredAt()),
            in -> new SessionHeartbeat(reseller(in), in.text(), in.instant()));

    /** Topics {@code feed.beat} and {@code live.beat}. */
    public static final EventCodec<FeedBeat> FEED_BEAT = new EventCodec<>(
            "feed_beat", (event, out) -> out.instant(event.occurredAt()), in -> new FeedBeat(in.instant()));

    /** Topic {@code live.counters}. */
    public static final EventCodec<LiveCounters> LIVE_COUNTERS = new EventCodec<LiveCounters>(
                    "live_counters",
                    (counters, out) -> out.number(counters.resellerId().value())
                            .number(counters.version())
                            .number(counters.onlineAccounts())
                            .number(counters.openSessions())
                            .credits(counters.balance())
                            .credits(counters.spentToday())
                            .number(counters.ledgerSequence())
                            .number((int) counters.day().toEpochDay())
                            .instant(counters.asOf())
                            .credits(counters.spentThisWeek())
                            .number(counters.active())
                            .number(counters.due())
                            .credits(counters.dueCredits())
                            .number(counters.failing())
                            .instant(counters.accountsAt()),
                    in -> new LiveCounters(
                            reseller(in),
                            in.number(),
                            in.number(),
                            in.number(),
                            in.credits(),
                            in.credits(),
                            in.number(),
                            LocalDate.ofEpochDay(in.integer()),
                            in.instant(),
                            in.credits(),
                            in.number(),
                            in.number(),
                            in.credits(),
                            in.number(),
                            in.instant()))
            .alsoReads(EventCodec.older("live_counters_1"));

    /** Topic {@code live.issue}. */
    public static final EventCodec<ConnectionIssue> CONNECTION_ISSUE = new EventCodec<>(
            "connection_issue",
            (issue, out) -> out.number(issue.resellerId().value())
                    .number(issue.accountId().value())
                    .text(issue.accountName())
                    .number(issue.version())
                    .flag(issue.open())
                    .number(issue.failures())
                    .symbol(issue.reason())
                    .optionalText(issue.deviceId())
                    .optionalText(issue.deviceType())
                    .instant(issue.firstAt())
                    .instant(issue.lastAt()),
            in -> new ConnectionIssue(
                    reseller(in),
                    new AccountId(in.number()),
                    in.text(),
                    in.number(),
                    in.flag(),
                    in.integer(),
                    in.symbol(OUTCOMES),
                    in.optionalText(),
                    in.optionalText(),
                    in.instant(),
                    in.instant()));

    /** Topic {@code live.alert}. */
    public static final EventCodec<Alert> ALERT = new EventCodec<>(
            "alert",
            (alert, out) -> out.number(alert.resellerId().value())
                    .symbol(alert.kind())
                    .text(alert.subject())
                    .number(alert.version())
                    .flag(alert.open())
                    .credits(alert.figure())
                    .credits(alert.limit())
                    .optionalNumber(value(alert.accountId()))
                    .list(alert.evidence(), AvroOutput::text)
                    .instant(alert.openedAt())
                    .instant(alert.asOf()),
            in -> new Alert(
                    reseller(in),
                    in.symbol(ALERT_KINDS),
                    in.text(),
                    in.number(),
                    in.flag(),
                    in.credits(),
                    in.credits(),
                    optionalAccount(in),
                    in.list(AvroInput::text),
                    in.instant(),
                    in.instant()));

    private EventCodecs() {}

    private static <E extends PanelEvent> EventCodec<EventEnvelope<E>> journal(
            String name, EventCodec.Writer<E> writer, EventCodec.Reader<E> reader) {
        return new EventCodec<>(
                name,
                (envelope, out) -> {
                    out.number(envelope.sequence())
                            .instant(envelope.recordedAt())
                            .instant(envelope.capturedAt())
                            .optionalText(envelope.source());
                    writer.write(envelope.event(), out);
                },
                in -> envelope(in, reader));
    }

    private static <E extends PanelEvent> EventEnvelope<E> envelope(AvroInput in, EventCodec.Reader<E> reader)
            throws IOException {
        long sequence = in.number();
        Instant recordedAt = in.instant();
        Instant capturedAt = in.instant();
        String source = in.optionalText();
        return new EventEnvelope<>(sequence, recordedAt, capturedAt, source, reader.read(in));
    }

    private static ResellerId reseller(AvroInput in) throws IOException {
        return new ResellerId(in.number());
    }

    private static @Nullable ResellerId optionalReseller(AvroInput in) throws IOException {
        Long id = in.optionalNumber();
        return id == null ? null : new ResellerId(id);
    }

    private static @Nullable AccountId optionalAccount(AvroInput in) throws IOException {
        Long id = in.optionalNumber();
        return id == null ? null : new AccountId(id);
    }

    private static @Nullable Long value(@Nullable ResellerId id) {
        return id == null ? null : Long.valueOf(id.value());
    }

    private static @Nullable Long value(@Nullable AccountId id) {
        return id == null ? null : Long.valueOf(id.value());
    }
}
