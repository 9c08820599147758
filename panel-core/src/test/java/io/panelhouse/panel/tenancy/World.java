package io.panelhouse.panel.tenancy;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.TestDatabase;
import io.panelhouse.panel.TestTime;
import io.panelhouse.panel.alert.AlertFilter;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.alert.ReportedAlert;
import io.panelhouse.panel.directory.NewReseller;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.directory.Setting;
import io.panelhouse.panel.hold.Drain;
import io.panelhouse.panel.margin.Price;
import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Mint;
import io.panelhouse.panel.operation.Transfer;
import io.panelhouse.panel.session.AttemptFilter;
import io.panelhouse.panel.session.SignInDecision;
import io.panelhouse.panel.session.SignInRequest;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two providers with trees: children, grandchildren, siblings, cousins, one reseller disabled after it had everything,
 * and one moved away with what is below it.
 */
final class World implements AutoCloseable {

    private static final Actor HOUSE = Actor.house("builder");

    /** Each reseller and the one above it, at the end; a parent before its children. */
    private static final Map<String, String> PARENTS = new LinkedHashMap<>();

    static {
        PARENTS.put("a", "");
        for (String child : List.of("a1", "a2", "a3")) {
            PARENTS.put(child, "a");
        }
        PARENTS.put("a11", "a1");
        PARENTS.put("a21", "a2");
        PARENTS.put("m", "a2");
        PARENTS.put("b", "");
        PARENTS.put("b1", "b");
    }

    private static final String DISABLED = "a3";
    private static final String MOVED = "m";
    private static final Price PRICE = new Price(BigDecimal.ONE, "EUR");

    final TestTime time = new TestTime("2026-06-01T12:00:00Z");
    final TestDatabase database = TestDatabase.create();
    final Panel panel = Panel.open(database.settings(), time);
    final Map<String, Node> nodes = new LinkedHashMap<>();

    World() {
        Map<String, ResellerId> ids = new LinkedHashMap<>();
        PARENTS.forEach((mark, parent) -> {
            String firstParent = mark.equals(MOVED) ? "a1" : parent;
            nodes.put(mark, node("[" + mark + "]", ids.get(firstParent)));
            ids.put(mark, node(mark).id());
        });
        panel.resellers().move(HOUSE, node(MOVED).id(), node("a2").id());
        panel.resellers().disable(HOUSE, node(DISABLED).id());
    }

    Node node(String mark) {
        return Objects.requireNonNull(nodes.get(mark));
    }

    /** A reseller below this one, with something of everything. */
    Node node(String mark, @Nullable ResellerId parent) {
        NewReseller wanted = new NewReseller(parent, "reseller" + mark, ZoneOffset.UTC, 3, null);
        ResellerId id = panel.resellers().create(HOUSE, wanted).orThrow().resellerId();
        Actor owner = Actor.within("operator" + mark, id);
        long operator = panel.operators()
                .create(owner, owner.operator(), "long enough", OperatorRole.OWNER, id)
                .id();
        panel.operators().create(owner, "second" + mark, "long enough", OperatorRole.OWNER, id);
        long topUp = fund(id);
        panel.prices().priceTopUp(HOUSE, topUp, PRICE);
        panel.prices().priceOffer(owner, id, "M1", PRICE);
        var sale = panel.ledger()
                .apply(new CreateAccount(owner, key(), id, "account" + mark, "secret", "M1"))
                .orThrow();
        AccountId account = Objects.requireNonNull(sale.accountId());
        SignInDecision decision = panel.signIns()
                .attempt(new SignInRequest(id, "account" + mark, "secret", "device" + mark, "MAG", null));
        panel.signIns().attempt(new SignInRequest(id, "account" + mark, "wrong", "device" + mark, "MAG", null));
        panel.settings().change(HOUSE, id, Map.of(Setting.HOLD_ON_DRAIN, Optional.of("true")));
        long hold = panel.holds()
                .hold(new Drain(id, "second" + mark, time.instant(), 30, BigDecimal.TEN, List.of(sale.operationId())))
                .orElseThrow()
                .id();
        String lockKey = "lock" + mark;
        panel.devices().relearn(owner, lockKey, account);
        long attempt = panel.attempts()
                .page(owner, AttemptFilter.of(account), Long.MAX_VALUE, 1)
                .getFirst()
                .sequence();
        return new Node(
                mark,
                id,
                owner,
                account,
                operator,
                Objects.requireNonNull(decision.sessionId()),
                sale.operationId(),
                topUp,
                attempt,
                lockKey,
                hold,
                alert(owner, id, mark, account));
    }

