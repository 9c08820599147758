package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.account.ChangeQuote;
import io.panelhouse.panel.directory.Setting;
import io.panelhouse.panel.operation.OperationKind;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.RefusedOrderException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another package in the middle of a term. */
@Tag("S14")
class PackageChangeIT {

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
    void theUnusedHalfOfATermCountsTowardsTheNewPrice() {
        desk.allow(Setting.FRACTIONAL_CREDITS);
        AccountId account = desk.sold(business.north, "mk-1", "M1");
        business.time.set("2026-06-16T12:00:00Z");

        Receipt receipt = desk.change(account, "M3").orThrow();

        assertThat(receipt.kind()).isEqualTo(OperationKind.CHANGE);
        assertThat(receipt.credits()).isEqualByComparingTo("2.5");
        assertThat(receipt.balanceAfter()).isEqualByComparingTo("96.5");
        assertThat(receipt.termStart()).isEqualTo(Instant.parse("2026-06-16T12:00:00Z"));
        assertThat(desk.end(account)).isEqualTo(Instant.parse("2026-09-16T12:00:00Z"));
        assertThat(terms(account)).isEqualTo("M1 until 2026-06-16, M3 until 2026-09-16 CHANGE");
    }

    @Test
    void whereCreditsAreWholeTheUnusedPartIsRoundedDown() {
        AccountId account = desk.sold(business.north, "mk-1", "M12");
        business.time.set("2026-09-09T12:00:00Z");

        Receipt receipt = desk.change(account, "M1").orThrow();

        // 265 of 365 days are left of 12 credits: 8.71.
        assertThat(receipt.credits()).isEqualByComparingTo("-7");
        assertThat(business.balance(business.north)).isEqualByComparingTo("95");
    }

    @Test
    void termsThatHaveNotBegunAreCreditedWhole() {
        AccountId account = desk.sold(business.north, "mk-1", "M1");
        desk.renewed(account, "M6");
        business.time.set("2026-06-30T12:00:00Z");

        Receipt receipt = desk.change(account, "M12").orThrow();

        assertThat(receipt.credits()).isEqualByComparingTo("6");
        assertThat(terms(account)).isEqualTo("M1 until 2026-06-30, M12 until 2027-06-30 CHANGE");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T12:00:00Z, M3", "2026-06-01T12:00:00.000001Z, M3", "2026-06-17T03:21:09.123457Z, M12",
        "2026-07-01T11:59:59.999999Z, M6", "2026-07-01T12:00:00Z, M1", "2026-09-03T17:00:00Z, M6"
    })
    void theQuoteIsWhatTheOrderDoes(String at, String packageCode) {
        desk.allow(Setting.FRACTIONAL_CREDITS);
        AccountId account = desk.sold(business.north, "mk-1", "M1");
        desk.renewed(account, "M3");
        business.time.set(at);

        ChangeQuote quote = business.panel.accounts().quoteChange(business.asNorth, account, packageCode);
        Receipt receipt = desk.change(account, packageCode).orThrow();

        assertThat(quote.price()).isEqualTo(receipt.credits());
        assertThat(quote.unusedCredits().add(quote.price()))
                .isEqualByComparingTo(quote.offer().credits());
        assertThat(quote.balance()).isEqualByComparingTo("96");
        assertThat(quote.balanceAfter()).isEqualTo(receipt.balanceAfter());
        assertThat(quote.termStart()).isEqualTo(receipt.termStart());
        assertThat(quote.termEnd()).isEqualTo(receipt.termEnd());
    }

    @Test
    void aQuoteThatCannotBePaidShowsABalanceBelow0AndTheOrderIsRefused() {
        AccountId account = desk.sold(business.south, "mk-1", "M1", 1);

        ChangeQuote quote = business.panel.accounts().quoteChange(business.asSouth, account, "M12");

        assertThat(quote.balanceAfter()).isEqualByComparingTo("-11");
        assertThat(quote.affordable()).isFalse();
        assertThat(desk.change(account, "M12"))
                .isEqualTo(Desk.refused(
                        RefusalCode.INSUFFICIENT_CREDITS,
                        "Cannot change the package of account " + account
                                + ": it costs 11 credits after 1 unused and the balance is 0"));
        assertThat(business.balance(business.south)).isEqualByComparingTo("0");
    }

    @Test
    void whatIsPausedIsNotUsed() {
        desk.allow(Setting.FRACTIONAL_CREDITS);
        desk.allow(Setting.SUSPENSION_PAUSES_CLOCK);
        AccountId account = desk.sold(business.north, "mk-1", "M1");
        desk.renewed(account, "M1");
        business.time.set("2026-06-16T12:00:00Z");
        desk.suspend(account).orThrow();
        business.time.set("2026-07-16T12:00:00Z");
        desk.resume(account).orThrow();

        ChangeQuote quote = business.panel.accounts().quoteChange(business.asNorth, account, "M12");

        assertThat(quote.unusedCredits()).isEqualByComparingTo("1.5");
    }

    @Test
    void whatCannotBeChangedIsSaidWithTheNextStep() {
        AccountId trial = desk.sold(business.north, "trial", "TRIAL");
        AccountId forEver = desk.sold(business.north, "for-ever", "PERPETUAL");
        AccountId running = desk.sold(business.north, "running", "M1");

        assertThat(sentence(trial, "M1")).isEqualTo("it is on trial; renew it instead");
        assertThat(sentence(forEver, "M1")).isEqualTo("it never ends");
        assertThat(sentence(running, "M1")).isEqualTo("it has package M1 already; renew it instead");
        assertThat(sentence(running, "TRIAL")).isEqualTo("a trial is only for a new account; choose a paid package");
        assertThat(sentence(running, "M7")).isEqualTo("there is no such package; choose one of the catalogue");
        desk.suspend(running).orThrow();
        assertThat(sentence(running, "M3")).isEqualTo("it is suspended; resume it first");
        business.time.set("2026-07-01T12:00:00Z");
        desk.resume(running).orThrow();
        assertThat(sentence(running, "M3")).isEqualTo("no term of it is running; renew it instead");
    }

    /** The fact of the refusal, which the quote gives too. */
    private String sentence(AccountId account, String packageCode) {
        Outcome outcome = desk.change(account, packageCode);
        assertThatThrownBy(() -> business.panel.accounts().quoteChange(business.asProvider, account, packageCode))
                .isInstanceOf(RefusedOrderException.class)
                .hasMessage(((Outcome.Refused) outcome).sentence());
        return ((Outcome.Refused) outcome)
                .sentence()
                .substring(("Cannot change the package of account " + account + ": ").length());
    }

    private String terms(AccountId account) {
        return business.text("SELECT string_agg(package_code || ' until ' || (ends_at AT TIME ZONE 'UTC')::date"
                + " || CASE kind WHEN 'CHANGE' THEN ' CHANGE' ELSE '' END, ', ' ORDER BY starts_at)"
                + " FROM panel.term WHERE account_id = " + account);
    }
}
