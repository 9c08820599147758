package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.RenewAccount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What sales promise on any PostgreSQL; after each test the ledger's invariants are asked of the database. */
abstract class SalesContract {

    private TestBusiness business;

    /** An empty database of its own for each test. */
    abstract TestDatabase newDatabase();

    @BeforeEach
    void open() {
        business = new TestBusiness(newDatabase());
    }

    @AfterEach
    void invariantsHold() {
        LedgerInvariants.assertHold(business);
        business.close();
    }

    @Test
    @Tag("S16")
    void creatingAnAccountDebitsAndActivatesAtOnce() {
        business.fund(business.north, 20);

        Receipt receipt = business.created(business.north, "mk-1", "M3");

        assertThat(receipt.kind()).isEqualTo(OperationKind.ACTIVATE);
        assertThat(receipt.credits()).isEqualByComparingTo("3");
        assertThat(receipt.balanceAfter()).isEqualByComparingTo("17");
        assertThat(receipt.termEnd()).isEqualTo(Instant.parse("2026-09-01T12:00:00Z"));
        assertThat(business.balance(business.north)).isEqualByComparingTo("17");
    }

    @Test
    @Tag("S16")
    void aSaleWithoutEnoughCreditsStoresNothing() {
        business.fund(business.north, 9);
        long operations = business.count("SELECT count(*) FROM journal.operation");

        Outcome outcome = business.create(business.north, "mk-1", "M12");

        assertThat(outcome)
                .isEqualTo(new Outcome.Refused(
                        RefusalCode.INSUFFICIENT_CREDITS,
                        "Cannot create account mk-1: it costs 12 credits and the balance is 9"));
        assertThat(business.count("SELECT count(*) FROM panel.account")).isZero();
        assertThat(business.count("SELECT count(*) FROM journal.operation")).isEqualTo(operations);
        assertThat(business.balance(business.north)).isEqualByComparingTo("9");
    }

