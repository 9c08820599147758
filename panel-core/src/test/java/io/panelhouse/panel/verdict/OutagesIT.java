package io.panelhouse.panel.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.session.SignInDecision;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.session.SignInRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many accounts of one provider that stop working at once, in the journals. */
@Tag("S11")
class OutagesIT {

    private static final Actor HOUSE = Actor.house("test");

    private TestBusiness business;

    @BeforeEach
    void open() {
        business = new TestBusiness();
        business.fund(business.north, 50);
        business.fund(business.south, 50);
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void sessionsThatAreLostTogetherAreAnOutageOfTheirProvider() {
        List<AccountId> north = sold(business.north, "n", 4);
        List<AccountId> south = sold(business.south, "s", 3);
        north.forEach(account -> signIn(business.north, "n", account));
        south.forEach(account -> signIn(business.south, "s", account));
        business.time.advance(Duration.ofMinutes(3));
        assertThat(business.panel.sessions().closeSilent(100)).isEqualTo(7);

        Facts facts = facts(business.asNorth, north.getFirst());

        assertThat(facts.outage()).isEqualTo(new Outage(business.time.instant().minus(Duration.ofMinutes(3)), 4, null));
        assertThat(Verdict.of(facts, business.time.instant()).cause()).isEqualTo(Cause.OUTAGE);
        assertThat(Objects.requireNonNull(
                                facts(business.asProvider, north.getFirst()).outage())
                        .accounts())
                .isEqualTo(7);
    }

    @Test
    void whoGetsInAgainIsNotPartOfIt() {
        List<AccountId> north = sold(business.north, "n", 6);
        north.forEach(account -> signIn(business.north, "n", account));
        business.time.advance(Duration.ofMinutes(3));
        business.panel.sessions().closeSilent(100);
        assertThat(facts(business.asNorth, north.getFirst()).outage()).isNotNull();

        north.subList(0, 2).forEach(account -> signIn(business.north, "n", account));

        assertThat(facts(business.asNorth, north.getLast()).outage()).isNull();
    }

    @Test
    void itIsOverAfterTenMinutes() {
        AccountId account = sixTimes(SignInOutcome.REFUSED_BY_POLICY).getLast();
        assertThat(Objects.requireNonNull(facts(business.asNorth, account).outage())
                        .outcome())
                .isEqualTo(SignInOutcome.REFUSED_BY_POLICY);

        business.time.advance(Outage.WINDOW);

        assertThat(facts(business.asNorth, account).outage()).isNull();
    }

    @Test
    void accountsThatEndedTogetherAreNone() {
        assertThat(facts(business.asNorth, sixTimes(SignInOutcome.EXPIRED).getLast())
                        .outage())
                .isNull();
    }

    @Test
    void asManyAsUsualAreNone() {
        List<AccountId> north = sold(business.north, "n", 6);
        for (int hour = 0; hour < 25; hour++) {
            north.forEach(account -> refuse(account, SignInOutcome.WRONG_PASSWORD));
            business.time.advance(Duration.ofHours(1));
        }
        business.time.advance(Duration.ofHours(-1));

        assertThat(facts(business.asNorth, north.getFirst()).outage()).isNull();
    }

    @Test
    void anotherProvidersTroubleIsNotToldHere() {
        AccountId account = sixTimes(SignInOutcome.THROTTLED).getLast();
        ResellerId other = business.panel
                .resellers()
                .create(HOUSE, NewReseller.provider("other", ZoneOffset.UTC))
                .orThrow()
                .resellerId();
        business.panel
                .ledger()
                .apply(new Mint(HOUSE, TestBusiness.newKey(), other, BigDecimal.TEN))
                .orThrow();
        AccountId elsewhere = sold(other, "o", 1).getFirst();

        assertThat(facts(business.asNorth, account).outage()).isNotNull();
        assertThat(facts(Actor.within("olga", other), elsewhere).outage()).isNull();
    }

    private List<AccountId> sixTimes(SignInOutcome outcome) {
        List<AccountId> accounts = sold(business.north, "n", 6);
        accounts.forEach(account -> refuse(account, outcome));
        return accounts;
    }

    private List<AccountId> sold(ResellerId reseller, String letter, int count) {
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            accounts.add(Objects.requireNonNull(business.panel
                    .accounts()
                    .create(new CreateAccount(
                            HOUSE, TestBusiness.newKey(), reseller, letter + "-" + i, "secret of " + letter, "M1"))
                    .orThrow()
                    .accountId()));
        }
        return accounts;
    }

    private void signIn(ResellerId edge, String letter, AccountId account) {
        SignInDecision decision = business.panel
                .signIns()
                .attempt(new SignInRequest(edge, name(account), "secret of " + letter, null, "MAG", null));
        assertThat(decision.accepted()).isTrue();
    }

    private void refuse(AccountId account, SignInOutcome outcome) {
        business.panel
                .signIns()
                .refuse(new SignInRequest(business.north, name(account), "secret", null, "MAG", null), outcome)
                .join();
    }

    private String name(AccountId account) {
        return business.panel.accounts().find(HOUSE, account).orElseThrow().name();
    }

    private Facts facts(Actor actor, AccountId account) {
        return business.panel.diagnoses().facts(actor, account).orElseThrow();
    }
}
