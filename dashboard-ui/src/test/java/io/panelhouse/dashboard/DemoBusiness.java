package io.panelhouse.dashboard;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Transfer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;

/** A small business in a fresh panel: a provider, a reseller with accounts that end soon, and one below it. */
final class DemoBusiness {

    static final String PASSWORD = "a long enough one";
    private static final Actor HOUSE = Actor.house("test");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    final ResellerId provider;
    final ResellerId reseller;
    final ResellerId below;
    private final Panel panel;
    private int keys;

    DemoBusiness(Panel panel, Instant now, int accounts) {
        this.panel = panel;
        Instant began = now.minus(Duration.ofDays(400));
        provider = panel.resellers()
                .create(HOUSE, NewReseller.provider("provider", LONDON).at(began))
                .orThrow()
                .resellerId();
        reseller = child(provider, "rs-117", began);
        below = child(reseller, "rs-204", began);
        panel.operators().create(HOUSE, "admin", PASSWORD, OperatorRole.PROVIDER, provider);
        panel.operators().create(HOUSE, "owner", PASSWORD, OperatorRole.OWNER, reseller);
        panel.operators().create(HOUSE, "rs-117", PASSWORD, OperatorRole.RESELLER, reseller);
        panel.ledger()
                .apply(new Mint(HOUSE, key(), provider, new BigDecimal(100_000), began))
                .orThrow();
        give(reseller, accounts + 240, began);
        Random random = new Random(117);
        for (int i = 0; i < accounts; i++) {
            String code = i % 7 == 0 ? "M3" : "M1";
            int months = i % 7 == 0 ? 3 : 1;
            long minutes = i % 3 == 0 ? random.nextInt(8 * 1_440) : random.nextInt(28 * 1_440);
            Instant end = now.plus(Duration.ofMinutes(20 + minutes));
            Instant start = end.atZone(LONDON).minusMonths(months).toInstant();
            String name =
                    "%c%c-%04d".formatted('a' + random.nextInt(26), 'a' + random.nextInt(26), random.nextInt(9_999));
            panel.accounts().create(new CreateAccount(HOUSE, key(), reseller, name + i, "secret " + i, code, start));
        }
    }

    void give(ResellerId to, int credits, Instant at) {
        panel.ledger()
                .apply(new Transfer(HOUSE, key(), provider, to, new BigDecimal(credits), at))
                .orThrow();
    }

    private ResellerId child(ResellerId parent, String name, Instant at) {
        return panel.resellers()
                .create(HOUSE, NewReseller.below(parent, name, LONDON).at(at))
                .orThrow()
                .resellerId();
    }

    private String key() {
        return "demo-" + keys++;
    }
}
