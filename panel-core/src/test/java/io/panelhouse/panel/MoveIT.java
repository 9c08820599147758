package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Move;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.RenewAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Accounts that go to another reseller. */
@Tag("S43")
class MoveIT {

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
    void theNewOwnerPaysFromThenOnAndTheOldOneNoLongerSeesIt() {
        business.fund(business.south, 10);
        AccountId account = desk.sold(business.north, "mk-1", "M1");

        assertThat(desk.move(account, business.south).orThrow().resellerId()).isEqualTo(business.south);
        desk.renewed(account, "M3");

        assertThat(business.balance(business.north)).isEqualByComparingTo("99");
        assertThat(business.balance(business.south)).isEqualByComparingTo("7");
        assertThat(desk.end(account)).isEqualTo(Instant.parse("2026-10-01T12:00:00Z"));
        assertThat(business.panel.accounts().find(business.asNorth, account)).isEmpty();
        assertThat(desk.give(new RenewAccount(business.asNorth, "k", account, "M1")))
                .isEqualTo(Desk.refused(
                        RefusalCode.NOT_FOUND,
                        "Cannot renew account " + account + ": there is no such account in your tree"));
        assertThat(business.text("SELECT string_agg(reseller_id || ' ' || coalesce(other_reseller_id::text, '-'), ', '"
                        + " ORDER BY sequence) FROM journal.operation WHERE account_id = " + account))
                .isEqualTo(
                        "%s -, %s %s, %s -".formatted(business.north, business.south, business.north, business.south));
    }

    @Test
    void aMoveEndsAtTheEdgeOfTheActorsTreeAndAtATakenName() {
        AccountId account = desk.sold(business.north, "mk-1", "M1");
        business.created(business.northEast, "mk-2", "TRIAL");
        AccountId namesake = Desk.account(
                desk.give(new CreateAccount(business.asProvider, "k", business.north, "mk-2", null, "TRIAL"))
                        .orThrow());

        assertThat(desk.give(new Move(business.asNorth, "1", account, business.south)))
                .isEqualTo(Desk.refused(
                        RefusalCode.NOT_FOUND,
                        "Cannot move account %s to reseller %s: reseller %s is not in your tree"
                                .formatted(account, business.south, business.south)));
        assertThat(desk.move(namesake, business.northEast))
                .isEqualTo(Desk.refused(
                        RefusalCode.NAME_TAKEN,
                        "Cannot move account %s to reseller %s: reseller north-east has an account of that name"
                                .formatted(namesake, business.northEast)));
        assertThat(desk.move(account, business.north))
                .isEqualTo(Desk.refused(
                        RefusalCode.WRONG_STATE,
                        "Cannot move account %s to reseller %s: reseller north has it already"
                                .formatted(account, business.north)));
    }

    @Test
    void renewalsWhileAccountsMoveArePaidByWhoOwnsThemAndNothingLocksUp() {
        business.fund(business.south, 400);
        business.fund(business.north, 300);
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            accounts.add(desk.sold(business.north, "mk-" + i, "M1"));
        }
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        try (Panel other = Panel.open(business.database.settings(), business.time)) {
            for (int round = 0; round < 12; round++) {
                for (int i = 0; i < accounts.size(); i++) {
                    AccountRef account = AccountRef.id(accounts.get(i));
                    String key = round + "-" + i;
                    ResellerId to = round % 2 == 0 ? business.south : business.north;
                    answers.add(other.ledger().submit(new Move(business.asProvider, "m" + key, account, to, null)));
                    answers.add(business.panel
                            .ledger()
                            .submit(new RenewAccount(business.asProvider, "r" + key, account, "M1", null)));
                }
            }
            answers.forEach(CompletableFuture::join);
        }

        assertThat(business.count("SELECT count(*) FROM journal.operation WHERE kind = 'RENEW'"))
                .isEqualTo(240);
        assertThat(business.count("SELECT count(*) FROM journal.operation WHERE kind = 'MOVE'"))
                .isEqualTo(240);
        assertThat(business.count("""
                        SELECT count(*) FROM journal.operation o WHERE kind = 'RENEW' AND reseller_id <> (
                            SELECT p.reseller_id FROM journal.operation p
                             WHERE p.account_id = o.account_id AND p.operation_id < o.operation_id
                             ORDER BY p.operation_id DESC LIMIT 1)""")).isZero();
    }
}
