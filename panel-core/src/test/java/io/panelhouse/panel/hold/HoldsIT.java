package io.panelhouse.panel.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.audit.AuditEntry;
import io.panelhouse.panel.audit.AuditFilter;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.directory.Setting;
import io.panelhouse.panel.ledger.ReversalQuote;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.RefusedOrderException;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Reverse;
import io.panelhouse.panel.operation.Suspend;
import io.panelhouse.panel.operation.Transfer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S33")
class HoldsIT {

    private static final int RACING_ORDERS = 3_000;

    private TestBusiness business;
    private Holds holds;

    @BeforeEach
    void open() {
        business = new TestBusiness();
        holds = business.panel.holds();
        person("paula", business.provider);
        person("nora", business.north);
        person("nils", business.north);
        decide(business.north, "true");
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void aHeldLoginMovesNoCreditsAndIsToldWhy() {
        AccountId account = sold("mk-1");
        hold("nora");

        assertThat(renew(business.asNorth, account))
                .isEqualTo(new Outcome.Refused(
                        RefusalCode.HELD,
                        "Cannot renew account " + account
                                + ": operator nora is held since 2026-06-01T12:00:00Z, after 30"
                                + " operations in 60 seconds where 12 are usual; confirm with your second factor, or ask"
                                + " an owner or who is above you to lift the hold"));
        assertThat(give(new CreateAccount(business.asNorth, key(), business.north, "mk-2", null, "M1")))
                .isEqualTo(RefusalCode.HELD);
        assertThat(give(new Transfer(business.asNorth, key(), business.north, business.northEast, BigDecimal.ONE)))
                .isEqualTo(RefusalCode.HELD);
        assertThatThrownBy(() -> business.panel.accounts().quoteChange(business.asNorth, account, "M3"))
                .isInstanceOf(RefusedOrderException.class)
                .hasMessageContaining("operator nora is held");
    }

    @Test
    void itsTokensAreHeldWithIt() {
        AccountId account = sold("mk-1");
        hold("nora/shop");

        assertThat(code(renew(business.asNorth, account))).isEqualTo(RefusalCode.HELD);
        assertThat(code(renew(Actor.within("nora/shop", business.north), account)))
                .isEqualTo(RefusalCode.HELD);
        assertThat(code(renew(Actor.within("nora/other", business.north), account)))
                .isEqualTo(RefusalCode.HELD);
    }

    @Test
    void nobodyElseIsHeldAndWhatMovesNoCreditsGoesOn() {
        AccountId account = sold("mk-1");
        hold("nora");

        assertThat(renew(Actor.within("nils", business.north), account)).isInstanceOf(Outcome.Done.class);
        assertThat(renew(business.asProvider, account)).isInstanceOf(Outcome.Done.class);
        assertThat(business.panel.ledger().apply(new Suspend(business.asNorth, key(), account)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(holds.of(Actor.within("nils", business.north))).isEmpty();
    }

    @Test
    void anOrderThatWasDoneBeforeIsStillAnswered() {
        AccountId account = sold("mk-1");
        RenewAccount order = new RenewAccount(business.asNorth, key(), account, "M1");
        Outcome first = business.panel.ledger().apply(order);
        hold("nora");

        assertThat(business.panel.ledger().apply(order)).isEqualTo(first).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void onlyWhereTheSettingSaysSo() {
        decide(business.north, "false");
        assertThat(holds.hold(drain("nora", business.time.instant()))).isEmpty();

        business.panel
                .settings()
                .change(business.asProvider, business.north, Map.of(Setting.HOLD_ON_DRAIN, Optional.empty()));
        assertThat(holds.hold(drain("nora", business.time.instant()))).isEmpty();

        decide(business.provider, "true");
        assertThat(holds.hold(drain("nora", business.time.instant()))).isPresent();
        assertThat(holds.hold(drain("nobody", business.time.instant()))).isEmpty();
    }

    @Test
    void onceItHasAnsweredNoOrderIsAppliedThoughMany() throws Exception {
        business.fund(business.north, RACING_ORDERS);
        try (Panel other = Panel.open(business.database.settings(), business.time)) {
            List<CompletableFuture<Outcome>> answers = IntStream.range(0, RACING_ORDERS)
                    .mapToObj(i -> (i % 2 == 0 ? business.panel : other)
                            .ledger()
                            .submit(new CreateAccount(business.asNorth, "k" + i, business.north, "s" + i, null, "M1")))
                    .toList();
            answers.get(0).join();
            hold("nora");
            long done = operations("nora");
            answers.forEach(CompletableFuture::join);

            assertThat(done).isBetween(1L, RACING_ORDERS - 1L);
            assertThat(operations("nora")).isEqualTo(done);
            assertThat(answers.stream().map(CompletableFuture::join).filter(Outcome.Done.class::isInstance))
                    .hasSize((int) done);
        }
    }

    @Test
    void itSurvivesARestart() {
        AccountId account = sold("mk-1");
        Hold held = hold("nora");
        business.panel.close();

        try (Panel again = Panel.open(business.database.settings(), business.time)) {
            assertThat(again.holds().of(business.asNorth)).contains(held);
            assertThat(again.ledger().apply(new RenewAccount(business.asNorth, key(), account, "M1")))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void oneEpisodeHoldsOnceAndTheNextHoldsAgain() {
        Instant first = business.time.instant();
        Hold held = hold("nora");
        assertThat(holds.hold(drain("nora", first))).contains(held);
        holds.lift(business.asProvider, held.id());

        assertThat(holds.hold(drain("nora", first))).isEmpty();
        assertThat(holds.hold(drain("nora", first.plusSeconds(600)))).isPresent();
        assertThat(business.count("SELECT count(*) FROM panel.audit_entry WHERE verb = 'login-held'"))
                .isEqualTo(2);
    }

    @Test
    void whoIsAboveOrAnotherOwnerLiftsItAndItIsAudited() {
        Hold held = hold("nora");
        assertThat(holds.inForce(business.asProvider)).containsExactly(held);
        assertThat(holds.inForce(business.asSouth)).isEmpty();

        assertThatThrownBy(() -> holds.lift(business.asNorth, held.id()))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot lift hold " + held.id() + ": it holds yourself; confirm with your second factor, or"
                        + " ask another owner or who is above you");
        assertThatThrownBy(() -> holds.lift(Actor.within("nora/shop", business.north), held.id()))
                .isInstanceOf(AccessRefusedException.class);
        assertThatThrownBy(() -> holds.lift(business.asSouth, held.id()))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot lift hold " + held.id() + ": there is none in your tree");
        Actor seller = Actor.within("nils", business.north, Set.of(Permission.VIEW, Permission.SELL));
        assertThatThrownBy(() -> holds.lift(seller, held.id())).isInstanceOf(AccessRefusedException.class);

        holds.lift(Actor.within("nils", business.north), held.id());

        assertThat(holds.inForce(business.asProvider)).isEmpty();
        assertThat(renew(business.asNorth, sold("mk-1"))).isInstanceOf(Outcome.Done.class);
        assertThatThrownBy(() -> holds.lift(business.asProvider, held.id()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot lift hold " + held.id() + ": it was lifted already");
        assertThat(business.panel.audit().page(business.asNorth, AuditFilter.ALL, null, 2))
                .extracting(AuditEntry::verb, AuditEntry::operator)
                .containsExactly(tuple("hold-lifted", "nils"), tuple("login-held", "drain guard"));
    }

    @Test
    void whoWorksElsewhereTooIsHeldOnlyWhereItDrained() {
        var sue = business.panel
                .operators()
                .create(Actor.house("test"), "sue", "long enough", OperatorRole.OWNER, business.south);
        String code = business.panel
                .memberships()
                .invite(business.asNorth, business.north, OperatorRole.OWNER, Set.of(Permission.values()));
        business.panel.memberships().join(sue, code);
        AccountId norths = sold("mk-1");
        business.fund(business.south, 3);
        AccountId souths = Objects.requireNonNull(
                business.created(business.south, "sk-1", "M1").accountId());

        assertThat(holds.hold(drain("sue", business.time.instant())))
                .get()
                .extracting(Hold::reseller)
                .isEqualTo(business.north);

        assertThat(code(renew(Actor.within("sue", business.north), norths))).isEqualTo(RefusalCode.HELD);
        assertThat(renew(sue.actor(), souths)).isInstanceOf(Outcome.Done.class);
        assertThat(holds.inForce(business.asSouth)).isEmpty();
    }

    @Test
    void whatTheLoginDidIsTakenBackAsOne() {
        AccountId first = sold("mk-1");
        AccountId second = sold("mk-2");
        AccountId other = sold("mk-0");
        renew(business.asNorth, other).orThrow();
        business.fund(business.north, 5);
        BigDecimal before = business.balance(business.north);
        Receipt one = renew(business.asNorth, first).orThrow();
        Receipt two = renew(business.asNorth, second).orThrow();
        Receipt late = renew(business.asNorth, second).orThrow();
        renew(Actor.within("nils", business.north), other).orThrow();
        BigDecimal after = before.subtract(BigDecimal.ONE);
        Hold held = holds.hold(new Drain(
                        business.north,
                        "nora",
                        business.time.instant(),
                        2,
                        BigDecimal.ONE,
                        List.of(one.operationId(), two.operationId())))
                .orElseThrow();

        List<Long> operations = holds.operations(business.asProvider, held.id());
        ReversalQuote quote = business.panel.reversals().quote(business.asProvider, operations);

        assertThat(operations).containsExactly(late.operationId(), two.operationId(), one.operationId());
        assertThat(quote.creditsBack()).isEqualByComparingTo("3");
        assertThat(quote.reversible()).isEqualTo(operations);
        for (long operation : quote.reversible()) {
            business.panel
                    .ledger()
                    .apply(new Reverse(business.asProvider, key(), operation).inBatch("undo " + held.id()))
                    .orThrow();
        }
        assertThat(business.balance(business.north)).isEqualByComparingTo(after);
        assertThat(give(new Reverse(business.asNorth, key(), one.operationId())))
                .isEqualTo(RefusalCode.HELD);
    }

    private void person(String name, ResellerId reseller) {
        business.panel.operators().create(Actor.house("test"), name, "long enough", OperatorRole.OWNER, reseller);
    }

    private void decide(ResellerId reseller, String value) {
        business.panel
                .settings()
                .change(business.asProvider, reseller, Map.of(Setting.HOLD_ON_DRAIN, Optional.of(value)));
    }

    private Hold hold(String login) {
        return holds.hold(drain(login, business.time.instant())).orElseThrow();
    }

    private Drain drain(String login, Instant openedAt) {
        return new Drain(business.north, login, openedAt, 30, BigDecimal.valueOf(12), List.of(1L, 2L));
    }

    /** An account of north that north sold. */
    private AccountId sold(String name) {
        business.fund(business.north, 4);
        return Objects.requireNonNull(
                business.created(business.north, name, "M1").accountId());
    }

    private Outcome renew(Actor actor, AccountId account) {
        return business.panel.ledger().apply(new RenewAccount(actor, key(), account, "M1"));
    }

    private RefusalCode give(Order order) {
        return code(business.panel.ledger().apply(order));
    }

    private static RefusalCode code(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? refused.code() : RefusalCode.INVALID;
    }

    private long operations(String login) {
        return business.count("SELECT count(*) FROM journal.operation WHERE operator = '" + login + "'");
    }

    private static String key() {
        return TestBusiness.newKey();
    }
}
