package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.account.DueAccount;
import io.panelhouse.panel.account.DueDay;
import io.panelhouse.panel.account.DueList;
import io.panelhouse.panel.account.Quote;
import io.panelhouse.panel.ledger.LedgerAccount;
import io.panelhouse.panel.ledger.LedgerEntry;
import io.panelhouse.panel.session.OpenSession;
import io.panelhouse.panel.session.SignInDecision;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.session.SignInRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the desk reads, and the door: searching, the due list, the running balance, sign-ins. */
class AccountsIT {

    private TestBusiness business;

    @BeforeEach
    void open() {
        business = new TestBusiness();
        business.fund(business.north, 100);
        business.fund(business.northEast, 100);
    }

    @AfterEach
    void close() {
        LedgerInvariants.assertHold(business);
        business.close();
    }

    @Test
    void aQuoteSaysPriceBalanceAfterAndEnd() {
        Quote quote = business.panel.accounts().quoteCreate(business.asNorth, business.north, "M12");

        assertThat(quote.offer().credits()).isEqualByComparingTo("12");
        assertThat(quote.balance()).isEqualByComparingTo("100");
        assertThat(quote.balanceAfter()).isEqualByComparingTo("88");
        assertThat(quote.affordable()).isTrue();
        assertThat(quote.termEnd()).isEqualTo(Instant.parse("2027-06-01T12:00:00Z"));
    }

    @Test
    void aRenewalIsQuotedFromTheOldEnd() {
        AccountId id = create(business.north, "mk-1", "M1");

        Quote quote = business.panel.accounts().quoteRenew(business.asNorth, id, "M1");

        assertThat(quote.termStart()).isEqualTo(Instant.parse("2026-07-01T12:00:00Z"));
        assertThat(quote.termEnd()).isEqualTo(Instant.parse("2026-08-01T12:00:00Z"));
    }

    @Test
    void aSearchFindsByPrefixInTheSubtreeWhateverTheCase() {
        create(business.north, "Mk_1", "M1");
        create(business.northEast, "mk_2", "M1");
        create(business.northEast, "mkx3", "M1");

        assertThat(search("mk_")).containsExactly("Mk_1", "mk_2");
        assertThat(search("MK")).containsExactly("Mk_1", "mk_2", "mkx3");
        assertThat(search("%")).isEmpty();
        assertThat(business.panel.accounts().search(business.asProvider, business.northEast, "", 1))
                .hasSize(1);
    }

    @Test
    void anAccountIsNotActiveAtItsEndInstant() {
        create(business.north, "mk-1", "M1");
        create(business.northEast, "mk-2", "M3");
        business.time.set("2026-07-01T11:59:59.999999Z");
        assertThat(active(business.north)).isEqualTo(2);

        business.time.set("2026-07-01T12:00:00Z");

        assertThat(active(business.north)).isEqualTo(1);
        assertThat(active(business.provider)).isEqualTo(1);
    }

    @Test
    void aStatusChangesWithTimeAlone() {
        AccountId id = create(business.north, "mk-1", "M1");
        assertThat(status(id)).isEqualTo(AccountStatus.ACTIVE);

        business.time.set("2026-06-24T12:00:00Z");
        assertThat(status(id)).isEqualTo(AccountStatus.EXPIRING);
        business.time.set("2026-07-01T12:00:00Z");
        assertThat(status(id)).isEqualTo(AccountStatus.IN_GRACE);
        business.time.set("2026-07-04T12:00:00Z");
        assertThat(status(id)).isEqualTo(AccountStatus.EXPIRED);
    }

