package io.panelhouse.bench.sessions;

import io.panelhouse.bench.house.Broker;
import io.panelhouse.bench.house.DurableServer;
import io.panelhouse.bench.house.House;
import io.panelhouse.bench.house.House.Program;
import io.panelhouse.bench.house.Part;
import io.panelhouse.event.Topics;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.PanelSettings;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Transfer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The dashboard in a process of its own on a PostgreSQL and a broker of its own, and a business of many resellers: each
 * has an operator, credits, a term that runs and some that end within the week.
 */
final class DeskHouse implements AutoCloseable {

    static final String PASSWORD = "a long bench password";

    private static final BigDecimal FUNDS = BigDecimal.valueOf(1_000);
    static final int ACCOUNTS = 12;
    private static final Duration SOLD_AGO = Duration.ofDays(26);

    private final House house;
    private final DurableServer server;
    private final Broker broker;
    private final Part dashboard;
    private final URI address;
    private final List<ResellerId> resellers;

    private DeskHouse(
            House house, DurableServer server, Broker broker, Part dashboard, URI address, List<ResellerId> resellers) {
        this.house = house;
        this.server = server;
        this.broker = broker;
        this.dashboard = dashboard;
        this.address = address;
        this.resellers = List.copyOf(resellers);
    }

    /** Starts the parts, and founds so many resellers before the dashboard starts. */
    static DeskHouse start(int resellers, int heapMebibytes) throws Exception {
        House house = House.open();
        DurableServer server = DurableServer.start();
        try {
            server.createDatabase("panelhouse");
            server.createDatabase("lake");
            Broker broker = Broker.start(house);
            broker.create(List.of(Topics.FEED_BEAT, Topics.LIVE_BEAT), 1);
            broker.create(
                    List.of(Topics.LIVE_COUNTERS, Topics.LIVE_ISSUE, Topics.LIVE_ALERT, Topics.AUTH_ATTEMPT),
                    Topics.PARTITIONS);
            List<ResellerId> founded = found(server, resellers);
            int port = House.freePort();
            Part dashboard = house.start(
                    "dashboard",
                    new Program("dashboard-ui", "io.panelhouse.dashboard.DashboardMain", heapMebibytes),
                    Map.of(
                            "PANELHOUSE_DASHBOARD_PORT", Integer.toString(port),
                            "PANELHOUSE_DB_URL", server.url("panelhouse"),
                            "PANELHOUSE_DB_USER", DurableServer.USER,
                            "PANELHOUSE_DB_PASSWORD", DurableServer.USER,
                            "PANELHOUSE_KEY", "5".repeat(64),
                            "PANELHOUSE_KAFKA", broker.address(),
                            "PANELHOUSE_LAKE_CATALOG_URL", server.url("lake"),
                            "PANELHOUSE_LAKE_WAREHOUSE",
                                    house.folder("lake").toUri().toString(),
                            "PANELHOUSE_STATE", house.folder("state").toString()));
            dashboard.awaitHealthy(port);
            return new DeskHouse(
                    house, server, broker, dashboard, URI.create("http://127.0.0.1:%d".formatted(port)), founded);
        } catch (Exception e) {
            house.close();
            server.close();
            throw e;
        }
    }

    private static List<ResellerId> found(DurableServer server, int resellers) {
        Actor actor = Actor.house("bench");
        List<ResellerId> founded = new ArrayList<>();
        PanelSettings settings = new PanelSettings(server.url("panelhouse"), DurableServer.USER, DurableServer.USER, 4);
        try (Panel panel = Panel.open(settings, InstantSource.system())) {
            ResellerId provider = panel.resellers()
                    .create(actor, NewReseller.provider("bench", ZoneOffset.UTC))
                    .orThrow()
                    .resellerId();
            panel.ledger()
                    .apply(new Mint(actor, "mint", provider, FUNDS.multiply(BigDecimal.valueOf(resellers))))
                    .orThrow();
            List<CreateAccount> sales = new ArrayList<>();
            Instant sold = Instant.now().minus(SOLD_AGO);
            for (int i = 0; i < resellers; i++) {
                ResellerId id = panel.resellers()
                        .create(actor, NewReseller.below(provider, "reseller-" + i, ZoneOffset.UTC))
                        .orThrow()
                        .resellerId();
                panel.ledger()
                        .apply(new Transfer(actor, "fund-" + i, provider, id, FUNDS))
                        .orThrow();
                panel.operators().create(actor, operator(i), PASSWORD, OperatorRole.RESELLER, id);
                for (int account = 0; account < ACCOUNTS; account++) {
                    String name = "a%d-%d".formatted(i, account);
                    sales.add(new CreateAccount(actor, name, id, name, null, "M1", sold.plusSeconds(3_600L * account)));
                }
                founded.add(id);
            }
            panel.ledger().applyAll(sales).forEach(outcome -> outcome.orThrow());
        }
        return founded;
    }

    static String operator(int reseller) {
        return "operator-" + reseller;
    }

    URI address() {
        return address;
    }

    Broker broker() {
        return broker;
    }

    Part dashboard() {
        return dashboard;
    }

    /** The resellers, by the number of their operator. */
    List<ResellerId> resellers() {
        return resellers;
    }

    @Override
    public void close() throws IOException {
        house.close();
        server.close();
    }
}
