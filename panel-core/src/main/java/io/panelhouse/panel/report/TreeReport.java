package io.panelhouse.panel.report;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import java.util.List;

/** What each reseller of a subtree has, sells and spends, own and with all below it. */
public interface TreeReport {

    /** Days of the due list and of consumption where nothing else is asked for. */
    int DUE_DAYS = 7;

    int CONSUMED_DAYS = 28;

    /**
     * The reseller and all below it, in path order: a parent before its children. Days are those of the reseller asked
     * for, also in the rows below it.
     *
     * @param dueDays accounts that end between now and the end of the local day that many days after today, 0 to 366
     * @param consumedDays credits consumed from the start of the local day that many days ago, less one, until now: 1
     *     is today alone; 1 to 366
     * @throws io.panelhouse.panel.AccessRefusedException if the reseller is outside the actor's subtree
     */
    List<TreeRow> of(Actor actor, ResellerId root, int dueDays, int consumedDays);

    /** The same with 7 days of the due list and 28 of consumption. */
    default List<TreeRow> of(Actor actor, ResellerId root) {
        return of(actor, root, DUE_DAYS, CONSUMED_DAYS);
    }
}
