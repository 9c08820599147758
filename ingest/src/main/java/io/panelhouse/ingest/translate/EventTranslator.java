package io.panelhouse.ingest.translate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.panelhouse.event.EventEnvelope;
import io.panelhouse.event.FeedBeat;
import io.panelhouse.event.PanelEvent;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodec;
import io.panelhouse.event.codec.EventCodecs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Row change to event. The name of a journal's column is the name of the field in the event's schema.
 *
 * <p>Pure and safe for many threads: the same row and time give the same bytes.
 */
public final class EventTranslator {

    /** The table whose touching is the feed's heartbeat. */
    public static final String FEED_BEAT_TABLE = "panel.feed_beat";

    private static final List<Route<?>> ROUTES = List.of(
            new Route<>(
                    "journal.reseller",
                    Topics.RESELLER,
                    EventCodecs.RESELLER_CHANGED,
                    JournalEvents::resellerChanged,
                    event -> event.resellerId().toString()),
            new Route<>(
                    "journal.operation",
                    Topics.OPERATION,
                    EventCodecs.OPERATION_LOGGED,
                    JournalEvents::operationLogged,
                    event -> event.resellerId().toString()),
            new Route<>(
                    "journal.ledger_entry",
                    Topics.LEDGER_ENTRY,
                    EventCodecs.LEDGER_ENTRY_POSTED,
                    JournalEvents::ledgerEntryPosted,
                    event -> event.resellerId().toString()),
            new Route<>(
                    "journal.term",
                    Topics.TERM,
                    EventCodecs.TERM_SOLD,
                    JournalEvents::termSold,
                    event -> event.accountId().toString()),
            new Route<>(
                    "journal.term_end",
                    Topics.TERM_END,
                    EventCodecs.TERM_END_MOVED,
                    JournalEvents::termEndMoved,
                    event -> event.accountId().toString()),
            new Route<>(
                    "journal.auth_attempt",
                    Topics.AUTH_ATTEMPT,
                    EventCodecs.SIGN_IN_ATTEMPTED,
                    JournalEvents::signInAttempted,
                    event -> event.resellerId().toString()),
            new Route<>(
                    "journal.session",
                    Topics.SESSION,
                    EventCodecs.SESSION_RECORDED,
                    JournalEvents::sessionRecorded,
                    event -> event.sessionId()));

    /** The journals that are captured, as {@code schema.table}. */
    public static final List<String> JOURNAL_TABLES =
            ROUTES.stream().map(Route::table).toList();

    private final Map<String, Route<?>> routes =
            ROUTES.stream().collect(Collectors.toUnmodifiableMap(Route::table, Function.identity()));

    /**
     * Translates one row.
     *
     * @param table {@code schema.table}
     * @param capturedAt when capture read the row, UTC
     * @throws UntranslatableRowException if the table is not known or the row breaks the contract
     */
    public PanelMessage translate(String table, JournalRow row, Instant capturedAt) {
        try {
            return table.equals(FEED_BEAT_TABLE) ? beat(row) : route(table).message(row, capturedAt);
        } catch (RuntimeException broken) {
            // Whatever it is that this row cannot be, the rows behind it can.
            String why = broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage();
            throw new UntranslatableRowException(table, row.get("sequence"), why, broken);
        }
    }

    private static PanelMessage beat(JournalRow row) {
        var beat = new FeedBeat(row.instant("beat_at"));
        return new PanelMessage(Topics.FEED_BEAT, null, EventCodecs.FEED_BEAT.encode(beat));
    }

    private Route<?> route(String table) {
        Route<?> route = routes.get(table);
        if (route == null) {
            throw new IllegalArgumentException("no topic is known for this table");
        }
        return route;
    }

    private record Route<E extends PanelEvent>(
            String table,
            String topic,
            EventCodec<EventEnvelope<E>> codec,
            Function<JournalRow, E> event,
            Function<E, String> key) {

        PanelMessage message(JournalRow row, Instant capturedAt) {
            E fact = event.apply(row);
            var envelope = new EventEnvelope<>(
                    row.number("sequence"), row.instant("recorded_at"), capturedAt, row.optionalText("source"), fact);
            return new PanelMessage(topic, key.apply(fact).getBytes(UTF_8), codec.encode(envelope));
        }
    }
}
