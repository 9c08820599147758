package io.panelhouse.panel.margin;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The credits that a wallet ever received, in lots of one price; they leave in the order in which they came. All is
 * multiplied and added, never divided, so nothing is rounded.
 */
final class CreditLots {

    private final List<Lot> lots;
    private int current;
    private BigDecimal taken = BigDecimal.ZERO;

    /** @param lots in the order in which they came */
    CreditLots(List<Lot> lots) {
        this.lots = List.copyOf(lots);
    }

    /** Takes credits out; what no lot covers has no price. */
    void take(BigDecimal credits, Piece each) {
        BigDecimal wanted = credits;
        while (wanted.signum() > 0 && current < lots.size()) {
            Lot lot = lots.get(current);
            BigDecimal piece = wanted.min(lot.credits().subtract(taken));
            each.of(piece, lot.perCredit());
            wanted = wanted.subtract(piece);
            taken = taken.add(piece);
            if (taken.compareTo(lot.credits()) == 0) {
                current++;
                taken = BigDecimal.ZERO;
            }
        }
        if (wanted.signum() > 0) {
            each.of(wanted, null);
        }
    }

    /** Puts credits back, those first that left last; each piece is negative. */
    void putBack(BigDecimal credits, Piece each) {
        BigDecimal left = credits;
        while (left.signum() > 0 && (current > 0 || taken.signum() > 0)) {
            if (taken.signum() == 0) {
                taken = lots.get(--current).credits();
            }
            BigDecimal piece = left.min(taken);
            each.of(piece.negate(), lots.get(current).perCredit());
            left = left.subtract(piece);
            taken = taken.subtract(piece);
        }
    }

    /** Credits that came together. */
    record Lot(BigDecimal credits, @Nullable Price perCredit) {}

    /** Is told of credits and of what each of them cost, null if nobody said. */
    @FunctionalInterface
    interface Piece {
        void of(BigDecimal credits, @Nullable Price perCredit);
    }
}
