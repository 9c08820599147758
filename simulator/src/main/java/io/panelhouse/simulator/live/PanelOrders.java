package io.panelhouse.simulator.live;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RenewAccount;
import java.util.Optional;

/** Orders to the panel, as a worker makes them. Safe for use by many threads. */
final class PanelOrders {
    private final Panel panel;
    private final DemoBusiness business;

    PanelOrders(Panel panel, DemoBusiness business) {
        this.panel = panel;
        this.business = business;
    }

    Outcome apply(Order order) {
        return panel.ledger().apply(order);
    }

    /** Renews unless somebody else did so in the meantime. */
    Renewal renewIfUnchanged(RenewAccount order, Subscriber known) {
        Optional<AccountSummary> account = panel.accounts().find(business.actor(), known.id());
        if (account.isEmpty()) {
            return new Gone(known.id());
        }
        Optional<Subscriber> current = account.flatMap(business::subscriber);
        if (current.isPresent() && !current.get().endsAt().equals(known.endsAt())) {
            return new Changed(current.get());
        }
        return new Answered(panel.ledger().apply(order), known.reseller());
    }

    /** What became of a renewal. */
    sealed interface Renewal {}

    record Answered(Outcome outcome, ResellerId reseller) implements Renewal {}

    record Changed(Subscriber subscriber) implements Renewal {}

    record Gone(AccountId account) implements Renewal {}
}
