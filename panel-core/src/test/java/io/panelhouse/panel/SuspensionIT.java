package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.account.DueAccount;
import io.panelhouse.panel.account.DueList;
import io.panelhouse.panel.directory.Setting;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.session.SignInOutcome;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Accounts whose service is withheld for a time, and those that are closed. */
@Tag("S14")
class SuspensionIT {

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
    @Tag("S4")
    void serviceStopsAndComesBackAtOnce() {
        AccountId account = desk.sold(business.north, "mk-1", "M1");
        assertThat(desk.atTheDoor("mk-1")).isEqualTo(SignInOutcome.ACCEPTED);

        desk.suspend(account).orThrow();

        assertThat(desk.atTheDoor("mk-1")).isEqualTo(SignInOutcome.SUSPENDED);
        assertThat(desk.status(account)).isEqualTo(AccountStatus.SUSPENDED);
        desk.resume(account).orThrow();
        assertThat(desk.atTheDoor("mk-1")).isEqualTo(SignInOutcome.ACCEPTED);
        assertThat(business.text("SELECT string_agg(kind, ' ' ORDER BY sequence) FROM journal.operation"
                        + " WHERE account_id = " + account))
                .isEqualTo("ACTIVATE SUSPEND RESUME");
    }

    @Test
    void theClockRunsOnWhereNobodyDecidedOtherwise() {
        AccountId account = desk.sold(business.north, "mk-1", "M1");

        suspendedBetween(account, "2026-06-10T12:00:00Z", "2026-06-20T12:00:00Z");

        assertThat(desk.end(account)).isEqualTo(Instant.parse("2026-07-01T12:00:00Z"));
        assertThat(business.count("SELECT count(*) FROM journal.term_end")).isZero();
    }

    @Test
    void aPauseMovesEveryEndThatHadNotPassedByTheTimeWithheld() {
        desk.allow(Setting.SUSPENSION_PAUSES_CLOCK);
        AccountId account = desk.sold(business.north, "mk-1", "M1");
        desk.renewed(account, "M1");
        AccountId trial = desk.sold(business.north, "trial", "TRIAL");
        business.time.set("2026-06-02T00:00:00Z");
        desk.suspend(trial).orThrow();

        suspendedBetween(account, "2026-06-25T12:00:00Z", "2026-07-05T12:00:00.000001Z");
        desk.resume(trial).orThrow();

        assertThat(desk.end(account)).isEqualTo(Instant.parse("2026-08-11T12:00:00.000001Z"));
        assertThat(desk.end(trial)).isEqualTo(Instant.parse("2026-07-06T00:00:00.000001Z"));
        assertThat(desk.status(account)).isEqualTo(AccountStatus.ACTIVE);
        assertThat(business.text("SELECT string_agg(ends_at::text, ' ' ORDER BY starts_at) FROM"
                        + " (SELECT (ends_at AT TIME ZONE 'UTC')::date AS ends_at, starts_at FROM panel.term"
                        + " WHERE account_id = " + account + ") t"))
                .isEqualTo("2026-07-11 2026-08-11");
    }

    @Test
    void whatHadEndedBeforeThePauseStaysEnded() {
        desk.allow(Setting.SUSPENSION_PAUSES_CLOCK);
        AccountId account = desk.sold(business.north, "mk-1", "M1");

        suspendedBetween(account, "2026-07-02T12:00:00Z", "2026-07-20T12:00:00Z");

        assertThat(desk.end(account)).isEqualTo(Instant.parse("2026-07-01T12:00:00Z"));
        assertThat(desk.status(account)).isEqualTo(AccountStatus.EXPIRED);
    }

    @Test
    void aSuspendedAccountIsNotRenewed() {
        AccountId account = desk.sold(business.north, "mk-1", "M1");
        desk.suspend(account).orThrow();

        assertThat(business.renew(account, "M1"))
                .isEqualTo(Desk.refused(
                        RefusalCode.WRONG_STATE,
                        "Cannot renew account " + account + ": it is suspended; resume it first"));
        assertThat(desk.suspend(account))
                .isEqualTo(Desk.refused(
                        RefusalCode.WRONG_STATE, "Cannot suspend account " + account + ": it is suspended already"));
        desk.resume(account).orThrow();
        assertThat(desk.resume(account))
                .isEqualTo(Desk.refused(
                        RefusalCode.WRONG_STATE, "Cannot resume account " + account + ": it is not suspended"));
    }

    @Test
    @Tag("M16")
    void theDueListMarksWhatIsSuspendedAndLeavesOutWhatIsClosed() {
        AccountId suspended = desk.sold(business.north, "suspended", "M1");
        desk.sold(business.north, "due", "M1");
        AccountId closed = desk.sold(business.north, "closed", "M1");
        business.time.set("2026-06-28T12:00:00Z");
        desk.suspend(suspended).orThrow();
        desk.close(closed).orThrow();

        DueList due = business.panel.accounts().due(business.asNorth, business.north, 7, 10);

        assertThat(due.soonest().stream().filter(DueAccount::suspended).map(DueAccount::name))
                .containsExactly("suspended");
        assertThat(due.soonest().stream().map(DueAccount::name)).containsExactlyInAnyOrder("suspended", "due");
        assertThat(due.accounts()).isEqualTo(2);
    }

    @Test
    void aClosedAccountEndsAtOnceAndAcceptsNothing() {
        AccountId account = desk.sold(business.north, "mk-1", "M1");
        desk.renewed(account, "M3");
        business.time.set("2026-06-10T12:00:00Z");

        desk.close(account).orThrow();

        assertThat(desk.atTheDoor("mk-1")).isEqualTo(SignInOutcome.CLOSED);
        assertThat(desk.end(account)).isEqualTo(Instant.parse("2026-06-10T12:00:00Z"));
        assertThat(business.balance(business.north)).isEqualByComparingTo("96");
        assertThat(business.renew(account, "M1"))
                .isEqualTo(Desk.refused(RefusalCode.WRONG_STATE, "Cannot renew account " + account + ": it is closed"));
        assertThat(desk.move(account, business.south))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(RefusalCode.WRONG_STATE));
        assertThat(business.create(business.north, "mk-1", "M1"))
                .isEqualTo(Desk.refused(
                        RefusalCode.NAME_TAKEN,
                        "Cannot create account mk-1: reseller north has an account of that name; choose another name"));
    }

    private void suspendedBetween(AccountId account, String from, String until) {
        business.time.set(from);
        desk.suspend(account).orThrow();
        business.time.set(until);
        desk.resume(account).orThrow();
    }
}
