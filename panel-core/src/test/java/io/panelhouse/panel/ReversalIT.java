package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.directory.Setting;
import io.panelhouse.panel.ledger.AccountEffect;
import io.panelhouse.panel.ledger.ReversalQuote;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.Reverse;
import io.panelhouse.panel.operation.Transfer;
import io.panelhouse.panel.session.SignInOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Operations that are taken back by posting their opposite. */
@Tag("S33")
class ReversalIT {

    private TestBusiness business;
    private Desk desk;

    @BeforeEach
    void open() {
        business = new TestBusiness();
        desk = new Desk(business);
        business.fund(business.north, 100);
    }

    @AfterEach
    void invariantsHold() {
        LedgerInvariants.assertHold(business);
        business.close();
    }

    @Test
    void aReversedSaleGivesItsCreditsBackAndLeavesAnAccountThatCannotSignIn() {
        Receipt sale = business.created(business.north, "mk-1", "M3");

        Receipt reversal = desk.reverse(sale).orThrow();

        assertThat(reversal.credits()).isEqualByComparingTo("3");
        assertThat(business.balance(business.north)).isEqualByComparingTo("100");
        assertThat(desk.status(Desk.account(sale))).isEqualTo(AccountStatus.NEVER_ACTIVATED);
        assertThat(desk.atTheDoor("mk-1")).isEqualTo(SignInOutcome.NEVER_ACTIVATED);
        assertThat(business.text("SELECT kind || ' ' || reversed_kind || ' ' || amount::int FROM journal.ledger_entry"
                        + " WHERE ledger_account = 'WALLET' ORDER BY sequence DESC LIMIT 1"))
                .isEqualTo("REVERSE ACTIVATE 3");
        assertThat(business.renew(Desk.account(sale), "M1").orThrow().termStart())
                .isEqualTo(Instant.parse("2026-06-01T12:00:00Z"));
    }

    @Test
    void onlyTheLastOperationOfAnAccountIsReversedAndEachOnce() {
        Receipt sale = business.created(business.north, "mk-1", "M1");
        AccountId account = Desk.account(sale);
        Receipt renewal = desk.renewed(account, "M6");

        assertThat(desk.reverse(sale))
                .isEqualTo(Desk.refused(
                        RefusalCode.WRONG_STATE,
                        "Cannot reverse operation %d: operation %d on account mk-1 came after it; reverse that first"
                                .formatted(sale.operationId(), renewal.operationId())));
        Receipt reversal = desk.reverse(renewal).orThrow();
        assertThat(desk.end(account)).isEqualTo(Instant.parse("2026-07-01T12:00:00Z"));
        assertThat(desk.reverse(renewal))
                .isEqualTo(Desk.refused(
                        RefusalCode.WRONG_STATE,
                        "Cannot reverse operation " + renewal.operationId() + ": it is reversed already"));
        assertThat(desk.reverse(reversal))
                .isEqualTo(Desk.refused(
                        RefusalCode.NOT_ALLOWED,
                        "Cannot reverse operation " + reversal.operationId()
                                + ": it is a reversal itself; give the order anew"));
        desk.reverse(sale).orThrow();
        assertThat(business.balance(business.north)).isEqualByComparingTo("100");
    }

    @Test
    void after24HoursOnlyTheProviderReverses() {
        Receipt first = business.created(business.north, "mk-1", "M1");
        Receipt second = business.created(business.north, "mk-2", "M1");
        business.time.set("2026-06-02T11:59:59.999999Z");
        desk.reverse(first).orThrow();
        business.time.set("2026-06-02T12:00:00Z");

        assertThat(desk.reverse(second))
                .isEqualTo(Desk.refused(
                        RefusalCode.NOT_ALLOWED,
                        "Cannot reverse operation " + second.operationId()
                                + ": it is 24 hours old or older; only the provider reverses it now"));
        desk.reverse(business.asProvider, second.operationId()).orThrow();
    }

    @Test
    void aReversedPackageChangeBringsBackEveryTermAsItWas() {
        desk.allow(Setting.FRACTIONAL_CREDITS);
        AccountId account = desk.sold(business.north, "mk-1", "M1");
        desk.renewed(account, "M3");
        business.time.set("2026-06-10T09:30:00Z");
        String before = terms(account);
        Receipt change = desk.change(account, "M12").orThrow();

        desk.reverse(change).orThrow();

        assertThat(terms(account)).isEqualTo(before).contains("2026-10-01");
        assertThat(desk.end(account)).isEqualTo(Instant.parse("2026-10-01T12:00:00Z"));
        assertThat(business.balance(business.north)).isEqualByComparingTo("96");
        assertThat(business.count("SELECT -sum(amount)::int FROM journal.ledger_entry WHERE ledger_account = 'WALLET'"
                        + " AND coalesce(reversed_kind, kind) IN ('ACTIVATE', 'RENEW', 'CHANGE')"))
                .isEqualTo(4);
    }

    @Test
    void whatWasSuspendedResumedMovedOrClosedIsAsBefore() {
        desk.allow(Setting.SUSPENSION_PAUSES_CLOCK);
        AccountId account = desk.sold(business.north, "mk-1", "M1");
        Receipt suspension = desk.suspend(account).orThrow();
        business.time.set("2026-06-01T22:00:00Z");
        Receipt resumption = desk.resume(account).orThrow();
        assertThat(desk.end(account)).isEqualTo(Instant.parse("2026-07-01T22:00:00Z"));

        desk.reverse(resumption).orThrow();

        assertThat(desk.status(account)).isEqualTo(AccountStatus.SUSPENDED);
        assertThat(desk.end(account)).isEqualTo(Instant.parse("2026-07-01T12:00:00Z"));
        business.time.set("2026-06-02T00:00:00Z");
        desk.reverse(desk.resume(account).orThrow()).orThrow();
        desk.reverse(suspension).orThrow();
        assertThat(desk.status(account)).isEqualTo(AccountStatus.ACTIVE);
        desk.reverse(desk.close(account).orThrow()).orThrow();
        assertThat(desk.end(account)).isEqualTo(Instant.parse("2026-07-01T12:00:00Z"));
        Receipt move = desk.move(account, business.northEast).orThrow();
        assertThat(desk.summary(account).resellerId()).isEqualTo(business.northEast);
        desk.reverse(move).orThrow();
        assertThat(desk.summary(account).resellerId()).isEqualTo(business.north);
    }

