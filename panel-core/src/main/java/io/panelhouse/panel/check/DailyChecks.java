package io.panelhouse.panel.check;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.util.Optional;

/**
 * The daily checks of operators. Each sees and changes only its own, of the reseller's present local day. All methods
 * throw {@link io.panelhouse.panel.AccessRefusedException} for a reseller outside the actor's subtree.
 */
public interface DailyChecks {

    /** Empty if it was not begun today. */
    Optional<DailyCheck> today(Actor actor, ResellerId reseller);

    /** Begins it, unless that was done today. */
    DailyCheck begin(Actor actor, ResellerId reseller);

    /**
     * Ticks an item, or takes the tick back, and begins the check if needed.
     *
     * @param item 1 to 200 characters
     */
    DailyCheck see(Actor actor, ResellerId reseller, String item, boolean seen);

    /** Nothing is left. What comes up later that day does not begin it again. */
    DailyCheck finish(Actor actor, ResellerId reseller);
}