    @Test
    @Tag("M16")
    void theDueListHoldsWhatEndsUntilTheEndOfTheLocalDay() {
        create(business.north, "first", "M1");
        business.time.set("2026-06-08T21:59:59Z");
        AccountId last = create(business.northEast, "last-second-of-the-8th", "M1");
        business.time.set("2026-06-08T22:00:00Z");
        create(business.north, "first-second-of-the-9th", "M1");
        create(business.north, "long", "M12");
        create(business.north, "trial", "TRIAL");
        create(business.north, "for-ever", "PERPETUAL");
        business.time.set("2026-07-01T06:00:00Z");

        DueList due = business.panel.accounts().due(business.asNorth, business.north, 7, 10);

        assertThat(due.soonest().stream().map(DueAccount::name)).containsExactly("first", "last-second-of-the-8th");
        assertThat(due.accounts()).isEqualTo(2);
        assertThat(due.credits()).isEqualByComparingTo("2");
        assertThat(due.until()).isEqualTo(Instant.parse("2026-07-08T22:00:00Z"));
        assertThat(due.perDay().stream().map(DueDay::accounts)).containsExactly(1L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
        assertThat(due.perDay().getLast().day()).isEqualTo(LocalDate.parse("2026-07-08"));

        business.renew(last, "M1").orThrow();

        assertThat(business.panel
                        .accounts()
                        .due(business.asNorth, business.north, 7, 10)
                        .accounts())
                .isEqualTo(1);
    }

    @Test
    @Tag("M16")
    void aDueRowSaysPackageCreditsAndLastSignIn() {
        AccountId id = create(business.north, "mk-1", "M3");
        business.time.set("2026-08-30T09:00:00Z");
        signIn("mk-1", "secret of mk-1");

        DueAccount row = business.panel
                .accounts()
                .due(business.asNorth, business.north, 7, 10)
                .soonest()
                .getFirst();

        assertThat(row)
                .isEqualTo(new DueAccount(
                        id,
                        "mk-1",
                        business.north,
                        "north",
                        Instant.parse("2026-09-01T12:00:00Z"),
                        "M3",
                        new BigDecimal("3.0000"),
                        Instant.parse("2026-08-30T09:00:00Z")));
    }

    @Test
    void entriesCarryTheRunningBalanceNewestFirst() {
        create(business.north, "mk-1", "M1");
        create(business.north, "mk-2", "M12");

        List<LedgerEntry> page = entries(Long.MAX_VALUE, 2);
        List<LedgerEntry> next = entries(page.getLast().entrySequence(), 2);

        assertThat(page.stream().map(AccountsIT::line))
                .containsExactly("3 ACTIVATE -12 87 mk-2", "2 ACTIVATE -1 99 mk-1");
        assertThat(next.stream().map(AccountsIT::line)).containsExactly("1 TRANSFER 100 100 null");
        assertThat(business.panel.ledger().ledgerSequence(business.asNorth, business.north))
                .isEqualTo(3);
    }

    @Test
    void anAcceptedSignInOpensASessionThatClosesOnce() {
        create(business.north, "mk-1", "M1");

        SignInDecision decision = signIn("mk-1", "secret of mk-1");
        String session = Objects.requireNonNull(decision.sessionId());

        assertThat(decision.outcome()).isEqualTo(SignInOutcome.ACCEPTED);
        assertThat(decision.endsAt()).isEqualTo(Instant.parse("2026-07-01T12:00:00Z"));
        assertThat(business.panel.sessions().find(session).map(OpenSession::accountName))
                .contains("mk-1");
        assertThat(business.panel.sessions().close(session)).isPresent();
        assertThat(business.panel.sessions().close(session)).isEmpty();
        assertThat(business.text("SELECT string_agg(change, ' ' ORDER BY sequence) FROM journal.session"))
                .isEqualTo("OPENED CLOSED");
    }

    @Test
    void aRefusedSignInSaysWhyAndIsJournaled() {
        create(business.north, "mk-1", "M1");
        signIn("mk-1", "wrong");
        signIn("nobody\0", "x");
        business.time.set("2026-07-01T12:00:00Z");
        signIn("mk-1", "secret of mk-1");

        assertThat(
                        business.text(
                                "SELECT string_agg(account_name || ' ' || outcome, ', ' ORDER BY sequence) FROM journal.auth_attempt"))
                .isEqualTo("mk-1 WRONG_PASSWORD, nobody  UNKNOWN_USER, mk-1 EXPIRED");
        assertThat(business.count("SELECT count(*) FROM journal.session")).isZero();
    }

    @Test
    void anAccountWhoseFirstTermLiesAheadIsNeverActivated() {
        AccountId id = create(business.north, "mk-1", "M1");
        business.time.set("2026-05-31T12:00:00Z");

        assertThat(signIn("mk-1", "secret of mk-1").outcome()).isEqualTo(SignInOutcome.NEVER_ACTIVATED);
        assertThat(status(id)).isEqualTo(AccountStatus.NEVER_ACTIVATED);
    }

    private SignInDecision signIn(String name, String secret) {
        return business.panel
                .signIns()
                .attempt(new SignInRequest(business.provider, name, secret, "001a79000001", "MAG", "10.0.0.1"));
    }

    private AccountId create(ResellerId reseller, String name, String packageCode) {
        return Objects.requireNonNull(
                business.created(reseller, name, packageCode).accountId());
    }

    private List<String> search(String prefix) {
        return business.panel.accounts().search(business.asNorth, business.north, prefix, 100).stream()
                .map(AccountSummary::name)
                .toList();
    }

    private long active(ResellerId root) {
        return business.panel.accounts().countActive(business.asProvider, root);
    }

    private AccountStatus status(AccountId id) {
        return business.panel
                .accounts()
                .find(business.asNorth, id)
                .orElseThrow()
                .status();
    }

    private List<LedgerEntry> entries(long before, int max) {
        return business.panel.ledger().entries(business.asNorth, business.north, LedgerAccount.WALLET, before, max);
    }

    private static String line(LedgerEntry entry) {
        return "%d %s %s %s %s"
                .formatted(
                        entry.entrySequence(),
                        entry.kind(),
                        entry.amount().stripTrailingZeros().toPlainString(),
                        entry.balanceAfter().stripTrailingZeros().toPlainString(),
                        entry.accountName());
    }
}
