package io.panelhouse.panel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.ChangePackage;
import io.panelhouse.panel.operation.Close;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Move;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Resume;
import io.panelhouse.panel.operation.Reverse;
import io.panelhouse.panel.operation.Suspend;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderContentTest {

    private static final Actor NORA = Actor.within("nora", new ResellerId(2));
    private static final ResellerId NORTH = new ResellerId(2);

    @Test
    void theSameContentHasTheSameHash() {
        assertThat(hash(create("mk-1", "s", "M1"))).isEqualTo(hash(create("mk-1", "s", "M1")));
        assertThat(hash(new Mint(NORA, "k", NORTH, new BigDecimal("10.0"))))
                .isEqualTo(hash(new Mint(NORA, "k", NORTH, BigDecimal.TEN)));
    }

    @Test
    void everythingAskedForCounts() {
        byte[] hash = hash(create("mk-1", "s", "M1"));

        assertThat(hash(create("mk-2", "s", "M1"))).isNotEqualTo(hash);
        assertThat(hash(create("mk-1", "t", "M1"))).isNotEqualTo(hash);
        assertThat(hash(create("mk-1", "s", "M3"))).isNotEqualTo(hash);
        assertThat(hash(new CreateAccount(NORA, "k", NORTH, "mk-1", "s", "M1", Instant.EPOCH)))
                .isNotEqualTo(hash);
        assertThat(hash(new CreateAccount(NORA, "k", new ResellerId(3), "mk-1", "s", "M1")))
                .isNotEqualTo(hash);
    }

    @Test
    void everyFieldOfEveryOrderOnAnAccountCounts() {
        AccountRef one = AccountRef.id(new AccountId(1));
        AccountRef two = AccountRef.id(new AccountId(2));
        Instant then = Instant.EPOCH;
        List<Order> orders = List.of(
                new Suspend(NORA, "k", one, null),
                new Suspend(NORA, "k", two, null),
                new Suspend(NORA, "k", one, then),
                new Suspend(NORA, "k", one, null, "b"),
                new Suspend(NORA, "k", one, null, "c"),
                new Suspend(NORA, "l", one, null),
                new Suspend(Actor.within("nora", new ResellerId(3)), "k", one, null),
                new Resume(NORA, "k", one, null),
                new Close(NORA, "k", one, null),
                new Move(NORA, "k", one, NORTH, null),
                new Move(NORA, "k", one, new ResellerId(3), null),
                new ChangePackage(NORA, "k", one, "M1", null),
                new ChangePackage(NORA, "k", one, "M3", null),
                new RenewAccount(NORA, "k", one, "M1", null),
                new RenewAccount(NORA, "k", one, "M1", null, "b"),
                new Reverse(NORA, "k", 1),
                new Reverse(NORA, "k", 2));

        assertThat(orders.stream()
                        .map(OrderContent::hash)
                        .map(HexFormat.of()::formatHex)
                        .distinct())
                .hasSameSizeAs(orders);
    }

    @Test
    void fieldsDoNotRunIntoEachOther() {
        assertThat(hash(create("a", "bM", "1"))).isNotEqualTo(hash(create("a", "b", "M1")));
    }

    private static CreateAccount create(String name, String secret, String packageCode) {
        return new CreateAccount(NORA, "k", NORTH, name, secret, packageCode);
    }

    private static byte[] hash(Order order) {
        return OrderContent.hash(order);
    }
}
