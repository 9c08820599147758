package io.panelhouse.panel.margin;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The prices of credits and of sales, each entered or not. Safe for use by many threads. */
public interface Prices {

    /**
     * Says what one credit of a top-up cost: of a mint, or of a transfer, where it is income of who gave and spending
     * of who received. What somebody above entered is not for those below to change.
     *
     * @param perCredit null to forget it
     * @throws io.panelhouse.panel.AccessRefusedException if there is no such operation in the actor's subtree, somebody
     *     above it has entered the price, or the actor lacks the permission {@code CREDITS}
     * @throws IllegalArgumentException if the operation is no top-up; the message is one sentence
     */
    void priceTopUp(Actor actor, long operationId, @Nullable Price perCredit);

    /**
     * Says what a sale, a renewal or a change of package brought in, in place of what the reseller usually asks.
     *
     * @param price null to forget it
     * @throws io.panelhouse.panel.AccessRefusedException if there is no such operation in the actor's subtree, or the
     *     actor lacks the permission {@code SELL}
     * @throws IllegalArgumentException if the operation sold nothing for credits; the message is one sentence
     */
    void priceSale(Actor actor, long operationId, @Nullable Price price);

    /**
     * Says what the reseller asks for a package from now on; earlier sales keep what was asked then.
     *
     * @param price null for nothing from now on
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree or the actor
     *     lacks the permission {@code OWNER}
     * @throws IllegalArgumentException if there is no such package; the message is one sentence
     */
    void priceOffer(Actor actor, ResellerId reseller, String packageCode, @Nullable Price price);

    /**
     * What the reseller asks for each package now; packages without a price are missing.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if it is outside the actor's subtree
     */
    Map<String, Price> offers(Actor actor, ResellerId reseller);

    /** What was entered for this top-up or sale, if it is in the actor's subtree. */
    Optional<Price> of(Actor actor, long operationId);
}
