package io.panelhouse.ingest.importing.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.ingest.RealFiles;
import io.panelhouse.ingest.importing.RowsForTests;
import io.panelhouse.ingest.importing.source.UnusableSourceException;
import io.panelhouse.panel.history.ImportedSession;
import io.panelhouse.panel.history.ImportedTerm;
import io.panelhouse.panel.session.SessionChange;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableReaderTest {

    private static final String TERMS_HEADER = "account,months,credits,purchased_at,starts_at,ends_at,is_trial";

    @TempDir
    private Path folder;

    @Test
    void aTermHasDatesAtMidnightUtcAndExactCredits() {
        ImportedTerm term = terms("A01,3,2.5,2026-05-10,2026-05-10T12:00:00.000001Z,2026-08-10 12:00:00,")
                .terms()
                .getFirst();

        assertThat(term.accountName()).isEqualTo("A01");
        assertThat(term.months()).isEqualTo(3);
        assertThat(term.credits()).isEqualTo(new BigDecimal("2.5000"));
        assertThat(term.purchasedAt()).isEqualTo(Instant.parse("2026-05-10T00:00:00Z"));
        assertThat(term.startsAt()).isEqualTo(Instant.parse("2026-05-10T12:00:00.000001Z"));
        assertThat(term.endsAt()).isEqualTo(Instant.parse("2026-08-10T12:00:00Z"));
        assertThat(term.trial()).isFalse();
    }

    @Test
    void trialsAndTermsWithoutAnEndAreUnderstood() {
        List<ImportedTerm> terms = terms(
                        "A1,0,0,2026-06-10,2026-06-10,2026-06-12,true", "A2,0,0,2026-01-01,2026-01-01,,")
                .terms();

        assertThat(terms.get(0).trial()).isTrue();
        assertThat(terms.get(1).endsAt()).isNull();
    }

    @Test
    void aBadRowIsRejectedWithItsLineAndTheRestGoesOn() {
        RowsForTests rows = terms(
                "A1,x,1,2026-05-10,2026-05-10,2026-06-10,",
                "A2,1,1,2026-05-10,2026-05-10,2026-05-10,",
                ",1,1,2026-05-10,2026-05-10,2026-06-10,",
                "A3,1,1.23456,2026-05-10,2026-05-10,2026-06-10,",
                "A4,1,-1,2026-05-10,2026-05-10,2026-06-10,",
                "A5,1,1,10.05.2026,2026-05-10,2026-06-10,",
                "A6,1,1,2026-05-10,2026-05-10",
                "A7,1,0,2026-05-10,2026-05-10,2026-06-10,true",
                "A8,1,1,2026-05-10,2026-05-10,2026-06-10,maybe",
                "A9,1,1,2026-05-10,2026-05-10,,",
                "B1,1,1,2026-05-10,2026-05-10,2026-06-10,");

        assertThat(rows.rejected())
                .containsExactly(
                        "2: months is not a whole number",
                        "3: ends_at does not lie after starts_at",
                        "4: account is empty",
                        "5: credits has more than 4 decimals",
                        "6: credits is not between 0 and 99999999999999",
                        "7: purchased_at is neither a date nor an instant",
                        "8: has not as many values as the header",
                        "9: a trial has 0 months and an end",
                        "10: trial is neither true nor false",
                        "11: a term of 0 months has no end, any other has one");
        assertThat(rows.terms()).extracting(ImportedTerm::accountName).containsExactly("B1");
    }

    @Test
    void aFileWithoutANeededColumnIsRefusedWhole() {
        assertThatThrownBy(() -> RowsForTests.of(TableReader.terms("terms:r"), "account,months", "A1,1"))
                .isInstanceOf(UnusableSourceException.class)
                .hasMessage("Cannot read the table: column \"credits\" is not in its header (account, months)");
    }

    @Test
    void aMappedSessionHasAnOpeningAndAClosingUnderItsOwnKeys() throws IOException {
        RowsForTests rows = RowsForTests.of(
                mapped("""
                        name: edge-list
                        records: sessions
                        delimiter: ";"
                        key: [id]
                        fields: {session: id, account: who, opened_at: since, closed_at: until, device_type: =MAG}
                        """),
                "id;who;since;until",
                "s1;ann;2026-01-01T00:00:00Z;2026-01-01T00:00:05Z",
                "s2;bob;2026-01-01T00:00:00Z;");

        assertThat(rows.keys()).containsExactly("s1/opened", "s1/closed", "s2/opened");
        assertThat(rows.sessions())
                .extracting(ImportedSession::sessionId)
                .containsExactly("edge-list:r:s1", "edge-list:r:s1", "edge-list:r:s2");
        assertThat(rows.sessions()).extracting(ImportedSession::deviceType).containsOnly("MAG");
    }

    @Test
    void aWrongMappingIsRefusedInOneSentence() throws IOException {
        assertThatThrownBy(() -> mapped("name: x\nrecords: sessions\nfields: {session: id, account: who}\n"))
                .hasMessage("Invalid mapping %s: field opened_at is missing", folder.resolve("m.yaml"));
        assertThatThrownBy(() -> mapped("name: x\nrecords: songs\nfields: {}\n"))
                .hasMessage(
                        "Invalid mapping %s: records must be sessions, terms, accounts, ledger or devices, was songs",
                        folder.resolve("m.yaml"));
        assertThatThrownBy(() -> TableReader.mapped(folder.resolve("none.yaml"), name -> name, "r"))
                .hasMessage("Cannot read mapping %s: it is not a readable file", folder.resolve("none.yaml"));
    }

    @Test
    void theRecordedSessionsHaveAtMost145OpenAtOnce() throws IOException {
        RowsForTests rows = RowsForTests.of(
                TableReader.mapped(RealFiles.project("docs/mappings/cowrie-sessions.yaml"), name -> name + ":r", "r"),
                RealFiles.shared("data/sessions/cowrie_sessions_20k.csv"));

        assertThat(rows.rows()).hasSize(20_000);
        assertThat(rows.rejected()).hasSize(3).allMatch(row -> row.endsWith(": opened_at is empty"));
        assertThat(rows.sessions().stream().filter(row -> row.change() == SessionChange.OPENED))
                .hasSize(19_997);
        assertThat(mostOpenAtOnce(rows.sessions())).isEqualTo(145);
    }

    @Test
    void theJuneFixtureIsReadWhole() throws IOException {
        RowsForTests rows =
                RowsForTests.of(TableReader.terms("terms:r"), RealFiles.shared("product/fixtures/june.csv"));

        assertThat(rows.terms()).hasSize(19);
        assertThat(rows.rejected()).isEmpty();
    }

    /** Counted over {@code [opened, closed)}: at one instant, sessions close before others open. */
    private static int mostOpenAtOnce(List<ImportedSession> sessions) {
        List<ImportedSession> changes = sessions.stream()
                .sorted(java.util.Comparator.comparing(ImportedSession::occurredAt)
                        .thenComparing(row -> row.change() == SessionChange.OPENED))
                .toList();
        int open = 0;
        int most = 0;
        for (ImportedSession change : changes) {
            open += change.change() == SessionChange.OPENED ? 1 : -1;
            most = Math.max(most, open);
        }
        return most;
    }

    private static RowsForTests terms(String... rows) {
        String[] lines = new String[rows.length + 1];
        lines[0] = TERMS_HEADER;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return RowsForTests.of(TableReader.terms("terms:r"), lines);
    }

    private TableReader mapped(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("m.yaml"), yaml);
        return TableReader.mapped(file, name -> name + ":r", "r");
    }
}
