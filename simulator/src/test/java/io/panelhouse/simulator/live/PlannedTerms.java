package io.panelhouse.simulator.live;

import io.panelhouse.simulator.business.BusinessEvent;
import io.panelhouse.simulator.business.BusinessEvent.Sold;
import io.panelhouse.simulator.business.BusinessHistory;
import io.panelhouse.simulator.business.BusinessParameters;
import io.panelhouse.simulator.business.PlannedPurchase;
import io.panelhouse.simulator.business.PurchaseKind;
import io.panelhouse.simulator.business.RenewalPlan;
import io.panelhouse.simulator.business.ResellerProfile;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plain computation of what the model sells next to the accounts of a history. */
final class PlannedTerms {
    private PlannedTerms() {}

    static long between(BusinessHistory history, long seed, Instant until) {
        RenewalPlan plan = new RenewalPlan(BusinessParameters.standard(), seed);
        Map<String, ZoneId> zones =
                history.tree().stream().collect(Collectors.toMap(ResellerProfile::name, ResellerProfile::zone));
        Map<String, Sold> last = new HashMap<>();
        for (BusinessEvent event : history.events()) {
            if (event instanceof Sold sale) {
                last.put(sale.account(), sale);
            }
        }
        return last.values().stream()
                .map(sale -> next(plan, sale, zones.getOrDefault(sale.reseller(), ZoneOffset.UTC)))
                .flatMap(Optional::stream)
                .filter(purchase -> !purchase.at().isBefore(history.until()))
                .filter(purchase -> !purchase.at().isAfter(until))
                .count();
    }

    private static Optional<PlannedPurchase> next(RenewalPlan plan, Sold sale, ZoneId zone) {
        if (sale.purchase().kind() == PurchaseKind.TRIAL) {
            return plan.afterTrial(sale.account(), plan.firstPackage(sale.account()), sale.at());
        }
        return plan.afterTerm(
                sale.account(), sale.purchase().packageCode(), sale.purchase().endsAt(), zone);
    }
}
