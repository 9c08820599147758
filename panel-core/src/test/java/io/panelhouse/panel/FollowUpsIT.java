package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.panelhouse.panel.account.AccountCounts;
import io.panelhouse.panel.account.AccountFilter;
import io.panelhouse.panel.account.AccountLine;
import io.panelhouse.panel.account.DueList;
import io.panelhouse.panel.followup.Channel;
import io.panelhouse.panel.followup.ContactReport;
import io.panelhouse.panel.followup.FollowUp;
import io.panelhouse.panel.followup.FollowUpState;
import io.panelhouse.panel.followup.FollowUps;
import io.panelhouse.panel.followup.Mark;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S67")
class FollowUpsIT {

    private static final List<FollowUpState> BY_PEOPLE =
            List.of(FollowUpState.TO_DO, FollowUpState.CONTACTED, FollowUpState.PROMISED, FollowUpState.LOST);
    private static final Mark CALLED = Mark.contacted(Channel.PHONE);

    private TestBusiness business;
    private Desk desk;
    private FollowUps followUps;

    @BeforeEach
    void open() {
        business = new TestBusiness();
        desk = new Desk(business);
        followUps = business.panel.followUps();
        business.fund(business.north, 500);
        business.fund(business.northEast, 500);
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void everyDueAccountHasOneTaskAndNoneIsMissing() {
        Random random = new Random(67);
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ResellerId owner = i % 3 == 0 ? business.northEast : business.north;
            accounts.add(desk.sold(owner, "mk-" + i, i % 10 == 0 ? "TRIAL" : i % 15 == 1 ? "M3" : "M1"));
            business.time.advance(Duration.ofHours(7));
        }
        business.time.set("2026-07-04T09:00:00Z");
        desk.suspend(accounts.get(34)).orThrow();
        desk.close(accounts.get(32)).orThrow();
        desk.renewed(accounts.get(33), "M1");
        for (AccountId account : accounts) {
            if (!followUps.of(business.asNorth, account).isEmpty() && random.nextInt(5) > 0) {
                markIfThereIsSomethingToDo(account, BY_PEOPLE.get(random.nextInt(BY_PEOPLE.size())));
            }
        }

        for (int days : new int[] {0, 1, 7, 30, 60}) {
            DueList due = business.panel.accounts().due(business.asNorth, business.north, days, 1000);
            AccountCounts counts = counts(days);
            List<AccountLine> listed = page(filter(days));

            assertThat(due.accounts()).as("%d days", days).isPositive();
            assertThat(listed.stream().map(line -> line.account().name()))
                    .as("%d days", days)
                    .containsExactlyElementsOf(
                            due.soonest().stream().map(one -> one.name()).toList());
            assertThat(listed).allSatisfy(line -> assertThat(line.followUp()).isNotNull());
            assertThat(Arrays.stream(FollowUpState.values())
                            .mapToLong(counts::of)
                            .sum())
                    .as("%d days", days)
                    .isEqualTo(due.accounts());
            for (FollowUpState state : FollowUpState.values()) {
                assertThat(page(filter(days).followUp(state)))
                        .as("%d days, %s", days, state)
                        .hasSize((int) counts.of(state))
                        .allSatisfy(line -> assertThat(line.followUp()).isEqualTo(state));
            }
            assertThat(counts.of(FollowUpState.RENEWED)).isZero();
        }
    }

