package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.account.AccountNotes;
import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.history.BalanceGap;
import io.panelhouse.panel.history.ImportedAccount;
import io.panelhouse.panel.history.ImportedDevice;
import io.panelhouse.panel.history.ImportedEntry;
import io.panelhouse.panel.history.ImportedRows;
import io.panelhouse.panel.history.ImportedTerm;
import io.panelhouse.panel.history.RefusedRow;
import io.panelhouse.panel.history.Standing;
import io.panelhouse.panel.ledger.LedgerAccount;
import io.panelhouse.panel.ledger.SecretHash;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Takes over the business of another panel: its accounts, its wallet, its devices. */
class HistoryWithLedgerIT {

    private static final String SOURCE = "other:north";
    private static final Instant AT = Instant.parse("2026-05-01T08:00:00Z");
    private static final Instant LATER = Instant.parse("2026-06-20T00:00:00Z");

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
    void aWalletHasTheBalanceOfTheExportAndASecondImportAddsNothing() {
        List<ImportedEntry> rows = List.of(entry(1, "100", "100"), entry(2, "-10", "90"), entry(3, "2.5", "92.5"));

        ImportedRows first = entries(rows);
        ImportedRows second = entries(rows);

        assertThat(first.added()).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(first.gaps()).isEmpty();
        assertThat(second).isEqualTo(ImportedRows.NONE);
        assertThat(business.balance(business.north)).isEqualByComparingTo("92.5");
        assertThat(issued()).isEqualByComparingTo("-92.5");
    }

    @Test
    void aGapIsMadeUpForByAnAdjustmentEntryAndListed() {
        ImportedRows result = entries(
                List.of(entry(1, "100", "100"), entry(2, "-10", "85"), entry(3, "-80", "25"), entry(4, "-25", "0")));

        assertThat(result.gaps()).containsExactly(gap("2", "85", "90", "-5"), gap("3", "25", "5", "20"));
        assertThat(business.text("""
                        SELECT string_agg(kind || ' ' || amount || ' ' || balance_after, ', ' ORDER BY entry_sequence)
                          FROM journal.ledger_entry WHERE ledger_account = 'WALLET'"""))
                .isEqualTo("IMPORT 100.0000 100.0000, IMPORT -10.0000 90.0000, ADJUST -5.0000 85.0000,"
                        + " ADJUST 20.0000 105.0000, IMPORT -80.0000 25.0000, IMPORT -25.0000 0.0000");
    }

    @Test
    void noWalletBecomesNegativeWhateverTheExportTells() {
        ImportedRows result = entries(List.of(entry(1, "-10", "-10"), entry(2, "5", "-5"), entry(3, "-3", null)));

        assertThat(result.gaps())
                .containsExactly(gap("1", "-10", "-10", "10"), gap("2", "-5", "5", "-5"), gap("3", null, "-3", "3"));
        assertThat(business.balance(business.north)).isEqualByComparingTo("0");
    }

    @Test
    void aLineThatCameLateChangesNoBalanceSinceItsGapWasMadeUpFor() {
        entries(List.of(entry(1, "100", "100"), entry(3, "-10", "60")));

        ImportedRows result = entries(List.of(entry(2, "-30", "70")));

        assertThat(result.gaps()).containsExactly(gap("2", "60", "30", "30"));
        assertThat(business.balance(business.north)).isEqualByComparingTo("60");
    }

    @Test
    void aLineIsRefusedThatWouldTakeCreditsWhichWereSpentSince() {
        entries(List.of(entry(1, "5", "5")));
        business.created(business.north, "new", "M3");

        ImportedRows result = entries(List.of(entry(2, "-4", "1")));

        assertThat(result.refused())
                .containsExactly(new RefusedRow(
                        "2",
                        "it would leave less than nothing in the wallet, whose imported credits were spent since"));
        assertThat(business.balance(business.north)).isEqualByComparingTo("2");
    }

    @Test
    void aSaleInTheWalletAndItsTermCountOnce() {
        entries(List.of(entry(1, "100", "100"), entry(2, "-3", "97")));

        business.panel
                .history()
                .terms(
                        business.asProvider,
                        business.north,
                        "other-terms:north",
                        List.of(new ImportedTerm("t", "ann", 3, new BigDecimal("3"), AT, AT, LATER, false)));

        assertThat(business.balance(business.north)).isEqualByComparingTo("97");
        assertThat(business.panel.ledger().balance(business.asProvider, business.north, LedgerAccount.CONSUMED))
                .isEqualByComparingTo("3");
        assertThat(issued()).isEqualByComparingTo("-100");
    }

