package io.panelhouse.panel;

import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Transfer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A small business on a database of its own: a provider with two resellers, north and south, and one below north. Verbs
 * of the domain act as the provider; each call is a new order.
 */
public final class TestBusiness implements AutoCloseable {

    public final TestTime time = new TestTime("2026-06-01T12:00:00Z");
    public final TestDatabase database;
    public final Panel panel;
    public final ResellerId provider;
    public final ResellerId north;
    public final ResellerId northEast;
    public final ResellerId south;
    public final Actor asProvider;
    public final Actor asNorth;
    public final Actor asSouth;

    public TestBusiness() {
        this(TestDatabase.create());
    }

    public TestBusiness(TestDatabase database) {
        this.database = database;
        this.panel = Panel.open(database.settings(), time);
        Actor house = Actor.house("test");
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        this.provider = id(panel.resellers().create(house, NewReseller.provider("acme", berlin)));
        this.asProvider = Actor.within("paula", provider);
        this.north = id(panel.resellers().create(asProvider, NewReseller.below(provider, "north", berlin)));
        this.south = id(panel.resellers().create(asProvider, NewReseller.below(provider, "south", berlin)));
        this.northEast = id(panel.resellers().create(asProvider, NewReseller.below(north, "north-east", berlin)));
        this.asNorth = Actor.within("nora", north);
        this.asSouth = Actor.within("saul", south);
    }

    private static ResellerId id(Outcome outcome) {
        return outcome.orThrow().resellerId();
    }

    /** Mints for the provider and passes all of it to the reseller, down the line. */
    public void fund(ResellerId reseller, int credits) {
        BigDecimal amount = BigDecimal.valueOf(credits);
        panel.ledger().apply(new Mint(asProvider, newKey(), provider, amount)).orThrow();
        if (!reseller.equals(provider)) {
            panel.ledger()
                    .apply(new Transfer(asProvider, newKey(), provider, reseller, amount))
                    .orThrow();
        }
    }

    public Outcome create(ResellerId reseller, String name, String packageCode) {
        return panel.accounts()
                .create(new CreateAccount(asProvider, newKey(), reseller, name, "secret of " + name, packageCode));
    }

    public Receipt created(ResellerId reseller, String name, String packageCode) {
        return create(reseller, name, packageCode).orThrow();
    }

    public Outcome renew(AccountId account, String packageCode) {
        return panel.accounts().renew(new RenewAccount(asProvider, newKey(), account, packageCode));
    }

    public BigDecimal balance(ResellerId reseller) {
        return panel.ledger().balance(asProvider, reseller);
    }

    /** The one number that a query gives, as the owner of the database. */
    public long count(String sql) {
        return Long.parseLong(text(sql));
    }

    /** The one value that a query gives, as the owner of the database. */
    public String text(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() {
        panel.close();
    }
}