    @Test
    void aTaskGoesThroughItsStatesAndAnEarlierMarkIsTakenBack() {
        AccountId account = desk.sold(business.north, "mk-1", "M1");
        business.time.set("2026-06-26T09:00:00Z");
        assertThat(first(account).state()).isEqualTo(FollowUpState.TO_DO);

        FollowUp contacted = followUps.mark(business.asNorth, account, CALLED);
        assertThat(contacted)
                .isEqualTo(new FollowUp(
                        account,
                        desk.end(account),
                        FollowUpState.CONTACTED,
                        null,
                        CALLED,
                        "nora",
                        Instant.parse("2026-06-26T09:00:00Z")));
        Mark promise =
                new Mark(FollowUpState.PROMISED, Channel.WHATSAPP, LocalDate.of(2026, 6, 30), "  pays on pay day\0 ");
        followUps.mark(business.asNorth, account, promise);

        assertThat(first(account).mark())
                .isEqualTo(new Mark(
                        FollowUpState.PROMISED, Channel.WHATSAPP, LocalDate.of(2026, 6, 30), "pays on pay day"));
        assertThat(page(filter(7).followUp(FollowUpState.PROMISED))).hasSize(1);
        followUps.mark(business.asNorth, account, new Mark(FollowUpState.LOST, null, null, "moved away"));
        assertThat(counts(7).of(FollowUpState.LOST)).isEqualTo(1);
        followUps.mark(business.asNorth, account, new Mark(FollowUpState.TO_DO, null, null, null));
        assertThat(first(account).state()).isEqualTo(FollowUpState.TO_DO);
        assertThat(business.count("SELECT count(*) FROM panel.follow_up")).isEqualTo(4);
        assertThat(business.count("SELECT count(*) FROM panel.audit_entry WHERE verb = 'follow-up-mark'"))
                .isEqualTo(4);
    }

    @Test
    void aRenewalClosesTheTaskAndTheNextEndIsANewOne() {
        AccountId early = desk.sold(business.north, "early", "M1");
        AccountId late = desk.sold(business.north, "late", "M1");
        AccountId reversed = desk.sold(business.north, "reversed", "M1");
        business.time.set("2026-06-28T09:00:00Z");
        for (AccountId account : List.of(early, late, reversed)) {
            followUps.mark(business.asNorth, account, CALLED);
        }
        desk.renewed(early, "M3");
        desk.reverse(desk.renewed(reversed, "M1")).orThrow();
        business.time.set("2026-07-02T09:00:00Z");
        desk.renewed(late, "M1");

        assertThat(states(early)).containsExactly(FollowUpState.TO_DO, FollowUpState.RENEWED);
        assertThat(states(late)).containsExactly(FollowUpState.TO_DO, FollowUpState.RENEWED);
        assertThat(followUps.of(business.asNorth, late).get(1).renewedAt()).isEqualTo("2026-07-02T09:00:00Z");
        assertThat(states(reversed)).containsExactly(FollowUpState.CONTACTED);
        assertThat(counts(7).due()).isZero();
    }

    @Test
    void anEndWithoutARenewalIsLostWhenGraceIsOverAndNobodyCanSayOtherwise() {
        AccountId account = desk.sold(business.north, "mk-1", "M1");
        int grace = business.panel
                .resellers()
                .find(business.asNorth, business.north)
                .orElseThrow()
                .graceDays();
        business.time.set("2026-07-01T12:00:00Z");
        business.time.advance(Duration.ofDays(grace).minusNanos(1_000));
        assertThat(first(account).state()).isEqualTo(FollowUpState.TO_DO);
        business.time.advance(Duration.ofNanos(1_000));

        assertThat(first(account).state()).isEqualTo(FollowUpState.LOST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> followUps.mark(business.asNorth, account, CALLED))
                .withMessage("Cannot follow up account " + account
                        + ": no paid term of it ends from now on or ended within grace; renew it instead");
        desk.renewed(account, "M1");
        assertThat(states(account)).containsExactly(FollowUpState.TO_DO, FollowUpState.LOST);
    }

    @Test
    void whatAnotherPackageOrAClosingEndedIsNoTask() {
        AccountId changed = desk.sold(business.north, "changed", "M1");
        AccountId closed = desk.sold(business.north, "closed", "M1");
        business.time.set("2026-06-16T12:00:00Z");
        desk.change(changed, "M3").orThrow();
        desk.close(closed).orThrow();

        assertThat(followUps.of(business.asNorth, changed).stream().map(FollowUp::dueAt))
                .containsExactly(Instant.parse("2026-09-16T12:00:00Z"));
        assertThat(followUps.of(business.asNorth, closed)).isEmpty();
    }

