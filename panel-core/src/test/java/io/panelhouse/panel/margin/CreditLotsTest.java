package io.panelhouse.panel.margin;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.margin.CreditLots.Lot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S13")
class CreditLotsTest {

    private static final Price TWO = new Price(new BigDecimal(2), "EUR");
    private static final Price THREE = new Price(new BigDecimal(3), "EUR");

    private final CreditLots lots =
            new CreditLots(List.of(new Lot(new BigDecimal(4), TWO), new Lot(new BigDecimal("2.5"), THREE)));

    @Test
    void whatCameFirstLeavesFirst() {
        assertThat(take("3")).containsExactly("3 at 2 EUR");
        assertThat(take("2")).containsExactly("1 at 2 EUR", "1 at 3 EUR");
        assertThat(take("2")).containsExactly("1.5 at 3 EUR", "0.5 at null");
    }

    @Test
    void whatLeftLastComesBackFirst() {
        take("5");

        assertThat(putBack("2")).containsExactly("-1 at 3 EUR", "-1 at 2 EUR");
        assertThat(take("2")).containsExactly("1 at 2 EUR", "1 at 3 EUR");
    }

    @Test
    void noMoreComesBackThanLeft() {
        take("1");

        assertThat(putBack("3")).containsExactly("-1 at 2 EUR");
    }

    private List<String> take(String credits) {
        List<String> pieces = new ArrayList<>();
        lots.take(new BigDecimal(credits), (piece, price) -> pieces.add(piece + " at " + price));
        return pieces;
    }

    private List<String> putBack(String credits) {
        List<String> pieces = new ArrayList<>();
        lots.putBack(new BigDecimal(credits), (piece, price) -> pieces.add(piece + " at " + price));
        return pieces;
    }
}
