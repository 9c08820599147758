package io.panelhouse.ingest.importing.sshd;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.ingest.RealFiles;
import io.panelhouse.ingest.importing.RowsForTests;
import io.panelhouse.panel.history.ImportedAttempt;
import io.panelhouse.panel.history.ImportedSession;
import io.panelhouse.panel.session.SessionChange;
import io.panelhouse.panel.session.SignInOutcome;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SshdReaderTest {

    @Test
    void anAcceptedPasswordIsAnAttemptWithNameAddressAndTime() {
        ImportedAttempt attempt =
                read("Mar 27 13:06:56 edge sshd[7]: Accepted password for ann from 192.0.2.1 port 5 ssh2")
                        .attempts()
                        .getFirst();

        assertThat(attempt.accountName()).isEqualTo("ann");
        assertThat(attempt.outcome()).isEqualTo(SignInOutcome.ACCEPTED);
        assertThat(attempt.method()).isEqualTo("password");
        assertThat(attempt.address()).isEqualTo("192.0.2.1");
        assertThat(attempt.occurredAt()).isEqualTo(Instant.parse("2020-03-27T13:06:56Z"));
    }

    @Test
    void failuresAreToldApartByMethod() {
        RowsForTests rows = read(
                "Mar  7 13:06:56 edge sshd[7]: Failed password for ann from 192.0.2.1 port 5 ssh2",
                "Mar  7 13:06:56 edge sshd[7]: Failed password for invalid user bob from 192.0.2.1 port 5 ssh2",
                "Mar  7 13:06:56 edge sshd[7]: Failed publickey for ann from 192.0.2.1 port 5 ssh2: RSA SHA256:x",
                "Mar  7 13:06:56 edge sshd[7]: Invalid user bob from 192.0.2.1",
                "Mar  7 13:06:56 edge sshd[7]: Invalid user bob from 192.0.2.1 port 5");

        assertThat(rows.attempts())
                .extracting(ImportedAttempt::outcome)
                .containsExactly(
                        SignInOutcome.WRONG_PASSWORD,
                        SignInOutcome.WRONG_PASSWORD,
                        SignInOutcome.WRONG_KEY,
                        SignInOutcome.UNKNOWN_USER,
                        SignInOutcome.UNKNOWN_USER);
        assertThat(rows.attempts())
                .extracting(ImportedAttempt::accountName)
                .containsExactly("ann", "bob", "ann", "bob", "bob");
    }

    @Test
    void aNameThatLooksLikeAnAddressDoesNotForgeOne() {
        ImportedAttempt attempt =
                read("Mar 27 13:06:56 edge sshd[7]: Failed password for invalid user x from 10.0.0.1 port 1 ssh2 from 192.0.2.1 port 5 ssh2")
                        .attempts()
                        .getFirst();

        assertThat(attempt.address()).isEqualTo("192.0.2.1");
    }

    @Test
    void aRepeatedMessageStandsForThatManyAttempts() {
        RowsForTests rows = read(
                "Mar 27 13:06:56 edge sshd[7]: message repeated 5 times: [ Failed password for root from 192.0.2.1 port 5 ssh2]");

        assertThat(rows.attempts()).hasSize(5).allMatch(attempt -> attempt.outcome() == SignInOutcome.WRONG_PASSWORD);
        assertThat(rows.keys()).doesNotHaveDuplicates();
    }

    @Test
    void aSessionIsJoinedByItsProcess() {
        RowsForTests rows = read(
                "Mar 27 13:00:00 edge sshd[7]: Accepted password for ann from 192.0.2.1 port 5 ssh2",
                "Mar 27 13:00:00 edge sshd[7]: pam_unix(sshd:session): session opened for user ann by (uid=0)",
                "Mar 27 13:00:01 edge sshd[8]: pam_unix(sshd:session): session opened for user bob(uid=1) by (uid=0)",
                "Mar 27 13:00:09 edge sshd[7]: pam_unix(sshd:session): session closed for user ann");

        List<ImportedSession> sessions = rows.sessions();
        assertThat(sessions)
                .extracting(ImportedSession::change)
                .containsExactly(SessionChange.OPENED, SessionChange.OPENED, SessionChange.CLOSED);
        assertThat(sessions.get(2).sessionId())
                .isEqualTo(sessions.get(0).sessionId())
                .startsWith("sshd:r:7:");
        assertThat(sessions.get(0).address()).isEqualTo("192.0.2.1");
        assertThat(sessions.get(1).accountName()).isEqualTo("bob");
        assertThat(sessions.get(1).address()).isNull();
    }

    @Test
    void everyLineIsAccountedFor() {
        RowsForTests rows = read(
                "",
                "not a log",
                "Mar 27 13:06:56 edge CRON[9]: pam_unix(cron:session): session opened for user root by (uid=0)",
                "Mar 27 13:06:56 edge sshd[7]: Server listening on 0.0.0.0 port 22.",
                "Feb 30 13:06:56 edge sshd[7]: Server listening on 0.0.0.0 port 22.",
                "Mar 27 13:06:57 edge sshd[7]: pam_unix(sshd:session): session closed for user ann");

        assertThat(rows.notRelevant())
                .containsExactly(
                        "1: empty line", "3: another program: CRON", "4: sshd tells of no attempt and no session");
        assertThat(rows.rejected())
                .containsExactly(
                        "2: not a line of a system log",
                        "5: its date does not exist in the year",
                        "6: closes a session that no line before it opened; import the older log first, in one run");
    }

    @Test
    void equalLinesHaveDifferentKeysThatAGrownFileKeeps() {
        String line = "Mar 27 13:06:56 edge sshd[7]: Failed password for root from 192.0.2.1 port 5 ssh2";

        List<String> before = read(line, line).keys();
        List<String> grown = read(line, line, line.replace("13:", "14:")).keys();

        assertThat(before).doesNotHaveDuplicates();
        assertThat(grown).startsWith(before.toArray(String[]::new)).hasSize(3);
    }

    @Test
    void theYearGrowsFromDecemberToJanuary() {
        RowsForTests rows = read(
                "Dec 31 23:59:59 edge sshd[7]: Failed password for root from 192.0.2.1 port 5 ssh2",
                "Jan  1 00:00:01 edge sshd[7]: Failed password for root from 192.0.2.1 port 5 ssh2",
                "Dec 31 23:59:59 edge sshd[8]: Failed password for root from 192.0.2.1 port 5 ssh2",
                "Mar  1 00:00:01 edge sshd[7]: Failed password for root from 192.0.2.1 port 5 ssh2",
                "2026-03-27T13:06:56.123456+01:00 edge sshd-session[7]: Failed password for root from ::1 port 5 ssh2");

        assertThat(rows.attempts())
                .extracting(ImportedAttempt::occurredAt)
                .containsExactly(
                        Instant.parse("2020-12-31T23:59:59Z"),
                        Instant.parse("2021-01-01T00:00:01Z"),
                        Instant.parse("2020-12-31T23:59:59Z"),
                        Instant.parse("2021-03-01T00:00:01Z"),
                        Instant.parse("2026-03-27T12:06:56.123456Z"));
    }

    @Test
    void theRecordedLogGivesTheCountsOfAPlainSearch() throws IOException {
        RowsForTests rows = RowsForTests.of(
                new SshdReader("sshd:r", new LogClock(2017)), RealFiles.shared("data/auth-log/auth.log"));

        assertThat(attempts(rows, SignInOutcome.ACCEPTED)).isEqualTo(226);
        assertThat(attempts(rows, SignInOutcome.WRONG_PASSWORD)).isEqualTo(628 + 410);
        assertThat(attempts(rows, SignInOutcome.WRONG_KEY)).isEqualTo(4);
        assertThat(attempts(rows, SignInOutcome.UNKNOWN_USER)).isEqualTo(178);
        assertThat(changes(rows, SessionChange.OPENED)).isEqualTo(226);
        assertThat(changes(rows, SessionChange.CLOSED)).isEqualTo(225);
        assertThat(rows.rejected()).isEmpty();
        assertThat(rows.rows()).hasSize(7121);
        assertThat(rows.keys()).doesNotHaveDuplicates();
    }

    private static long attempts(RowsForTests rows, SignInOutcome outcome) {
        return rows.attempts().stream()
                .filter(attempt -> attempt.outcome() == outcome)
                .count();
    }

    private static long changes(RowsForTests rows, SessionChange change) {
        return rows.sessions().stream()
                .filter(session -> session.change() == change)
                .count();
    }

    private static RowsForTests read(String... lines) {
        return RowsForTests.of(new SshdReader("sshd:r", new LogClock(2020)), lines);
    }
}
