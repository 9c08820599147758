package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.history.ImportResult;
import io.panelhouse.panel.history.ImportedAttempt;
import io.panelhouse.panel.history.ImportedSession;
import io.panelhouse.panel.history.ImportedTerm;
import io.panelhouse.panel.history.RefusedRow;
import io.panelhouse.panel.ledger.LedgerAccount;
import io.panelhouse.panel.session.SessionChange;
import io.panelhouse.panel.session.SignInOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports through the journals: nothing twice, every balance as it was. */
class HistoryImportIT {

    private static final Instant AT = Instant.parse("2026-05-01T08:00:00Z");

    private TestBusiness business;

    @BeforeEach
    void open() {
        business = new TestBusiness();
    }

    @AfterEach
    void invariantsHold() {
        LedgerInvariants.assertHold(business);
        business.close();
    }

    @Test
    void importedTermsPayForThemselvesAndASecondImportAddsNothing() {
        ImportResult first = terms(JuneHistory.rows());
        ImportResult second = terms(JuneHistory.rows());

        assertThat(first).isEqualTo(new ImportResult(19, 0, List.of()));
        assertThat(second).isEqualTo(new ImportResult(0, 19, List.of()));
        assertThat(business.balance(business.north)).isEqualByComparingTo("0");
        assertThat(business.panel.ledger().balance(business.asProvider, business.north, LedgerAccount.CONSUMED))
                .isEqualByComparingTo("58");
        assertThat(business.panel.ledger().balance(business.asProvider, business.provider, LedgerAccount.ISSUED))
                .isEqualByComparingTo("-58");
    }

    @Test
    void theKindOfATermFollowsFromTheEarlierOnes() {
        List<ImportedTerm> shuffled = new ArrayList<>(JuneHistory.rows());
        Collections.reverse(shuffled);

        terms(shuffled);

        assertThat(business.text("""
                        SELECT string_agg(account_name || ' ' || kind, ', ' ORDER BY account_name, occurred_at)
                          FROM journal.term WHERE account_name IN ('A01', 'A02', 'A04', 'A11')"""))
                .isEqualTo("A01 NEW, A01 RENEWAL, A02 NEW, A02 RENEWAL, A04 NEW, A04 REACTIVATION, A11 NEW, A11 NEW");
    }

    @Test
    void aTermIsDatedAtItsPurchaseAndKeepsItsPeriod() {
        terms(JuneHistory.rows());

        assertThat(business.count("""
                        SELECT count(*) FROM journal.term t JOIN journal.operation o USING (operation_id)
                          JOIN journal.ledger_entry e USING (operation_id)
                         WHERE t.account_name = 'A01' AND t.starts_at = '2026-06-10Z' AND t.ends_at = '2026-07-10Z'
                           AND o.occurred_at = '2026-06-09Z' AND e.occurred_at = '2026-06-09Z'
                           AND t.source = 'june' AND o.source = 'june' AND e.source = 'june'""")).isEqualTo(2);
    }

    @Test
    void aLongerFileAddsOnlyWhatIsMissing() {
        terms(JuneHistory.rows().subList(0, 7));

        assertThat(terms(JuneHistory.rows())).isEqualTo(new ImportResult(12, 7, List.of()));
        assertThat(business.balance(business.north)).isEqualByComparingTo("0");
    }

    @Test
    void importedAccountsAreFoundWithTheirStateAndCannotSignIn() {
        terms(JuneHistory.rows());
        business.time.set("2026-07-01T00:00:00Z");

        assertThat(status("A01")).isEqualTo(AccountStatus.ACTIVE);
        assertThat(status("A07")).isEqualTo(AccountStatus.EXPIRING);
        assertThat(status("A06")).isEqualTo(AccountStatus.IN_GRACE);
        assertThat(status("A03")).isEqualTo(AccountStatus.EXPIRED);
        assertThat(status("A12")).isEqualTo(AccountStatus.EXPIRED);
        assertThat(status("A14")).isEqualTo(AccountStatus.ACTIVE);
        assertThat(business.panel.accounts().countActive(business.asProvider, business.provider))
                .isEqualTo(9);
    }

    @Test
    void aTermThatBreaksARuleIsRefusedWithItsReasonAndTheRestIsImported() {
        ImportedTerm good = JuneHistory.rows().getFirst();
        ImportedTerm backwards = new ImportedTerm("bad", "B01", 1, BigDecimal.ONE, AT, AT, AT, false);

        assertThat(terms(List.of(backwards, good)))
                .isEqualTo(new ImportResult(
                        1,
                        0,
                        List.of(new RefusedRow(
                                "bad", "Invalid period: must end after its start " + AT + ", was " + AT))));
    }

    @Test
    void attemptsAreImportedOnceAndFindTheirAccount() {
        business.fund(business.north, 5);
        business.created(business.north, "mk-1", "M1");
        List<ImportedAttempt> rows = IntStream.range(0, 5000)
                .mapToObj(i -> attempt("row-" + i, i % 2 == 0 ? "mk-1" : "root"))
                .toList();

        assertThat(attempts(rows)).isEqualTo(new ImportResult(5000, 0, List.of()));
        assertThat(attempts(rows)).isEqualTo(new ImportResult(0, 5000, List.of()));
        assertThat(business.count("SELECT count(*) FROM journal.auth_attempt WHERE account_id IS NOT NULL"))
                .isEqualTo(2500);
        assertThat(business.text("SELECT accepted_at = '2026-05-01 08:00Z' FROM panel.last_sign_in"))
                .isEqualTo("t");
    }

    @Test
    void aKeyTwiceInOneListCountsOnce() {
        assertThat(attempts(List.of(attempt("row-1", "a"), attempt("row-1", "a"), attempt("", "a"))))
                .isEqualTo(new ImportResult(
                        1, 1, List.of(new RefusedRow("", "Invalid row key: must have 1 to 500 characters"))));
    }

    @Test
    void aSessionOpensAndClosesOnce() {
        List<ImportedSession> rows = List.of(
                session("1", "s1", SessionChange.OPENED),
                session("2", "s1", SessionChange.CLOSED),
                session("3", "s1", SessionChange.CLOSED));

        assertThat(sessions(rows))
                .isEqualTo(new ImportResult(
                        2,
                        0,
                        List.of(new RefusedRow("3", "Cannot import row 3: this session has such a change already"))));
        assertThat(sessions(rows.subList(0, 2))).isEqualTo(new ImportResult(0, 2, List.of()));
    }

    private ImportResult terms(List<ImportedTerm> rows) {
        return business.panel.history().terms(business.asProvider, business.north, "june", rows);
    }

    private ImportResult attempts(List<ImportedAttempt> rows) {
        return business.panel.history().attempts(business.asProvider, business.north, "log", rows);
    }

    private ImportResult sessions(List<ImportedSession> rows) {
        return business.panel.history().sessions(business.asProvider, business.north, "log", rows);
    }

    private AccountStatus status(String name) {
        return business.panel
                .accounts()
                .findByName(business.asNorth, business.north, name)
                .orElseThrow()
                .status();
    }

    private static ImportedAttempt attempt(String key, String name) {
        return new ImportedAttempt(key, name, SignInOutcome.ACCEPTED, "password", null, null, "10.0.0.1", AT);
    }

    private static ImportedSession session(String key, String id, SessionChange change) {
        return new ImportedSession(key, id, change, "root", null, null, "10.0.0.1", AT);
    }
}