    @Test
    @Tag("S16")
    void of200ParallelCreatesWithABalanceFor100Exactly100Succeed() {
        business.fund(business.north, 100);

        List<CompletableFuture<Outcome>> answers = IntStream.range(0, 200)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> business.create(business.north, "p-" + i, "M1")))
                .toList();
        long done = answers.stream()
                .map(CompletableFuture::join)
                .filter(Outcome.Done.class::isInstance)
                .count();

        assertThat(done).isEqualTo(100);
        assertThat(business.balance(business.north)).isEqualByComparingTo("0");
        assertThat(business.count("SELECT count(*) FROM panel.account")).isEqualTo(100);
    }

    @Test
    @Tag("S16")
    void twoProcessesSellingFromOneWalletDoNotOverdrawIt() {
        business.fund(business.north, 100);
        try (Panel other = Panel.open(business.database.settings(), business.time)) {
            List<CompletableFuture<Outcome>> answers = IntStream.range(0, 200)
                    .mapToObj(i -> (i % 2 == 0 ? business.panel : other)
                            .ledger()
                            .submit(new CreateAccount(business.asNorth, "k" + i, business.north, "p-" + i, null, "M1")))
                    .toList();

            assertThat(answers.stream().map(CompletableFuture::join).filter(Outcome.Done.class::isInstance))
                    .hasSize(100);
        }
        assertThat(business.balance(business.north)).isEqualByComparingTo("0");
    }

    @Test
    void aRepeatedOrderGivesTheFirstAnswer() {
        business.fund(business.north, 20);
        CreateAccount order = new CreateAccount(business.asNorth, "key-1", business.north, "mk-1", "s", "M3");

        Outcome first = business.panel.accounts().create(order);
        business.created(business.north, "mk-2", "M1");
        Outcome again = business.panel.accounts().create(order);

        assertThat(again).isEqualTo(first).isInstanceOf(Outcome.Done.class);
        assertThat(business.balance(business.north)).isEqualByComparingTo("16");
    }

    @Test
    void theSameKeyForSomethingElseIsAConflict() {
        business.fund(business.north, 20);
        business.panel
                .accounts()
                .create(new CreateAccount(business.asNorth, "key-1", business.north, "mk-1", "s", "M3"))
                .orThrow();

        Outcome outcome = business.panel
                .accounts()
                .create(new CreateAccount(business.asNorth, "key-1", business.north, "mk-1", "s", "M6"));

        assertThat(outcome)
                .isEqualTo(new Outcome.Refused(
                        RefusalCode.KEY_CONFLICT,
                        "Cannot create account mk-1: its key key-1 was used before for something else; use a new key"));
    }

    @Test
    void theSameOrderFromManySidesAtOnceHasOneEffect() {
        business.fund(business.north, 100);
        CreateAccount order = new CreateAccount(business.asNorth, "key-1", business.north, "mk-1", "s", "M3");
        try (Panel other = Panel.open(business.database.settings(), business.time)) {
            List<CompletableFuture<Outcome>> answers = IntStream.range(0, 60)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> (i % 2 == 0 ? business.panel : other).ledger().apply(order)))
                    .toList();

            assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        }
        assertThat(business.balance(business.north)).isEqualByComparingTo("97");
    }

    @Test
    void twoResellersWantingOneSignInNameAtOnceAreAnsweredOneByOne() {
        business.fund(business.north, 50);
        business.fund(business.south, 50);
        try (Panel other = Panel.open(business.database.settings(), business.time)) {
            List<CompletableFuture<Outcome>> answers = IntStream.range(0, 40)
                    .mapToObj(i -> (i % 2 == 0 ? business.panel : other)
                            .ledger()
                            .submit(new CreateAccount(
                                    business.asProvider,
                                    "k" + i,
                                    i % 2 == 0 ? business.north : business.south,
                                    "tv-" + i / 2,
                                    "s",
                                    "M1")))
                    .toList();

            assertThat(answers.stream().map(CompletableFuture::join).filter(Outcome.Done.class::isInstance))
                    .hasSize(20);
        }
        assertThat(business.count("SELECT count(*) FROM panel.account")).isEqualTo(20);
    }

    @Test
    void aRenewalBeforeTheEndExtendsFromTheOldEnd() {
        business.fund(business.north, 20);
        AccountId account = id(business.created(business.north, "mk-1", "M1"));
        business.time.set("2026-06-28T08:00:00Z");

        Receipt receipt = business.renew(account, "M3").orThrow();

        assertThat(receipt.termStart()).isEqualTo(Instant.parse("2026-07-01T12:00:00Z"));
        assertThat(receipt.termEnd()).isEqualTo(Instant.parse("2026-10-01T12:00:00Z"));
        assertThat(kindOf(receipt)).isEqualTo("RENEWAL");
    }

    @Test
    void aRenewalAfterTheEndStartsNowAndInGraceIsStillARenewal() {
        business.fund(business.north, 20);
        AccountId account = id(business.created(business.north, "mk-1", "M1"));
        business.time.set("2026-07-04T11:59:59Z");

        Receipt receipt = business.renew(account, "M1").orThrow();

        assertThat(receipt.termStart()).isEqualTo(Instant.parse("2026-07-04T11:59:59Z"));
        assertThat(kindOf(receipt)).isEqualTo("RENEWAL");
    }

    @Test
    void aRenewalAfterGraceIsAReactivation() {
        business.fund(business.north, 20);
        AccountId account = id(business.created(business.north, "mk-1", "M1"));
        business.time.set("2026-07-04T12:00:00Z");

        assertThat(kindOf(business.renew(account, "M1").orThrow())).isEqualTo("REACTIVATION");
    }

    @Test
    void theFirstPaidTermAfterATrialIsNew() {
        business.fund(business.north, 20);
        Receipt trial = business.created(business.north, "mk-1", "TRIAL");

        Receipt paid = business.renew(id(trial), "M1").orThrow();

        assertThat(trial.kind()).isEqualTo(OperationKind.TRIAL);
        assertThat(trial.credits()).isEqualByComparingTo("0");
        assertThat(kindOf(paid)).isEqualTo("NEW");
        assertThat(paid.termStart()).isEqualTo(trial.termEnd());
    }

    @Test
    void aMonthFromThe31stEndsOnTheLastOfFebruary() {
        business.fund(business.north, 20);
        business.time.set("2027-01-31T10:00:00Z");

        assertThat(business.created(business.north, "mk-1", "M1").termEnd())
                .isEqualTo(Instant.parse("2027-02-28T10:00:00Z"));
    }

    @Test
    void aMonthAcrossSummerTimeEndsAtTheSameLocalTime() {
        business.fund(business.north, 20);
        business.time.set("2027-03-15T10:00:00Z");

        assertThat(business.created(business.north, "mk-1", "M1").termEnd())
                .isEqualTo(Instant.parse("2027-04-15T09:00:00Z"));
    }

    @Test
    void onlyTheProviderGivesAccountsThatNeverEnd() {
        Outcome byReseller = business.panel
                .accounts()
                .create(new CreateAccount(business.asNorth, "k", business.north, "mk-1", "s", "PERPETUAL"));
        Receipt byProvider = business.created(business.north, "mk-1", "PERPETUAL");

        assertThat(byReseller)
                .isEqualTo(new Outcome.Refused(
                        RefusalCode.NOT_ALLOWED,
                        "Cannot create account mk-1: only the provider gives accounts that never end"));
        assertThat(byProvider.termEnd()).isNull();
        assertThat(business.renew(id(byProvider), "M1"))
                .isEqualTo(new Outcome.Refused(
                        RefusalCode.WRONG_PACKAGE,
                        "Cannot renew account " + byProvider.accountId() + ": it never ends"));
    }

    @Test
    void aNameInUseIsSaidAndCostsNothing() {
        business.fund(business.north, 5);
        business.fund(business.south, 5);
        business.created(business.north, "mk-1", "M1");

        assertThat(business.create(business.north, "mk-1", "M1"))
                .isEqualTo(new Outcome.Refused(
                        RefusalCode.NAME_TAKEN,
                        "Cannot create account mk-1: reseller north has an account of that name; choose another name"));
        assertThat(business.create(business.south, "mk-1", "M1"))
                .isEqualTo(new Outcome.Refused(
                        RefusalCode.NAME_TAKEN, "Cannot create account mk-1: the name is in use; choose another name"));
        assertThat(business.balance(business.south)).isEqualByComparingTo("5");
    }

    @Test
    void everyOrderOfAListIsAnsweredAtItsPlace() {
        Actor paula = business.asProvider;
        List<Outcome> outcomes = business.panel
                .ledger()
                .applyAll(List.of(
                        new CreateAccount(paula, "1", business.provider, "a", null, "M1"),
                        new Mint(paula, "2", business.provider, BigDecimal.TEN),
                        new CreateAccount(paula, "3", business.provider, "a", null, "M12"),
                        new CreateAccount(paula, "4", business.provider, "a", null, "M6"),
                        new CreateAccount(paula, "5", business.provider, "a", null, "M1"),
                        new Mint(paula, "2", business.provider, BigDecimal.TEN),
                        new Mint(paula, "6", business.provider, new BigDecimal("0.00001"))));

        assertThat(outcomes.stream().map(SalesContract::word))
                .containsExactly(
                        "INSUFFICIENT_CREDITS", "10", "INSUFFICIENT_CREDITS", "4", "NAME_TAKEN", "10", "INVALID");
    }

    @Test
    void historyIsAppliedInTheOrderOfItsListWithItsOwnDates(TestReporter report) {
        int accounts = 3000;
        business.fund(business.north, 2 * accounts);
        List<Order> history = new ArrayList<>();
        Instant bought = Instant.parse("2025-01-10T10:00:00Z");
        for (int i = 0; i < accounts; i++) {
            history.add(new CreateAccount(
                    business.asNorth, "c" + i, business.north, "h-" + i, null, "M1", bought.plusSeconds(i)));
        }
        for (int i = 0; i < accounts; i++) {
            AccountRef account = AccountRef.name(business.north, "h-" + i);
            history.add(new RenewAccount(
                    business.asNorth,
                    "r" + i,
                    account,
                    "M1",
                    bought.plusSeconds(i).plus(Duration.ofDays(30))));
        }

        long startedAtNanos = System.nanoTime();
        List<Outcome> outcomes = business.panel.ledger().applyAll(history);
        double seconds = (System.nanoTime() - startedAtNanos) / 1e9;

        report.publishEntry("sales per second", Long.toString(Math.round(history.size() / seconds)));
        assertThat(outcomes).hasSize(2 * accounts).allMatch(Outcome.Done.class::isInstance);
        assertThat(business.balance(business.north)).isEqualByComparingTo("0");
        assertThat(business.count(
                        "SELECT count(*) FROM journal.term WHERE kind = 'RENEWAL' AND ends_at::date = '2025-03-10'"))
                .isEqualTo(accounts);
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done ->
                done.receipt().balanceAfter().stripTrailingZeros().toPlainString();
            case Outcome.Refused refused -> refused.code().name();
        };
    }

    private static AccountId id(Receipt receipt) {
        AccountId id = receipt.accountId();
        assertThat(id).isNotNull();
        return Objects.requireNonNull(id);
    }

    private String kindOf(Receipt receipt) {
        return business.text("SELECT kind FROM journal.term WHERE operation_id = " + receipt.operationId());
    }
}
