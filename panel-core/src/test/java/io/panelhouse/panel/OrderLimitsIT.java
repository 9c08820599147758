package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.directory.ResellerSettings;
import io.panelhouse.panel.directory.Setting;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.ChangePackage;
import io.panelhouse.panel.operation.Close;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Move;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Resume;
import io.panelhouse.panel.operation.Reverse;
import io.panelhouse.panel.operation.Suspend;
import io.panelhouse.panel.operation.Transfer;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What bounds orders: permissions, and the settings of resellers. */
class OrderLimitsIT {

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
    @Tag("S36")
    void eachOrderNeedsItsPermissionAndTheRefusalNamesIt() {
        AccountId id = desk.sold(business.north, "mk-1", "M1");
        AccountRef account = AccountRef.id(id);
        Actor mayOnlyLook = Actor.within("viola", business.provider, Set.of(Permission.VIEW, Permission.OWNER));
        BigDecimal one = BigDecimal.ONE;
        long operations = business.count("SELECT count(*) FROM journal.operation");

        List<Order> sales = List.of(
                new CreateAccount(mayOnlyLook, "1", business.north, "x", null, "M1"),
                new RenewAccount(mayOnlyLook, "2", account, "M1", null),
                new ChangePackage(mayOnlyLook, "3", account, "M3", null),
                new Suspend(mayOnlyLook, "4", account, null),
                new Resume(mayOnlyLook, "5", account, null),
                new Close(mayOnlyLook, "6", account, null),
                new Move(mayOnlyLook, "7", account, business.south, null));
        List<Order> credits = List.of(
                new Mint(mayOnlyLook, "8", business.provider, one),
                new Transfer(mayOnlyLook, "9", business.north, business.provider, one),
                new Reverse(mayOnlyLook, "10", operations));

        assertThat(sales)
                .allSatisfy(order -> assertThat(desk.give(order).toString())
                        .contains("NOT_ALLOWED")
                        .contains(": it needs the permission SELL; ask an owner to grant it"));
        assertThat(credits)
                .allSatisfy(order -> assertThat(desk.give(order).toString())
                        .contains("NOT_ALLOWED")
                        .contains(": it needs the permission CREDITS; ask an owner to grant it"));
        assertThat(business.count("SELECT count(*) FROM journal.operation")).isEqualTo(operations);
    }

    @Test
    void aQuotaOfTrialsHoldsForEachResellerAndLocalDay() {
        set(business.asProvider, business.north, Setting.TRIALS_PER_DAY, "2");
        business.time.set("2026-06-01T21:59:59Z");
        desk.sold(business.north, "t-1", "TRIAL");
        desk.sold(business.northEast, "t-2", "TRIAL");
        Receipt last = business.created(business.north, "t-3", "TRIAL");

        assertThat(business.create(business.north, "t-4", "TRIAL"))
                .isEqualTo(Desk.refused(
                        RefusalCode.LIMIT_REACHED,
                        "Cannot create account t-4: reseller north has given its 2 trials of the day;"
                                + " sell a paid package or wait until tomorrow"));
        desk.reverse(last).orThrow();
        desk.sold(business.north, "t-5", "TRIAL");
        business.time.set("2026-06-01T22:00:00Z");
        desk.sold(business.north, "t-6", "TRIAL");
    }

    @Test
    void aQuotaHoldsWithinOneBatchToo() {
        set(business.asProvider, business.north, Setting.TRIALS_PER_DAY, "3");

        long done = business
                .panel
                .ledger()
                .applyAll(IntStream.range(0, 10)
                        .mapToObj(i ->
                                new CreateAccount(business.asNorth, "k" + i, business.north, "t-" + i, null, "TRIAL"))
                        .toList())
                .stream()
                .filter(Outcome.Done.class::isInstance)
                .count();

        assertThat(done).isEqualTo(3);
    }

    @Test
    void fractionsOfACreditMoveOnlyWhereTheyAreAllowed() {
        BigDecimal half = new BigDecimal("0.5");
        Transfer order = new Transfer(business.asProvider, "k", business.north, business.provider, half);

        assertThat(desk.give(order))
                .isEqualTo(Desk.refused(
                        RefusalCode.INVALID,
                        "Cannot transfer 0.5 credits from reseller %s to %s: reseller north works with whole credits;"
                                        .formatted(business.north, business.provider)
                                + " leave the decimals or allow them in its settings"));
        desk.allow(Setting.FRACTIONAL_CREDITS);
        desk.give(order).orThrow();
        assertThat(business.balance(business.north)).isEqualByComparingTo("99.5");
    }

