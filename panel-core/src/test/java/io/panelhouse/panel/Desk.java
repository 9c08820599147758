package io.panelhouse.panel;

import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.directory.Setting;
import io.panelhouse.panel.operation.ChangePackage;
import io.panelhouse.panel.operation.Close;
import io.panelhouse.panel.operation.Move;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Resume;
import io.panelhouse.panel.operation.Reverse;
import io.panelhouse.panel.operation.Suspend;
import io.panelhouse.panel.session.SignInOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What an operator does with accounts, for tests: each verb is a new order of the provider. */
final class Desk {

    private final TestBusiness business;
    private final Panel panel;

    Desk(TestBusiness business) {
        this.business = business;
        this.panel = business.panel;
    }

    AccountId sold(ResellerId reseller, String name, String packageCode) {
        return account(business.created(reseller, name, packageCode));
    }

    /** The same, of a reseller who has just these credits. */
    AccountId sold(ResellerId reseller, String name, String packageCode, int credits) {
        business.fund(reseller, credits);
        return sold(reseller, name, packageCode);
    }

    static AccountId account(Receipt receipt) {
        return Objects.requireNonNull(receipt.accountId());
    }

    Receipt renewed(AccountId account, String packageCode) {
        return business.renew(account, packageCode).orThrow();
    }

    Outcome suspend(AccountId account) {
        return give(new Suspend(business.asProvider, TestBusiness.newKey(), account));
    }

    Outcome resume(AccountId account) {
        return give(new Resume(business.asProvider, TestBusiness.newKey(), account));
    }

    Outcome close(AccountId account) {
        return give(new Close(business.asProvider, TestBusiness.newKey(), account));
    }

    Outcome move(AccountId account, ResellerId to) {
        return give(new Move(business.asProvider, TestBusiness.newKey(), account, to));
    }

    Outcome change(AccountId account, String packageCode) {
        return give(new ChangePackage(business.asProvider, TestBusiness.newKey(), account, packageCode));
    }

    Outcome reverse(Actor actor, long operation) {
        return give(new Reverse(actor, TestBusiness.newKey(), operation));
    }

    Outcome reverse(Receipt receipt) {
        return reverse(business.asNorth, receipt.operationId());
    }

    Receipt renewedInBatch(AccountId account, String packageCode, String batch) {
        return give(new RenewAccount(business.asNorth, TestBusiness.newKey(), account, packageCode).inBatch(batch))
                .orThrow();
    }

    Outcome give(Order order) {
        return panel.ledger().apply(order);
    }

    void allow(Setting setting) {
        panel.settings().change(business.asProvider, business.provider, Map.of(setting, Optional.of("true")));
    }

    AccountSummary summary(AccountId account) {
        return panel.accounts().find(business.asProvider, account).orElseThrow();
    }

    AccountStatus status(AccountId account) {
        return summary(account).status();
    }

    Instant end(AccountId account) {
        return Objects.requireNonNull(summary(account).endsAt());
    }

    BigDecimal balance(ResellerId reseller) {
        return business.balance(reseller).stripTrailingZeros();
    }

    /** What the door says to the right password of the account of this name. */
    SignInOutcome atTheDoor(String name) {
        return new Door(business).visit(name, "001a79000001");
    }

    static Outcome.Refused refused(RefusalCode code, String sentence) {
        return new Outcome.Refused(code, sentence);
    }
}
