package io.panelhouse.panel.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.PanelOnDatabase;
import io.panelhouse.panel.database.FencedDatabase;
import io.panelhouse.panel.directory.Feature;
import io.panelhouse.panel.directory.Tier;
import io.panelhouse.panel.operation.Order;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every reseller asks every service about every reseller. What lies outside its subtree is refused or empty; it is so
 * also where the services check nothing and only the database stands in the way.
 */
@Tag("X1")
@Tag("S43")
class TenancyMatrixIT {

    /** Methods that are asked about nobody's rows, or by the one person itself, or by programs of the house. */
    private static final Set<String> ABOUT_NOBODY = Set.of(
            "Alerts.record",
            "ApiTokens.verify",
            "AuditLog.record",
            "Catalogue.find",
            "Catalogue.offers",
            "Edges.known",
            "Holds.hold",
            "Holds.of",
            "Memberships.join",
            "Memberships.leave",
            "Memberships.of",
            "Notices.choose",
            "Notices.claim",
            "Notices.claimOver",
            "Notices.confirm",
            "Notices.digest",
            "Notices.digestReaders",
            "Notices.failed",
            "Notices.forget",
            "Notices.keep",
            "Notices.lookedSince",
            "Notices.of",
            "Notices.recent",
            "Notices.settle",
            "Notices.want",
            "Operators.find",
            "Operators.verify",
            "Preferences.keep",
            "Preferences.of",
            "ResellerTree.contains",
            "Sessions.closeSilent",
            "Sessions.find",
            "Sessions.heartbeats",
            "SignIns.attempt",
            "SignIns.refuse",
            "SignIns.submit",
            "Tiers.all");

    /** Asked in tests of their own, as each leaves nothing to ask the next about. */
    private static final Set<String> ELSEWHERE = Set.of(
            "ApiTokens.all",
            "ApiTokens.create",
            "ApiTokens.revoke",
            "Devices.changed",
            "Edges.disable",
            "Edges.ensure",
            "Edges.rotate",
            "Memberships.end",
            "ResellerTree.delete",
            "Reversals.ofBatch",
            "Reversals.quote",
            "Tiers.define",
            "Webhooks.all",
            "Webhooks.change",
            "Webhooks.delete",
            "Webhooks.deliveries",
            "Webhooks.find",
            "Webhooks.renew",
            "Webhooks.resend",
            "Webhooks.test");

    private final World world = new World();
    private final List<String> leaks = new ArrayList<>();
    private final Map<String, Integer> cases = new TreeMap<>();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void everyMethodOfEveryServiceIsAskedAbout() {
        Set<String> methods = new TreeSet<>();
        for (Method service : Panel.class.getDeclaredMethods()) {
            if (Modifier.isPublic(service.getModifiers())
                    && service.getReturnType().isInterface()) {
                Stream.of(service.getReturnType().getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers())
                                && !Modifier.isStatic(method.getModifiers())
                                && !method.isSynthetic())
                        .forEach(method ->
                                methods.add(service.getReturnType().getSimpleName() + "." + method.getName()));
            }
        }
        methods.remove("CreditLedger.apply");
        orders(Order.class).forEach(order -> methods.add("CreditLedger.apply:" + order));
        Set<String> asked = new TreeSet<>(ABOUT_NOBODY);
        asked.addAll(ELSEWHERE);
        Stream.concat(Reads.all().stream(), Writes.all(world.node("a")).stream())
                .forEach(one -> asked.add(one.method()));
        asked.retainAll(methods);

        assertThat(asked).isEqualTo(methods);
    }

    private static Stream<String> orders(Class<?> kind) {
        return kind.isSealed()
                ? Arrays.stream(kind.getPermittedSubclasses()).flatMap(TenancyMatrixIT::orders)
                : Stream.of(kind.getSimpleName());
    }

    @Test
    void nobodyReachesWhatLiesOutsideItsSubtree() {
        askEverything(world.panel, home -> home.owner());
        everyWriteWouldHaveWorked();

        assertThat(leaks).isEmpty();
        assertThat(cases.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(5_000);
        assertThat(cases.keySet())
                .containsExactly(
                        "above", "below", "cousin", "disabled asks", "moved away", "other root", "self", "sibling");
    }

    @Test
    void nobodyDoesEvenIfNoServiceChecksAnything() {
        try (FencedDatabase database = new FencedDatabase(world.database.settings());
                Panel unchecked = PanelOnDatabase.open(database, world.time)) {
            askEverything(unchecked, home -> {
                database.confineTo(home.id());
                return Actor.house(home.operatorName());
            });
        }

        assertThat(leaks).isEmpty();
        assertThat(cases.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(5_000);
    }

    private void askEverything(Panel panel, Function<Node, Actor> asking) {
        boolean checked = panel == world.panel;
        world.panel.tiers().define(Actor.house("test"), new Tier("all", Set.of(Feature.values())));
        String before = world.digest();
        world.nodes.forEach((who, home) -> {
            Actor actor = asking.apply(home);
            world.nodes.forEach((whom, target) -> {
                for (Case one : Reads.all()) {
                    judge(one, who, whom, ask(panel, actor, one, target), checked);
                }
                if (!World.sees(who, whom)) {
                    for (Case one : Writes.all(home)) {
                        judge(one, who, whom, ask(panel, actor, one, target), checked);
                    }
                }
            });
            if (!world.digest().equals(before)) {
                leaks.add(who + " changed something outside its subtree");
            }
        });
    }

    /** What was refused was refused for whose it was: the same on a reseller of one's own is done. */
    private void everyWriteWouldHaveWorked() {
        Node home = world.node("a");
        int number = 0;
        for (Case one : Writes.all(home)) {
            Node own = world.node("[own " + number++ + "]", home.id());
            if (one.method().endsWith(":Resume")) {
                Writes.suspend(world.panel, home.owner(), own);
            }
            Node target = one.method().endsWith(":Mint") ? home : own;
            Answer answer = ask(world.panel, home.owner(), one, target);
            if (!(answer instanceof Answer.Something)) {
                leaks.add(one.method() + " does nothing at all: " + answer);
            }
        }
    }

    private static Answer ask(Panel panel, Actor actor, Case one, Node target) {
        try {
            return Answer.of(one.door().open(panel, actor, target));
        } catch (Exception e) {
            return Answer.of(e);
        }
    }

    private void judge(Case one, String who, String whom, Answer answer, boolean checked) {
        cases.merge(World.relation(who, whom), 1, Integer::sum);
        boolean visible = World.sees(who, whom);
        String what = "%s asks %s about %s: %s".formatted(who, one.method(), whom, answer);
        switch (answer) {
            case Answer.Something something -> {
                String text = something.value().toString();
                boolean about = one.kind() != Case.Kind.LIST
                        || text.contains(world.node(whom).mark());
                if (about && !visible) {
                    leaks.add(what);
                }
                if (!about && visible) {
                    leaks.add("hidden from its owner: " + what);
                }
                world.nodes.forEach((other, node) -> {
                    if (!World.sees(who, other) && text.contains(node.mark()) && !leaks.contains(what)) {
                        leaks.add("with something of " + other + ": " + what);
                    }
                });
            }
            case Answer.Nothing nothing -> {
                if (visible) {
                    leaks.add("hidden from its owner: " + what);
                }
            }
            case Answer.Refused refused -> {
                if (visible || (checked && !refused.asTheServicesDo())) {
                    leaks.add("refused wrongly: " + what);
                }
            }
        }
    }
}
