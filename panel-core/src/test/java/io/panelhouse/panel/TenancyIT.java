package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.history.ImportedAttempt;
import io.panelhouse.panel.ledger.LedgerAccount;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Transfer;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.session.SignInRequest;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What lies outside an actor's subtree does not exist for it: siblings, parents, and other trees. */
class TenancyIT {

    private static final TestBusiness BUSINESS = new TestBusiness();
    private static final Panel PANEL = BUSINESS.panel;
    private static AccountId northAccount = new AccountId(0);

    @BeforeAll
    static void sell() {
        BUSINESS.fund(BUSINESS.north, 50);
        BUSINESS.fund(BUSINESS.south, 50);
        northAccount = Objects.requireNonNull(
                BUSINESS.created(BUSINESS.north, "mk-1", "M1").accountId());
    }

    @AfterAll
    static void close() {
        LedgerInvariants.assertHold(BUSINESS);
        BUSINESS.close();
    }

    @Test
    void theTreeEndsAtTheActorsOwnPlace() {
        assertThat(names(PANEL.resellers().all(BUSINESS.asNorth))).containsExactly("north", "north-east");
        assertThat(names(PANEL.resellers().all(BUSINESS.asProvider)))
                .containsExactly("acme", "north", "north-east", "south");
        assertThat(names(PANEL.resellers().ancestors(BUSINESS.asNorth, BUSINESS.northEast)))
                .containsExactly("north");
        assertThat(PANEL.resellers().find(BUSINESS.asNorth, BUSINESS.south)).isEmpty();
        assertThat(PANEL.resellers().findByName(BUSINESS.asNorth, "acme")).isEmpty();
        assertThat(PANEL.resellers().contains(BUSINESS.north, BUSINESS.northEast))
                .isTrue();
        assertThat(PANEL.resellers().contains(BUSINESS.northEast, BUSINESS.north))
                .isFalse();
    }

    @Test
    void readingsOutsideTheSubtreeAreRefused() {
        Actor saul = BUSINESS.asSouth;
        ResellerId north = BUSINESS.north;

        assertHidden(() -> PANEL.resellers().subtree(saul, north));
        assertHidden(() -> PANEL.ledger().balance(saul, north));
        assertHidden(() -> PANEL.ledger().balances(saul, north));
        assertHidden(() -> PANEL.ledger().ledgerSequence(saul, north));
        assertHidden(() -> PANEL.ledger().entries(saul, north, LedgerAccount.WALLET, Long.MAX_VALUE, 10));
        assertHidden(() -> PANEL.accounts().search(saul, north, "", 10));
        assertHidden(() -> PANEL.accounts().countActive(saul, north));
        assertHidden(() -> PANEL.accounts().due(saul, north, 7, 10));
        assertHidden(() -> PANEL.accounts().quoteCreate(saul, north, "M1"));
        assertHidden(() -> PANEL.history()
                .terms(saul, north, "s", List.of(JuneHistory.rows().getFirst())));
        assertHidden(() -> PANEL.history().attempts(saul, north, "s", List.of(attempt())));
        assertThat(PANEL.accounts().find(saul, northAccount)).isEmpty();
        assertThat(PANEL.accounts().findByName(saul, north, "mk-1")).isEmpty();
        assertThatThrownBy(() -> PANEL.accounts().quoteRenew(saul, northAccount, "M1"))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot read account " + northAccount + ": it is not in your tree");
    }

    @Test
    void aParentsFiguresAreHiddenFromItsChild() {
        assertThatThrownBy(() -> PANEL.ledger().balance(BUSINESS.asNorth, BUSINESS.provider))
                .isInstanceOf(AccessRefusedException.class);
    }

