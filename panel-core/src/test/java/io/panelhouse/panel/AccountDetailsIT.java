package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.account.AccountDetails;
import io.panelhouse.panel.account.AccountNotes;
import io.panelhouse.panel.account.AccountOperation;
import io.panelhouse.panel.account.TermLine;
import io.panelhouse.panel.operation.OperationKind;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the panel knows of one account, and what an operator writes about it. */
class AccountDetailsIT {

    private static final AccountNotes NOTES =
            new AccountNotes("pays in cash", "kim@example.com", "+44 7700 900123", "de");

    private TestBusiness business;
    private AccountId account = new AccountId(0);

    @BeforeEach
    void sell() {
        business = new TestBusiness();
        business.fund(business.north, 100);
        account = Objects.requireNonNull(
                business.created(business.north, "mk-1", "M3").accountId());
        business.time.set("2026-07-01T12:00:00Z");
        business.renew(account, "M1").orThrow();
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    @Tag("S9")
    void termsAndMoneyAreToldNewestFirst() {
        AccountDetails details = details(business.asNorth);

        assertThat(details.terms().stream().map(TermLine::packageCode)).containsExactly("M1", "M3");
        assertThat(details.terms().getFirst().endsAt()).isEqualTo("2026-10-01T12:00:00Z");
        assertThat(details.operations().stream().map(AccountDetailsIT::words))
                .containsExactly("RENEW M1 -1 north 96 paula", "ACTIVATE M3 -3 north 97 paula");
        assertThat(details.creditsSpent()).isEqualByComparingTo("4");
        assertThat(details.soldBy()).isEqualTo("paula");
        assertThat(details.notes()).isEqualTo(AccountNotes.NONE);
        assertThat(details.account().resellerName()).isEqualTo("north");
        assertThat(details.operations().getFirst().kind()).isEqualTo(OperationKind.RENEW);
    }

    @Test
    void whatIsWrittenAboutAnAccountIsKept() {
        business.panel.accounts().edit(business.asNorth, account, NOTES);

        assertThat(details(business.asProvider).notes()).isEqualTo(NOTES);

        business.panel.accounts().edit(business.asNorth, account, new AccountNotes(" ", "", null, null));
        assertThat(details(business.asProvider).notes()).isEqualTo(AccountNotes.NONE);
    }

    @Test
    void onlyWhoMaySellWritesAndOnlyInItsTree() {
        Actor viewer = Actor.within("vera", business.north, Set.of(Permission.VIEW));

        assertThatThrownBy(() -> business.panel.accounts().edit(viewer, account, NOTES))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot change account " + account + ": it needs the permission SELL");
        assertThatThrownBy(() -> business.panel.accounts().edit(business.asSouth, account, NOTES))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot change account " + account + ": it is not in your tree");
        assertThat(business.panel.accounts().details(business.asSouth, account)).isEmpty();
        assertThat(details(business.asProvider).notes()).isEqualTo(AccountNotes.NONE);
    }

    private AccountDetails details(Actor actor) {
        return business.panel.accounts().details(actor, account).orElseThrow();
    }

    private static String words(AccountOperation operation) {
        return "%s %s %s %s %s %s"
                .formatted(
                        operation.kind(),
                        operation.packageCode(),
                        Objects.requireNonNull(operation.amount())
                                .stripTrailingZeros()
                                .toPlainString(),
                        operation.payer(),
                        Objects.requireNonNull(operation.balanceAfter())
                                .stripTrailingZeros()
                                .toPlainString(),
                        operation.operator());
    }
}
