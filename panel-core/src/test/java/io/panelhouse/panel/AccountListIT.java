package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.account.AccountCounts;
import io.panelhouse.panel.account.AccountFilter;
import io.panelhouse.panel.account.AccountFilter.Span;
import io.panelhouse.panel.account.AccountLine;
import io.panelhouse.panel.account.AccountSort;
import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.history.ImportedAttempt;
import io.panelhouse.panel.session.SignInOutcome;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The list of accounts: one status each, filters, orders, counts, search by name and device. */
class AccountListIT {

    private TestBusiness business;

    @BeforeEach
    void open() {
        business = new TestBusiness();
        business.fund(business.north, 100);
        business.fund(business.northEast, 100);
        business.fund(business.south, 100);
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    @Tag("S10")
    void everyAccountIsInExactlyOneOfAllStatuses() {
        oneAccountInEachStatus();

        AccountCounts counts = counts(all());

        for (AccountStatus status : AccountStatus.values()) {
            assertThat(names(all().statuses(Set.of(status))))
                    .as(status.name())
                    .containsExactly(status.name().toLowerCase(java.util.Locale.ROOT));
            assertThat(counts.of(status)).as(status.name()).isEqualTo(1);
        }
        assertThat(counts.all()).isEqualTo(AccountStatus.values().length);
        assertThat(counts.active()).isEqualTo(3);
        assertThat(counts.active()).isEqualTo(business.panel.accounts().countActive(business.asNorth, business.north));
    }

    @Test
    @Tag("S10")
    void anAcceptedSignInEndsADeviceMismatch() {
        lock(create(business.north, "mk-1", "M12"), "00:1A:79:3B:10:44");
        business.time.set("2026-06-01T14:00:00Z");
        attempt("mk-1", SignInOutcome.DEVICE_MISMATCH, "00:1A:79:5C:2E:9F", "2026-06-01T13:00:00Z");
        assertThat(statusOf("mk-1")).isEqualTo(AccountStatus.DEVICE_MISMATCH);

        attempt("mk-1", SignInOutcome.ACCEPTED, "00:1A:79:3B:10:44", "2026-06-01T13:30:00Z");

        assertThat(statusOf("mk-1")).isEqualTo(AccountStatus.ACTIVE);
    }

    @Test
    @Tag("S10")
    void aDeviceMismatchIsForgottenAfterSevenDaysOfSilence() {
        lock(create(business.north, "mk-1", "M12"), "00:1A:79:3B:10:44");
        attempt("mk-1", SignInOutcome.DEVICE_MISMATCH, "00:1A:79:5C:2E:9F", "2026-06-01T13:00:00Z");

        business.time.set("2026-06-08T12:59:59Z");
        assertThat(statusOf("mk-1")).isEqualTo(AccountStatus.DEVICE_MISMATCH);
        business.time.set("2026-06-08T13:00:00Z");
        assertThat(statusOf("mk-1")).isEqualTo(AccountStatus.ACTIVE);
    }

    @Test
    @Tag("S60")
    void movingOrOpeningTheLockEndsADeviceMismatch() {
        AccountId moved = create(business.north, "mk-1", "M12");
        AccountId opened = create(business.north, "mk-2", "M12");
        for (AccountId id : List.of(moved, opened)) {
            lock(id, "00:1A:79:3B:10:44");
        }
        business.time.set("2026-06-01T14:00:00Z");
        attempt("mk-1", SignInOutcome.DEVICE_MISMATCH, "00:1A:79:5C:2E:9F", "2026-06-01T13:00:00Z");
        attempt("mk-2", SignInOutcome.DEVICE_MISMATCH, "00:1A:79:5C:2E:9F", "2026-06-01T13:00:00Z");
        assertThat(counts(all()).of(AccountStatus.DEVICE_MISMATCH)).isEqualTo(2);

        lock(moved, "00:1A:79:5C:2E:9F");
        business.panel.devices().release(business.asNorth, null, opened);

        assertThat(statusOf("mk-1")).isEqualTo(AccountStatus.ACTIVE);
        assertThat(statusOf("mk-2")).isEqualTo(AccountStatus.ACTIVE);
        assertThat(names(all().locked(true))).containsExactly("mk-1");
        assertThat(names(all().locked(false))).containsExactly("mk-2");
        assertThat(page(all().locked(true)).getFirst().device()).isEqualTo(new DeviceId("00:1A:79:5C:2E:9F"));
    }

    @Test
    @Tag("S66")
    @Tag("S31")
    void whatIsDueIsTheDueListWhateverTheDays() {
        create(business.north, "first", "M1");
        business.time.set("2026-06-08T21:59:59Z");
        create(business.northEast, "last-second-of-the-8th", "M1");
        business.time.set("2026-06-08T22:00:00Z");
        create(business.north, "first-second-of-the-9th", "M1");
        create(business.north, "trial", "TRIAL");
        create(business.north, "for-ever", "PERPETUAL");
        business.time.set("2026-07-01T06:00:00Z");

        for (int days : new int[] {0, 1, 6, 7, 8, 60}) {
            var due = business.panel.accounts().due(business.asNorth, business.north, days, 1000);
            AccountCounts counts = counts(all().due(days));

            assertThat(names(all().due(days)))
                    .as("%d days", days)
                    .containsExactlyElementsOf(
                            due.soonest().stream().map(one -> one.name()).toList());
            assertThat(counts.due()).as("%d days", days).isEqualTo(due.accounts());
            assertThat(counts.dueCredits()).as("%d days", days).isEqualByComparingTo(due.credits());
        }
        assertThat(names(all().due(7))).containsExactly("first", "last-second-of-the-8th");
    }

    @Test
    @Tag("S31")
    @Tag("S2")
    void aSuspendedAccountStaysOnTheDueListAndIsCounted() {
        AccountId suspended = create(business.north, "suspended", "M1");
        create(business.north, "watching", "M1");
        business.time.set("2026-06-27T09:00:00Z");
        new Desk(business).suspend(suspended).orThrow();

        assertThat(names(all().due(7))).containsExactly("suspended", "watching");
        assertThat(counts(all().due(7)).due())
                .isEqualTo(business.panel
                        .accounts()
                        .due(business.asNorth, business.north, 7, 0)
                        .accounts())
                .isEqualTo(2);
    }

    @Test
    @Tag("S31")
    void theWindowEndsAtLocalMidnightAlsoWhereTheClockChanges() {
        // Berlin: summer time ends on 25 October 2026 and begins on 28 March 2027.
        endsAMonthAfter("2026-09-27T21:59:59Z", "autumn-last-second");
        endsAMonthAfter("2026-09-27T22:00:00Z", "autumn-midnight");
        business.time.set("2026-10-20T10:00:00Z");
        assertThat(names(all().due(7))).containsExactly("autumn-last-second");
        assertThat(names(all().due(8))).containsExactly("autumn-last-second", "autumn-midnight");

        endsAMonthAfter("2027-03-01T22:59:59Z", "spring-last-second");
        endsAMonthAfter("2027-03-01T23:00:00Z", "spring-midnight");
        business.time.set("2027-03-25T10:00:00Z");
        assertThat(names(all().due(7))).containsExactly("spring-last-second");
        assertThat(names(all().due(8))).containsExactly("spring-last-second", "spring-midnight");
        business.time.set("2027-04-01T22:00:00Z");
        assertThat(names(all().due(1))).containsExactly("spring-midnight");
        business.time.set("2027-04-01T22:00:00.000001Z");
        assertThat(names(all().due(1))).isEmpty();
    }

    @Test
    @Tag("S31")
    void anAccountIsExpiringFromSevenDaysBeforeItsEndToTheMinute() {
        create(business.north, "mk-1", "M1");

        business.time.set("2026-06-24T11:59:00Z");
        assertThat(statusOf("mk-1")).as("7 d 0 h 1 m").isEqualTo(AccountStatus.ACTIVE);
        assertThat(names(all().due(7))).containsExactly("mk-1");
        assertThat(names(all().due(6))).isEmpty();
        business.time.set("2026-06-24T12:01:00Z");
        assertThat(statusOf("mk-1")).as("6 d 23 h 59 m").isEqualTo(AccountStatus.EXPIRING);
        assertThat(names(all().due(7))).containsExactly("mk-1");
        assertThat(names(all().due(6))).isEmpty();
        business.time.set("2026-06-23T21:59:59Z");
        assertThat(names(all().due(7))).isEmpty();
    }

    private void endsAMonthAfter(String start, String name) {
        business.time.set(start);
        create(business.north, name, "M1");
    }

    @Test
    void whatEndsNextComesFirstAndWhatEndedLongAgoLast() {
        create(business.north, "ended-first", "M1");
        business.time.set("2026-06-02T12:00:00Z");
        create(business.north, "ended-later", "M1");
        create(business.north, "for-ever", "PERPETUAL");
        create(business.north, "ends-later", "M12");
        create(business.north, "ends-soon", "M3");
        business.time.set("2026-07-20T12:00:00Z");

        assertThat(names(all())).containsExactly("ends-soon", "ends-later", "for-ever", "ended-later", "ended-first");
    }

    @Test
    void filtersNarrowTogether() {
        create(business.north, "mk-1", "M1");
        create(business.north, "mk-2", "M3");
        create(business.northEast, "mk-3", "M3");
        create(business.northEast, "tb-4", "M3");

        assertThat(names(all().text("MK").packageCode("M3"))).containsExactly("mk-2", "mk-3");
        assertThat(names(all().text("k-3"))).containsExactly("mk-3");
        assertThat(names(all().only(business.north).sort(AccountSort.NAME, true)))
                .containsExactly("mk-2", "mk-1");
        assertThat(names(all().text("%"))).isEmpty();
        assertThat(names(all().text("nobody"))).isEmpty();
        assertThat(names(all().ends(
                                new Span(Instant.parse("2026-08-01T00:00:00Z"), Instant.parse("2026-10-01T00:00:00Z")))
                        .text("tb")))
                .containsExactly("tb-4");
        assertThat(names(all().created(new Span(Instant.parse("2026-06-02T00:00:00Z"), null))))
                .isEmpty();
    }

    @Test
    void everyOrderGivesEveryAccountOnceAndItsReverse() {
        oneAccountInEachStatus();

        for (AccountSort sort : AccountSort.values()) {
            List<String> up = names(all().sort(sort, false));
            assertThat(up)
                    .as(sort.name())
                    .hasSize(AccountStatus.values().length)
                    .doesNotHaveDuplicates();
            assertThat(pages(all().sort(sort, true), 3))
                    .as(sort.name())
                    .containsExactlyElementsOf(names(all().sort(sort, true)));
        }
        assertThat(names(all().sort(AccountSort.NAME, false))).isSorted();
    }

    @Test
    void aLineSaysWhatRenewingCosts() {
        create(business.north, "mk-1", "M3");
        create(business.north, "mk-2", "TRIAL");

        assertThat(page(all().sort(AccountSort.NAME, false)).stream().map(AccountLine::credits))
                .containsExactly(new BigDecimal("3.0000"), new BigDecimal("0"));
    }

    @Test
    @Tag("S41")
    void anAccountIsFoundByTheBeginningOfADeviceHoweverItIsTyped() {
        lock(create(business.north, "mk-1", "M12"), "00:1A:79:5C:2E:9F");
        create(business.northEast, "mk-2", "M12");

        for (String typed : new String[] {"00:1A:79:5C:2E:9F", "001a795c", "00-1a-79", "001a.795c.2e9f"}) {
            assertThat(found(business.asNorth, business.north, typed)).as(typed).containsExactly("mk-1");
            assertThat(names(all().text(typed))).as(typed).containsExactly("mk-1");
        }
        assertThat(found(business.asNorth, business.north, "001A7A")).isEmpty();
        assertThat(found(business.asNorth, business.northEast, "001A79")).isEmpty();
        assertThat(found(business.asSouth, business.south, "001A79")).isEmpty();
    }

    @Test
    @Tag("S41")
    void aDeviceThatWasOnlyRefusedIsFoundByItsWholeId() {
        create(business.north, "mk-1", "M12");
        attempt("mk-1", SignInOutcome.DEVICE_MISMATCH, "00:1A:79:5C:2E:9F", "2026-06-01T11:00:00Z");

        assertThat(found(business.asNorth, business.north, "001a795c2e9f")).containsExactly("mk-1");
        assertThat(found(business.asSouth, business.south, "001a795c2e9f")).isEmpty();
    }

    @Test
    void aListOutsideTheSubtreeIsRefused() {
        for (AccountFilter filter :
                List.of(all(), AccountFilter.of(business.north).only(business.north))) {
            assertThatThrownBy(() -> business.panel.accounts().page(business.asSouth, filter, 0, 10))
                    .isInstanceOf(AccessRefusedException.class)
                    .hasMessage("Cannot read reseller " + business.north + ": it is not in your tree");
            assertThatThrownBy(() -> business.panel.accounts().counts(business.asSouth, filter))
                    .isInstanceOf(AccessRefusedException.class);
        }
    }

    /** One account named like each status, at 2026-07-20T12:00:00Z. */
    private void oneAccountInEachStatus() {
        business.time.set("2026-06-10T12:00:00Z");
        create(business.north, "expired", "M1");
        business.time.set("2026-06-19T12:00:00Z");
        create(business.north, "in_grace", "M1");
        business.time.set("2026-06-25T12:00:00Z");
        create(business.northEast, "expiring", "M1");
        create(business.north, "active", "M12");
        lock(create(business.northEast, "device_mismatch", "M12"), "00:1A:79:3B:10:44");
        create(business.north, "suspended", "M12");
        create(business.north, "closed", "M12");
        create(business.north, "never_activated", "M12");
        business.time.set("2026-07-20T12:00:00Z");
        change("UPDATE panel.account SET suspended_at = ? WHERE name = 'suspended'");
        change("UPDATE panel.account SET closed_at = ? WHERE name = 'closed'");
        change(
                "UPDATE panel.account SET entitled_from = ?::timestamptz + interval '1 day' WHERE name = 'never_activated'");
        attempt(
                business.northEast,
                "device_mismatch",
                SignInOutcome.DEVICE_MISMATCH,
                "00:1A:79:5C:2E:9F",
                "2026-07-20T11:00:00Z");
    }

    private void change(String sql) {
        try (Connection connection = business.database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, business.time.instant().atOffset(java.time.ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private AccountFilter all() {
        return AccountFilter.of(business.north);
    }

    private List<AccountLine> page(AccountFilter filter) {
        return business.panel.accounts().page(business.asNorth, filter, 0, 100);
    }

    private List<String> names(AccountFilter filter) {
        return page(filter).stream().map(line -> line.account().name()).toList();
    }

    private List<String> pages(AccountFilter filter, int size) {
        List<String> names = new java.util.ArrayList<>();
        List<AccountLine> page;
        do {
            page = business.panel.accounts().page(business.asNorth, filter, names.size(), size);
            page.forEach(line -> names.add(line.account().name()));
        } while (!page.isEmpty());
        return names;
    }

    private AccountCounts counts(AccountFilter filter) {
        return business.panel.accounts().counts(business.asNorth, filter);
    }

    private List<String> found(Actor actor, ResellerId root, String typed) {
        return business.panel.accounts().search(actor, root, typed, 10).stream()
                .map(AccountSummary::name)
                .toList();
    }

    private AccountStatus statusOf(String name) {
        return business.panel
                .accounts()
                .findByName(business.asNorth, business.north, name)
                .orElseThrow()
                .status();
    }

    private AccountId create(ResellerId reseller, String name, String packageCode) {
        return Objects.requireNonNull(
                business.created(reseller, name, packageCode).accountId());
    }

    private void lock(AccountId id, String device) {
        business.panel.devices().lockTo(business.asNorth, null, id, new DeviceId(device));
    }

    private void attempt(String name, SignInOutcome outcome, String device, String at) {
        attempt(business.north, name, outcome, device, at);
    }

    private void attempt(ResellerId reseller, String name, SignInOutcome outcome, String device, String at) {
        String key = name + at + outcome;
        assertThat(business.panel
                        .history()
                        .attempts(
                                business.asProvider,
                                reseller,
                                "test",
                                List.of(new ImportedAttempt(
                                        key, name, outcome, "password", device, "MAG", null, Instant.parse(at))))
                        .added())
                .isEqualTo(1);
    }
}