    @Test
    void aSettingIsInheritedUntilSomebodyNearerDecides() {
        set(business.asProvider, business.provider, Setting.DUE_DAYS, "10");
        set(business.asNorth, business.north, Setting.DUE_DAYS, "3");

        assertThat(settings(business.northEast).dueDays()).isEqualTo(3);
        assertThat(settings(business.south).dueDays()).isEqualTo(10);
        business.panel.settings().change(business.asNorth, business.north, Map.of(Setting.DUE_DAYS, Optional.empty()));
        assertThat(settings(business.northEast).dueDays()).isEqualTo(10);
        assertThat(business.panel.settings().own(business.asNorth, business.north))
                .isEmpty();
        assertThat(business.panel
                        .settings()
                        .of(business.asNorth, business.northEast)
                        .language())
                .isEqualTo("en-GB");
    }

    @Test
    @Tag("S45")
    void thresholdsAreJournaledForWhoeverTheyHoldAndForNewResellers() {
        set(business.asProvider, business.provider, Setting.CREDIT_THRESHOLDS, "20,100");
        set(business.asNorth, business.north, Setting.CREDIT_THRESHOLDS, "50");
        set(business.asNorth, business.north, Setting.DEBITS_PER_MINUTE, "30");

        assertThat(settings(business.south).creditThresholds())
                .containsExactly(new BigDecimal("20"), new BigDecimal("100"));
        assertThat(journaled(business.south)).isEqualTo("20,100 null");
        assertThat(journaled(business.northEast)).isEqualTo("50 30");
        business.panel
                .settings()
                .change(business.asNorth, business.north, Map.of(Setting.CREDIT_THRESHOLDS, Optional.empty()));
        assertThat(journaled(business.northEast)).isEqualTo("20,100 30");
        ResellerId fresh = business.panel
                .resellers()
                .create(business.asNorth, NewReseller.below(business.north, "fresh", ZoneOffset.UTC))
                .orThrow()
                .resellerId();
        assertThat(journaled(fresh)).isEqualTo("20,100 30");
        assertThatThrownBy(() -> set(business.asNorth, business.north, Setting.CREDIT_THRESHOLDS, "0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid setting creditThresholds: must be at most 5 whole numbers of credits from 1 to"
                        + " 999999999, joined by commas, such as 20,100, was 0");
    }

    @Test
    void whatBindsAResellerIsSetFromAbove() {
        set(business.asProvider, business.north, Setting.TRIALS_PER_DAY, "2");

        assertThatThrownBy(() -> set(business.asNorth, business.north, Setting.TRIALS_PER_DAY, "200"))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot change setting trialsPerDay of reseller north: only a reseller above it may");
        assertThatThrownBy(() -> set(business.asSouth, business.north, Setting.DUE_DAYS, "2"))
                .isInstanceOf(AccessRefusedException.class);
        assertThatThrownBy(() -> set(
                        Actor.within("sid", business.north, Set.of(Permission.SELL)),
                        business.north,
                        Setting.DUE_DAYS,
                        "2"))
                .hasMessage("Cannot change settings of reseller " + business.north
                        + ": it needs the permission OWNER; ask an owner to grant it");
        assertThatThrownBy(() -> set(business.asNorth, business.north, Setting.DUE_DAYS, "61"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid setting dueDays: must be a whole number of days from 1 to 60, was 61");
        set(business.asNorth, business.northEast, Setting.TRIALS_PER_DAY, "1");
        assertThat(settings(business.northEast).trialsPerDay()).isEqualTo(1);
    }

    /** The newest thresholds and cap in the journal of a reseller. */
    private String journaled(ResellerId reseller) {
        return business.text("SELECT credit_thresholds || ' ' || coalesce(debits_per_minute::text, 'null')"
                + " FROM journal.reseller WHERE reseller_id = " + reseller + " ORDER BY sequence DESC LIMIT 1");
    }

    private ResellerSettings settings(ResellerId reseller) {
        return business.panel.settings().of(business.asProvider, reseller);
    }

    private void set(Actor actor, ResellerId reseller, Setting setting, String value) {
        business.panel.settings().change(actor, reseller, Map.of(setting, Optional.of(value)));
    }
}