    @Test
    void accountsComeWithSecretNotesPackageAndState() {
        SecretHash ours = SecretHash.of("hers");
        String hash =
                HexFormat.of().formatHex(ours.salt()) + ":" + HexFormat.of().formatHex(ours.hash());
        AccountNotes notes = new AccountNotes("paid in cash", "ann@example.com", null, "de");
        List<ImportedAccount> rows = List.of(
                new ImportedAccount("1", "ann", null, hash, notes, AT, false, false, 3, LATER),
                new ImportedAccount("2", "bob", "his", null, AccountNotes.NONE, AT, true, false, 1, LATER),
                new ImportedAccount("3", "cid", null, null, AccountNotes.NONE, AT, false, true, 0, null),
                new ImportedAccount("4", "dee", null, null, AccountNotes.NONE, AT, false, false, null, null));

        ImportedRows first = accounts(rows);
        ImportedRows second = accounts(rows);

        assertThat(first.added()).hasSize(4);
        assertThat(second).isEqualTo(ImportedRows.NONE);
        assertThat(business.text("""
                        SELECT name || note || contact_email || language || package_code FROM panel.account
                         WHERE name = 'ann' AND secret_hash IS NOT NULL""")).isEqualTo("annpaid in cashann@example.comdeM3");
        assertThat(business.text(
                        "SELECT string_agg(name, ' ' ORDER BY name) FROM panel.account WHERE secret_hash IS NULL"))
                .isEqualTo("cid dee");
        assertThat(status("ann")).isEqualTo(AccountStatus.ACTIVE);
        assertThat(status("bob")).isEqualTo(AccountStatus.SUSPENDED);
        assertThat(status("cid")).isEqualTo(AccountStatus.CLOSED);
        assertThat(business.panel.history().standing(business.asProvider, business.north, SOURCE))
                .isEqualTo(new Standing(4, 1, new BigDecimal("0.0000"), new BigDecimal("0.0000")));
    }

    @Test
    void anAccountThatBreaksARuleIsRefusedAndTheOthersAreCreated() {
        business.fund(business.south, 1);
        business.created(business.south, "ann", "M1");

        ImportedRows result = accounts(List.of(
                new ImportedAccount("1", "ann", "hers", null, AccountNotes.NONE, AT, false, false, null, null),
                new ImportedAccount("2", "bob", null, "nonsense", AccountNotes.NONE, AT, false, false, null, null),
                new ImportedAccount("3", "cid", null, null, AccountNotes.NONE, AT, false, false, null, null)));

        assertThat(result.added()).containsExactly("3");
        assertThat(result.refused())
                .containsExactly(
                        new RefusedRow("1", "an account of this name signs in at another reseller"),
                        new RefusedRow("2", "Invalid secret hash: must be SALT:HASH in hexadecimal digits"));
    }

    @Test
    void devicesComeWithTheirLockAndAnAccountThatIsLockedStaysSo() {
        accounts(List.of(new ImportedAccount("1", "ann", null, null, AccountNotes.NONE, AT, false, false, null, null)));
        List<ImportedDevice> rows = List.of(
                device("1", "ann", "00-1a-79-00-00-01", true),
                device("2", "ann", "tablet", true),
                device("3", "nobody", "tablet", false));

        ImportedRows first = devices(rows);
        ImportedRows second = devices(rows);

        assertThat(first.added()).containsExactlyInAnyOrder("1", "2");
        assertThat(first.refused())
                .containsExactly(new RefusedRow("3", "the reseller has no such account; import the accounts first"));
        assertThat(second.added()).isEmpty();
        assertThat(business.text("SELECT device_lock || ' ' || locked_device FROM panel.account"))
                .isEqualTo("LOCKED 00:1A:79:00:00:01");
        assertThat(business.text("SELECT string_agg(kind || device_after, ' ') FROM journal.device_lock"))
                .isEqualTo("LOCKED_TO00:1A:79:00:00:01");
    }

    @Test
    void aRehearsalDoesAllOfItAndNothingStays() {
        try (Panel rehearsal = Panel.rehearse(business.database.settings(), business.time)) {
            ImportedRows result = rehearsal
                    .history()
                    .entries(business.asProvider, business.north, SOURCE, List.of(entry(1, "100", "90")));
            rehearsal.history().entries(business.asProvider, business.north, SOURCE, List.of(entry(2, "-10", "80")));

            assertThat(result.gaps()).containsExactly(gap("1", "90", "100", "-10"));
            assertThat(rehearsal.ledger().balance(business.asProvider, business.north))
                    .isEqualByComparingTo("80");
        }

        assertThat(business.balance(business.north)).isEqualByComparingTo("0");
        assertThat(business.count("SELECT count(*) FROM journal.ledger_entry")).isZero();
    }

    private ImportedRows entries(List<ImportedEntry> rows) {
        return business.panel.history().entries(business.asProvider, business.north, SOURCE, rows);
    }

    private ImportedRows accounts(List<ImportedAccount> rows) {
        return business.panel.history().accounts(business.asProvider, business.north, SOURCE, rows);
    }

    private ImportedRows devices(List<ImportedDevice> rows) {
        return business.panel.history().devices(business.asProvider, business.north, SOURCE, rows);
    }

    private BigDecimal issued() {
        return business.panel.ledger().balance(business.asProvider, business.provider, LedgerAccount.ISSUED);
    }

    private AccountStatus status(String name) {
        AccountId id = new AccountId(business.count("SELECT id FROM panel.account WHERE name = '" + name + "'"));
        return business.panel
                .accounts()
                .find(business.asProvider, id)
                .orElseThrow()
                .status();
    }

    private static ImportedEntry entry(int day, String amount, @Nullable String balance) {
        return new ImportedEntry(
                Integer.toString(day),
                AT.plusSeconds(86_400L * day),
                new BigDecimal(amount),
                balance == null ? null : new BigDecimal(balance),
                null);
    }

    private static ImportedDevice device(String key, String account, String device, boolean locked) {
        return new ImportedDevice(key, account, device, "MAG", locked, AT, AT.plusSeconds(60));
    }

    private static BalanceGap gap(String key, @Nullable String expected, String had, String adjusted) {
        return new BalanceGap(key, expected == null ? null : credits(expected), credits(had), credits(adjusted));
    }

    private static BigDecimal credits(String text) {
        return new BigDecimal(text).setScale(4);
    }
}