    @Test
    void onlyWhoSellsInTheTreeMarks() {
        AccountId account = desk.sold(business.north, "mk-1", "M1");

        assertThatExceptionOfType(AccessRefusedException.class)
                .isThrownBy(() -> followUps.mark(business.asSouth, account, CALLED))
                .withMessage("Cannot read account " + account + ": it is not in your tree");
        assertThatExceptionOfType(AccessRefusedException.class)
                .isThrownBy(() ->
                        followUps.mark(Actor.within("vera", business.north, Set.of(Permission.VIEW)), account, CALLED))
                .withMessage("Cannot follow up account " + account + ": it needs the permission SELL");
    }

    @Test
    @Tag("S32")
    void theReportComparesWhoWasContactedWithWhoWasNot() {
        List<AccountId> accounts = IntStream.range(0, 10)
                .mapToObj(i -> desk.sold(i % 2 == 0 ? business.north : business.northEast, "mk-" + i, "M1"))
                .toList();
        desk.renewed(accounts.get(9), "M1");
        business.time.set("2026-06-28T09:00:00Z");
        accounts.subList(0, 4).forEach(account -> followUps.mark(business.asNorth, account, CALLED));
        followUps.mark(business.asNorth, accounts.get(4), new Mark(FollowUpState.LOST, null, null, null));
        desk.renewed(accounts.get(0), "M1");
        desk.renewed(accounts.get(1), "M3");
        desk.renewed(accounts.get(5), "M1");
        business.time.set("2026-06-29T09:00:00Z");
        followUps.mark(business.asNorth, accounts.get(5), CALLED);
        business.time.set("2026-07-02T09:00:00Z");
        desk.renewed(accounts.get(2), "M1");

        Instant from = Instant.parse("2026-06-01T00:00:00Z");
        Instant to = Instant.parse("2026-07-05T00:00:00Z");
        ContactReport inGrace = followUps.report(business.asNorth, business.north, from, to, 7);
        business.time.set("2026-07-20T09:00:00Z");
        ContactReport report = followUps.report(business.asNorth, business.north, from, to, 7);

        assertThat(inGrace.contacted()).isEqualTo(new ContactReport.Group(3, 3));
        assertThat(inGrace.notContacted()).isEqualTo(new ContactReport.Group(1, 1));
        assertThat(report.contacted()).isEqualTo(new ContactReport.Group(4, 3));
        assertThat(report.notContacted()).isEqualTo(new ContactReport.Group(5, 1));
        assertThat(followUps
                        .report(business.asNorth, business.northEast, from, to, 7)
                        .contacted())
                .isEqualTo(new ContactReport.Group(2, 1));
        assertThat(followUps
                        .report(business.asNorth, business.north, to, to.plusSeconds(1), 7)
                        .contacted())
                .isEqualTo(new ContactReport.Group(0, 0));
    }

    private void markIfThereIsSomethingToDo(AccountId account, FollowUpState state) {
        if (first(account).state() != FollowUpState.LOST && first(account).state() != FollowUpState.RENEWED) {
            followUps.mark(business.asNorth, account, new Mark(state, Channel.EMAIL, null, null));
        }
    }

    private FollowUp first(AccountId account) {
        return followUps.of(business.asNorth, account).getFirst();
    }

    private List<FollowUpState> states(AccountId account) {
        return followUps.of(business.asNorth, account).stream()
                .map(FollowUp::state)
                .toList();
    }

    private AccountFilter filter(int days) {
        return AccountFilter.of(business.north).due(days);
    }

    private AccountCounts counts(int days) {
        return business.panel.accounts().counts(business.asNorth, filter(days));
    }

    private List<AccountLine> page(AccountFilter filter) {
        return business.panel.accounts().page(business.asNorth, filter, 0, 1000);
    }
}