    private long alert(Actor owner, ResellerId id, String mark, AccountId account) {
        panel.alerts()
                .record(new ReportedAlert(
                        id,
                        AlertKind.SHARING,
                        account.toString(),
                        1,
                        true,
                        BigDecimal.TEN,
                        BigDecimal.ONE,
                        account,
                        List.of(),
                        time.instant(),
                        time.instant()));
        panel.alerts()
                .record(new ReportedAlert(
                        id,
                        AlertKind.DRAIN,
                        "second" + mark,
                        1,
                        true,
                        BigDecimal.TEN,
                        BigDecimal.ONE,
                        null,
                        List.of(),
                        time.instant(),
                        time.instant()));
        return panel.alerts().page(owner, AlertFilter.open(id), 0, 1).getFirst().id();
    }

    private long fund(ResellerId id) {
        ResellerId root = panel.resellers().find(HOUSE, id).orElseThrow().root();
        BigDecimal credits = BigDecimal.valueOf(1000);
        long mint = panel.ledger()
                .apply(new Mint(HOUSE, key(), root, credits))
                .orThrow()
                .operationId();
        if (id.equals(root)) {
            return mint;
        }
        return panel.ledger()
                .apply(new Transfer(HOUSE, key(), root, id, credits))
                .orThrow()
                .operationId();
    }

    /** Whether one reseller may see the other: itself and all below it, unless it is disabled. */
    static boolean sees(String who, String whom) {
        return !who.equals(DISABLED) && contains(who, whom);
    }

    private static boolean contains(String above, String mark) {
        for (String at = mark; !at.isEmpty(); at = parent(at)) {
            if (at.equals(above)) {
                return true;
            }
        }
        return false;
    }

    private static String parent(String mark) {
        return Objects.requireNonNull(PARENTS.get(mark));
    }

    private static String root(String mark) {
        return parent(mark).isEmpty() ? mark : root(parent(mark));
    }

    /** What the second is to the first. */
    static String relation(String who, String whom) {
        if (who.equals(DISABLED)) {
            return "disabled asks";
        }
        if (who.equals(whom)) {
            return "self";
        }
        if (MOVED.equals(whom) && contains("a1", who)) {
            return "moved away";
        }
        if (contains(who, whom)) {
            return "below";
        }
        if (contains(whom, who)) {
            return "above";
        }
        if (!root(who).equals(root(whom))) {
            return "other root";
        }
        return parent(who).equals(parent(whom)) ? "sibling" : "cousin";
    }

    /** All that writes could change, as one text. */
    String digest() {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        SELECT md5(concat_ws('|',
                            (SELECT string_agg(r::text, ',' ORDER BY id) FROM panel.reseller r),
                            (SELECT string_agg(l::text, ',' ORDER BY id) FROM panel.ledger_account l),
                            (SELECT string_agg(a::text, ',' ORDER BY id) FROM panel.account a),
                            (SELECT string_agg(o::text, ',' ORDER BY id) FROM panel.operator o),
                            (SELECT string_agg(d::text, ',' ORDER BY d::text) FROM panel.device d),
                            (SELECT string_agg(s::text, ',' ORDER BY s::text) FROM panel.open_session s),
                            (SELECT string_agg(t::text, ',' ORDER BY t::text) FROM panel.reseller_tier t),
                            (SELECT string_agg(t::text, ',' ORDER BY t::text) FROM panel.tier t),
                            (SELECT string_agg(m::text, ',' ORDER BY m::text) FROM panel.membership m),
                            (SELECT string_agg(i::text, ',' ORDER BY i::text) FROM panel.invitation i),
                            (SELECT string_agg(w::text, ',' ORDER BY id) FROM panel.webhook w),
                            (SELECT max(id) FROM panel.follow_up),
                            (SELECT string_agg(t::text, ',' ORDER BY reseller_id) FROM panel.message_template t),
                            (SELECT string_agg(p::text, ',' ORDER BY p::text) FROM panel.top_up_price p),
                            (SELECT string_agg(p::text, ',' ORDER BY p::text) FROM panel.sale_price p),
                            (SELECT string_agg(p::text, ',' ORDER BY p::text) FROM panel.retail_price p),
                            (SELECT string_agg(h::text, ',' ORDER BY id) FROM panel.login_hold h),
                            (SELECT string_agg(a::text, ',' ORDER BY id) FROM panel.alert a),
                            (SELECT string_agg(l::text, ',' ORDER BY l::text) FROM panel.alert_look l),
                            (SELECT max(sequence) FROM journal.operation),
                            (SELECT max(sequence) FROM journal.ledger_entry),
                            (SELECT max(sequence) FROM journal.term),
                            (SELECT max(sequence) FROM journal.session),
                            (SELECT max(sequence) FROM journal.device_lock),
                            (SELECT max(sequence) FROM journal.reseller)))""")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String key() {
        return TestBusiness.newKey();
    }

    @Override
    public void close() {
        panel.close();
    }
}