    @Test
    void aTransferIsReversedWhileItsReceiverStillHoldsTheCredits() {
        Receipt down = transfer(business.provider, business.south, 5);
        Receipt up = transfer(business.south, business.provider, 2);

        assertThat(desk.reverse(business.asProvider, down.operationId()))
                .isEqualTo(Desk.refused(
                        RefusalCode.INSUFFICIENT_CREDITS,
                        "Cannot reverse operation %d: it takes 5 credits from reseller %s, whose balance is 3"
                                .formatted(down.operationId(), business.south)));
        assertThat(desk.reverse(business.asSouth, down.operationId()))
                .isEqualTo(Desk.refused(
                        RefusalCode.NOT_FOUND,
                        "Cannot reverse operation " + down.operationId()
                                + ": there is no such operation in your tree"));
        desk.reverse(business.asProvider, up.operationId()).orThrow();
        desk.reverse(business.asProvider, down.operationId()).orThrow();
        assertThat(business.balance(business.south)).isEqualByComparingTo("0");
        assertThat(business.balance(business.provider)).isEqualByComparingTo("5");
    }

    @Test
    void aMintIsReversedAndABatchOfOneSaysWhatItTakes() {
        Receipt mint = desk.give(new Mint(business.asProvider, "k", business.provider, BigDecimal.TEN).inBatch("b"))
                .orThrow();

        ReversalQuote quote = business.panel.reversals().ofBatch(business.asProvider, "b");

        assertThat(quote.creditsBack()).isEqualByComparingTo("-10");
        assertThat(quote.reversible()).containsExactly(mint.operationId());
        desk.reverse(business.asProvider, mint.operationId()).orThrow();
        assertThat(business.balance(business.provider)).isEqualByComparingTo("0");
    }

    @Test
    @Tag("S5")
    void aBatchIsQuotedAndReversedTheLatestFirst() {
        AccountId first = desk.sold(business.north, "mk-1", "M1");
        AccountId second = desk.sold(business.north, "mk-2", "M1");
        Receipt one = desk.renewedInBatch(first, "M1", "b-1");
        Receipt two = desk.renewedInBatch(second, "M3", "b-1");
        Receipt three = desk.renewedInBatch(second, "M6", "b-1");
        desk.suspend(first).orThrow();

        ReversalQuote quote = business.panel.reversals().ofBatch(business.asNorth, "b-1");

        assertThat(quote.creditsBack()).isEqualByComparingTo("9");
        assertThat(quote.reversible()).containsExactly(three.operationId(), two.operationId());
        assertThat(quote.lines().getLast().operationId()).isEqualTo(one.operationId());
        assertThat(Objects.requireNonNull(quote.lines().getLast().refusal()).code())
                .isEqualTo(RefusalCode.WRONG_STATE);
        assertThat(quote.lines().get(1).account())
                .isEqualTo(new AccountEffect(
                        second, "mk-2", business.north, "M1", Instant.parse("2026-07-01T12:00:00Z"), false, false));
        assertThat(business.balance(business.north)).isEqualByComparingTo("88");

        List<Outcome> outcomes = business.panel
                .ledger()
                .applyAll(quote.reversible().stream()
                        .map(id -> new Reverse(business.asNorth, "u" + id, id).inBatch("b-1"))
                        .toList());

        assertThat(outcomes).allMatch(Outcome.Done.class::isInstance);
        assertThat(business.balance(business.north)).isEqualByComparingTo("97");
        assertThat(business.panel.reversals().ofBatch(business.asNorth, "b-1").reversible())
                .isEmpty();
        assertThat(business.panel.reversals().ofBatch(business.asSouth, "b-1").lines())
                .isEmpty();
    }

    @Test
    void oneOperationReversedFromManySidesAtOnceIsReversedOnce() {
        Receipt sale = business.created(business.north, "mk-1", "M12");
        try (Panel other = Panel.open(business.database.settings(), business.time)) {
            List<CompletableFuture<Outcome>> answers = IntStream.range(0, 40)
                    .mapToObj(i -> (i % 2 == 0 ? business.panel : other)
                            .ledger()
                            .submit(new Reverse(business.asNorth, "k" + i, sale.operationId())))
                    .toList();

            assertThat(answers.stream().map(CompletableFuture::join).filter(Outcome.Done.class::isInstance))
                    .hasSize(1);
        }
        assertThat(business.balance(business.north)).isEqualByComparingTo("100");
    }

    private Receipt transfer(ResellerId from, ResellerId to, int credits) {
        if (from.equals(business.provider)) {
            business.fund(business.provider, credits);
        }
        return desk.give(
                        new Transfer(business.asProvider, TestBusiness.newKey(), from, to, BigDecimal.valueOf(credits)))
                .orThrow();
    }

    private String terms(AccountId account) {
        return business.text("SELECT string_agg(package_code || ' ' || starts_at || ' ' || ends_at, ', '"
                + " ORDER BY starts_at) FROM panel.term WHERE account_id = " + account);
    }
}