    @Test
    void ordersOutsideTheSubtreeAreRefusedAndChangeNothing() {
        Actor saul = BUSINESS.asSouth;
        BigDecimal one = BigDecimal.ONE;
        long operations = BUSINESS.count("SELECT count(*) FROM journal.operation");

        assertNotFound(new CreateAccount(saul, key(), BUSINESS.north, "x", null, "M1"));
        assertNotFound(new RenewAccount(saul, key(), northAccount, "M1"));
        assertNotFound(new RenewAccount(saul, key(), AccountRef.name(BUSINESS.north, "mk-1"), "M1", null));
        assertNotFound(new Transfer(saul, key(), BUSINESS.north, BUSINESS.south, one));
        assertNotFound(new Transfer(saul, key(), BUSINESS.south, BUSINESS.north, one));
        assertNotFound(new Transfer(saul, key(), BUSINESS.provider, BUSINESS.south, one));
        assertNotFound(new Mint(saul, key(), BUSINESS.provider, one));
        assertThat(refusal(new Mint(saul, key(), BUSINESS.south, one))).isEqualTo(RefusalCode.NOT_ALLOWED);
        assertThat(refusal(new Transfer(BUSINESS.asProvider, key(), BUSINESS.north, BUSINESS.south, one)))
                .isEqualTo(RefusalCode.NOT_ALLOWED);
        assertThat(BUSINESS.count("SELECT count(*) FROM journal.operation")).isEqualTo(operations);
    }

    @Test
    void anEdgeKnowsOnlyAccountsOfItsSubtree() {
        assertThat(PANEL.signIns()
                        .attempt(new SignInRequest(BUSINESS.south, "mk-1", "secret of mk-1", null, null, null))
                        .outcome())
                .isEqualTo(SignInOutcome.UNKNOWN_USER);
    }

    @Test
    void anotherTreeIsAnotherWorld() {
        Actor house = Actor.house("test");
        ResellerId other = PANEL.resellers()
                .create(house, NewReseller.provider("other", ZoneOffset.UTC))
                .orThrow()
                .resellerId();

        assertNotFound(new Mint(BUSINESS.asProvider, key(), other, BigDecimal.ONE));
        assertThat(PANEL.resellers().find(BUSINESS.asProvider, other)).isEmpty();
    }

    @Test
    void peopleAndResellersAreCreatedOnlyBelowOneself() {
        assertThatThrownBy(() -> PANEL.operators()
                        .create(BUSINESS.asSouth, "eve", "long enough", OperatorRole.RESELLER, BUSINESS.north))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot create operator eve: reseller " + BUSINESS.north + " is not in your tree");
        assertThat(PANEL.resellers()
                        .create(BUSINESS.asSouth, NewReseller.below(BUSINESS.north, "mole", ZoneOffset.UTC)))
                .isEqualTo(new Outcome.Refused(
                        RefusalCode.NOT_FOUND,
                        "Cannot create reseller mole: reseller " + BUSINESS.north + " is not in your tree"));
        assertThat(PANEL.resellers().create(BUSINESS.asSouth, NewReseller.provider("mole", ZoneOffset.UTC)))
                .isEqualTo(new Outcome.Refused(
                        RefusalCode.NOT_ALLOWED,
                        "Cannot create reseller mole: only a program of the house creates a provider"));
    }

    private static ImportedAttempt attempt() {
        return new ImportedAttempt(
                "1", "mk-1", SignInOutcome.ACCEPTED, null, null, null, null, BUSINESS.time.instant());
    }

    private static List<String> names(List<Reseller> resellers) {
        return resellers.stream().map(Reseller::name).toList();
    }

    private static void assertHidden(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot read reseller " + BUSINESS.north + ": it is not in your tree");
    }

    private static void assertNotFound(Order order) {
        assertThat(refusal(order)).isEqualTo(RefusalCode.NOT_FOUND);
    }

    private static RefusalCode refusal(Order order) {
        return switch (PANEL.ledger().apply(order)) {
            case Outcome.Refused refused -> refused.code();
            case Outcome.Done done -> throw new AssertionError("done: " + done);
        };
    }

    private static String key() {
        return TestBusiness.newKey();
    }
}
