package io.panelhouse.ingest.translate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.event.EventEnvelope;
import io.panelhouse.event.FeedBeat;
import io.panelhouse.event.LedgerAccount;
import io.panelhouse.event.LedgerEntryPosted;
import io.panelhouse.event.OperationKind;
import io.panelhouse.event.TermKind;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodec;
import io.panelhouse.event.codec.EventCodecs;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventTranslatorTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.000001Z");
    private static final Instant JUST_BEFORE = Instant.parse("2026-11-23T09:59:59.999999Z");
    private static final String BEFORE = "2026-11-23 09:59:59.999999+00";

    private final EventTranslator translator = new EventTranslator();

    @Test
    void aLedgerEntryKeepsItsAmountsExactAndItsSource() {
        PanelMessage message = translate(
                "journal.ledger_entry",
                row("reseller_id", 7, "operation_id", 9L, "ledger_account", "WALLET", "entry_sequence", 3L)
                        .and("kind", "REVERSE", "reversed_kind", "RENEW", "amount", new BigDecimal("-2.5000"))
                        .and("balance_after", new BigDecimal("0.1000"), "source", "terms:r", "package_code", "M1"));

        EventEnvelope<LedgerEntryPosted> envelope = EventCodecs.LEDGER_ENTRY_POSTED.decode(message.value());
        assertThat(envelope.sequence()).isEqualTo(17);
        assertThat(envelope.recordedAt()).isEqualTo(JUST_BEFORE);
        assertThat(envelope.capturedAt()).isEqualTo(NOW);
        assertThat(envelope.source()).isEqualTo("terms:r");
        assertThat(envelope.event().ledgerAccount()).isEqualTo(LedgerAccount.WALLET);
        assertThat(envelope.event().reversedKind()).isEqualTo(OperationKind.RENEW);
        assertThat(envelope.event().amount()).isEqualTo(new BigDecimal("-2.5000"));
        assertThat(envelope.event().accountId()).isNull();
    }

    @Test
    void aTermWithoutAnEndHasNone() {
        PanelMessage message = translate(
                "journal.term",
                row("reseller_id", 7L, "account_id", 42L, "account_name", "ann", "operation_id", 9L)
                        .and("package_code", "PERPETUAL", "months", 0, "credits", new BigDecimal("0.0000"))
                        .and("kind", "NEW", "trial", false, "starts_at", BEFORE));

        var term = EventCodecs.TERM_SOLD.decode(message.value()).event();
        assertThat(term.endsAt()).isNull();
        assertThat(term.kind()).isEqualTo(TermKind.NEW);
        assertThat(term.startsAt()).isEqualTo(JUST_BEFORE);
    }

    @Test
    void aReversedTermIsVoidAndHasNoEnd() {
        PanelMessage message = translate(
                "journal.term_end",
                row("reseller_id", 7L, "account_id", 42L, "operation_id", 11L, "kind", "REVERSE")
                        .and("term_operation_id", 9L, "void", true));

        var moved = EventCodecs.TERM_END_MOVED.decode(message.value()).event();
        assertThat(moved.isVoid()).isTrue();
        assertThat(moved.endsAt()).isNull();
        assertThat(moved.termOperationId()).isEqualTo(9);
        assertThat(new String(Objects.requireNonNull(message.key()), UTF_8)).isEqualTo("42");
    }

    @Test
    void everyJournalGoesToItsTopicUnderTheKeyThatItsOrderNeeds() {
        assertThat(route(
                        "journal.reseller",
                        "name",
                        "n",
                        "path",
                        "7/",
                        "time_zone",
                        "UTC",
                        "grace_days",
                        3,
                        "credit_thresholds",
                        "20,100",
                        "debits_per_minute",
                        30))
                .isEqualTo("panel.reseller 7");
        assertThat(route("journal.operation", "operation_id", 9L, "kind", "MINT", "operator", "o"))
                .isEqualTo("panel.operation 7");
        assertThat(route("journal.auth_attempt", "account_name", "", "outcome", "ACCEPTED"))
                .isEqualTo("panel.auth-attempt 7");
        assertThat(route("journal.session", "session_id", "s-1", "change", "OPENED", "account_name", "a"))
                .isEqualTo("panel.session s-1");
        assertThat(EventTranslator.JOURNAL_TABLES).hasSameSizeAs(Topics.JOURNALS);
    }

    @Test
    void theColumnsOfAJournalAreTheFieldsOfItsSchema() {
        Map<String, Object> read = new HashMap<>();
        Columns row = row("reseller_id", 7L, "session_id", "s-1", "change", "OPENED", "account_name", "a");

        translator.translate(
                "journal.session",
                column -> {
                    read.put(column, "");
                    return row.get(column);
                },
                NOW);

        assertThat(read.keySet()).containsExactlyInAnyOrderElementsOf(columns(EventCodecs.SESSION_RECORDED));
    }

    @Test
    void theTouchedRowOfTheFeedBecomesABeat() {
        PanelMessage message = translate("panel.feed_beat", row("id", 1, "beat_at", BEFORE));

        assertThat(message.topic()).isEqualTo(Topics.FEED_BEAT);
        assertThat(message.key()).isNull();
        assertThat(EventCodecs.FEED_BEAT.decode(message.value())).isEqualTo(new FeedBeat(JUST_BEFORE));
    }

    @Test
    void aRowThatBreaksTheContractIsNamed() {
        assertThatThrownBy(() -> translate("journal.session", row("reseller_id", 7L, "change", "OPENED")))
                .isInstanceOf(UntranslatableRowException.class)
                .hasMessage(
                        "Cannot capture row 17 of journal.session: Invalid journal row: session_id must not be empty;"
                                + " deploy the ingest that belongs to this database");
        assertThatThrownBy(() -> translate("journal.song", row("reseller_id", 7L)))
                .hasMessage("Cannot capture row 17 of journal.song: no topic is known for this table;"
                        + " deploy the ingest that belongs to this database");
    }

    private static List<String> columns(EventCodec<?> codec) {
        return codec.schema().getFields().stream()
                .map(field -> field.name())
                .filter(name -> !name.equals("captured_at"))
                .toList();
    }

    private String route(String table, Object... columns) {
        PanelMessage message = translate(table, row("reseller_id", 7L).and(columns));
        byte[] key = message.key();
        return message.topic() + " " + (key == null ? "" : new String(key, UTF_8));
    }

    private PanelMessage translate(String table, Columns row) {
        return translator.translate(table, row::get, NOW);
    }

    private static Columns row(Object... columns) {
        return new Columns(new HashMap<>(Map.of("sequence", 17L, "recorded_at", BEFORE, "occurred_at", BEFORE)))
                .and(columns);
    }

    private record Columns(Map<String, Object> values) {

        Columns and(Object... columns) {
            for (int i = 0; i < columns.length; i += 2) {
                values.put((String) columns[i], columns[i + 1]);
            }
            return this;
        }

        /** As PostgreSQL writes it. */
        @Nullable
        String get(String column) {
            return switch (values.get(column)) {
                case null -> null;
                case Boolean flag -> flag ? "t" : "f";
                case Object value -> value.toString();
            };
        }
    }
}
