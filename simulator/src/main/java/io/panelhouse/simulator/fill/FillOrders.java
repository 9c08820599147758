package io.panelhouse.simulator.fill;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.operation.AccountRef;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Order;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Transfer;
import io.panelhouse.simulator.business.BusinessEvent;
import io.panelhouse.simulator.business.BusinessEvent.Minted;
import io.panelhouse.simulator.business.BusinessEvent.Sold;
import io.panelhouse.simulator.business.BusinessEvent.Transferred;
import io.panelhouse.simulator.business.CreditFlow;
import io.panelhouse.simulator.business.SubscriberSecret;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Turns the events of a history, taken in their order, into orders to the panel. */
final class FillOrders {
    private final Actor actor;
    private final Reseller provider;
    private final Map<String, Reseller> resellers;
    private final Set<String> created = new HashSet<>();

    FillOrders(Actor actor, Reseller provider, Map<String, Reseller> resellers) {
        this.actor = actor;
        this.provider = provider;
        this.resellers = resellers;
    }

    Order order(BusinessEvent event) {
        String key = "fill-" + event.key();
        return switch (event) {
            case Minted mint -> new Mint(actor, key, provider.id(), BigDecimal.valueOf(mint.credits()), mint.at());
            case Transferred transfer ->
                new Transfer(
                        actor,
                        key,
                        id(transfer.from()),
                        id(transfer.to()),
                        BigDecimal.valueOf(transfer.credits()),
                        transfer.at());
            case Sold sale -> sale(key, sale);
        };
    }

    private Order sale(String key, Sold sale) {
        ResellerId reseller = id(sale.reseller());
        String packageCode = sale.purchase().packageCode();
        if (created.add(sale.account())) {
            String secret = SubscriberSecret.of(sale.account());
            return new CreateAccount(actor, key, reseller, sale.account(), secret, packageCode, sale.at());
        }
        return new RenewAccount(actor, key, AccountRef.name(reseller, sale.account()), packageCode, sale.at());
    }

    private ResellerId id(String name) {
        if (name.equals(CreditFlow.PROVIDER)) {
            return provider.id();
        }
        Reseller reseller = resellers.get(name);
        if (reseller == null) {
            throw new IllegalStateException("Cannot find reseller " + name + ": it is not in the panel");
        }
        return reseller.id();
    }
}
