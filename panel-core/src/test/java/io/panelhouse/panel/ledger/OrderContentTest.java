package io.panelhouse.panel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Order;
import java.math.BigDecimal;
import java.time.Instant;
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
