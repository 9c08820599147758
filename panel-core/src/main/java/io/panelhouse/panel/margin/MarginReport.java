package io.panelhouse.panel.margin;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.util.List;

/** What a reseller spends on credits against what it earns with them, month by month. */
public interface MarginReport {

    /** Months where nothing else is asked for. */
    int MONTHS = 12;

    /** The longest stretch that can be asked for. */
    int MAX_MONTHS = 60;

    /**
     * The reseller's own margin, newest month first, every month of the stretch; empty if no price was ever entered for
     * what it bought or sold. Credits that came first are spent first, so each sale costs what its very credits did.
     *
     * @param months how many, the present one among them: 1 to 60
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree or the actor
     *     lacks the permission {@code CREDITS}
     */
    List<MarginMonth> of(Actor actor, ResellerId reseller, int months);

    /** The same for 12 months. */
    default List<MarginMonth> of(Actor actor, ResellerId reseller) {
        return of(actor, reseller, MONTHS);
    }
}
