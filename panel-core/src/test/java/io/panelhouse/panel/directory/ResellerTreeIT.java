package io.panelhouse.panel.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.audit.AuditEntry;
import io.panelhouse.panel.audit.AuditFilter;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.RefusalCode;
import io.panelhouse.panel.operation.RenewAccount;
import io.panelhouse.panel.operation.Transfer;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.session.SignInRequest;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of resellers: created to any depth, changed, moved, disabled, deleted. */
class ResellerTreeIT {

    private final TestBusiness business = new TestBusiness();
    private final ResellerTree tree = business.panel.resellers();

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    @Tag("S43")
    @Tag("S56")
    void aTreeOf30LevelsIsSeenFromEachLevelDownwards() {
        List<ResellerId> line = new ArrayList<>(List.of(business.south));
        while (line.size() < 30) {
            Actor parent = Actor.within("owner", line.getLast());
            line.add(created(parent, line.getLast(), "level " + line.size()));
        }

        for (int level = 0; level < line.size(); level++) {
            Actor owner = Actor.within("owner", line.get(level));
            assertThat(ids(tree.all(owner))).isEqualTo(line.subList(level, line.size()));
            for (int above = 0; above < level; above++) {
                assertThat(tree.find(owner, line.get(above))).isEmpty();
            }
        }
        assertThat(tree.ancestors(business.asProvider, line.getLast())).hasSize(30);
    }

    @Test
    @Tag("S36")
    void onlyAnOwnerChangesTheTree() {
        Actor seller = Actor.within("sally", business.provider, Set.of(Permission.VIEW, Permission.SELL));
        String why = ": your role does not include it; an owner can give it to you";

        assertThat(tree.create(seller, NewReseller.below(business.provider, "west", ZoneOffset.UTC)))
                .isEqualTo(new Outcome.Refused(RefusalCode.NOT_ALLOWED, "Cannot create reseller west" + why));
        assertRefused(() -> tree.change(seller, business.north, ResellerChange.name("n")), "change reseller 2" + why);
        assertRefused(() -> tree.move(seller, business.north, business.south), "move reseller 2 below 3" + why);
        assertRefused(() -> tree.disable(seller, business.north), "disable reseller 2" + why);
        assertRefused(() -> tree.enable(seller, business.north), "enable reseller 2" + why);
        assertRefused(
                () -> {
                    tree.delete(seller, business.north);
                    return business.north;
                },
                "delete reseller 2" + why);
    }

    @Test
    @Tag("S43")
    void whatLiesOutsideTheSubtreeCannotBeChangedByGuessingItsId() {
        Actor saul = business.asSouth;
        ResellerId own = created(saul, business.south, "south-west");
        String before = business.text("SELECT string_agg(r::text, ' ' ORDER BY id) FROM panel.reseller r");

        for (long id :
                new long[] {business.provider.value(), business.north.value(), business.northEast.value(), 4711}) {
            ResellerId guessed = new ResellerId(id);
            String why = ": reseller " + id + " is not in your tree";
            assertRefused(() -> tree.change(saul, guessed, ResellerChange.name("mine")), "change reseller " + id + why);
            assertRefused(() -> tree.move(saul, guessed, own), "move reseller " + id + " below " + own + why);
            assertRefused(() -> tree.move(saul, own, guessed), "move reseller " + own + " below " + id + why);
            assertRefused(() -> tree.disable(saul, guessed), "disable reseller " + id + why);
            assertRefused(
                    () -> {
                        tree.delete(saul, guessed);
                        return guessed;
                    },
                    "delete reseller " + id + why);
        }
        assertRefused(
                () -> tree.disable(saul, business.south), "disable reseller 3: it is your own; ask who is above it");
        assertThat(business.text("SELECT string_agg(r::text, ' ' ORDER BY id) FROM panel.reseller r"))
                .isEqualTo(before);
    }

    @Test
    void aChangeIsJournaledAndAudited() {
        Reseller changed =
                tree.change(business.asNorth, business.north, new ResellerChange("nord", ZoneId.of("Asia/Tokyo"), 5));

        assertThat(changed.name()).isEqualTo("nord");
        assertThat(changed.timeZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(changed.graceDays()).isEqualTo(5);
        assertThat(business.text("""
                        SELECT concat_ws(' ', reseller_id, parent_id, name, path, time_zone, grace_days)
                          FROM journal.reseller ORDER BY sequence DESC LIMIT 1""")).isEqualTo("2 1 nord 1/2/ Asia/Tokyo 5");
        assertThat(business.count("SELECT count(*) FROM journal.reseller")).isEqualTo(5);
        AuditEntry entry = newestAudit();
        assertThat(entry.verb()).isEqualTo("reseller-changed");
        assertThat(entry.detail()).containsEntry("name-before", "north").containsEntry("name", "nord");
        assertThatThrownBy(() -> tree.change(business.asProvider, business.south, ResellerChange.name("nord")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot change reseller 3: the name is in use; choose another name");
        assertThatThrownBy(() -> tree.change(business.asProvider, business.south, ResellerChange.name(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot change reseller 3: the name must have 1 to 80 characters");
    }

    @Test
    @Tag("S43")
    void aMovedSubtreeIsSeenFromItsNewPlaceOnlyAndItsLedgerStays() {
        business.fund(business.north, 50);
        AccountId account = Objects.requireNonNull(
                business.created(business.north, "n-1", "M1").accountId());
        String ledger = business.text("SELECT string_agg(l::text, ' ' ORDER BY id) FROM panel.ledger_account l");
        long entries = business.count("SELECT count(*) FROM journal.ledger_entry");

        Reseller moved = tree.move(business.asProvider, business.north, business.south);

        assertThat(moved.path()).isEqualTo("1/3/2/");
        assertThat(ids(tree.all(business.asSouth))).containsExactly(business.south, business.north, business.northEast);
        assertThat(business.panel.accounts().find(business.asSouth, account)).isPresent();
        assertThat(business.panel.ledger().balance(business.asSouth, business.north))
                .isEqualByComparingTo("49");
        assertThat(business.text("SELECT string_agg(l::text, ' ' ORDER BY id) FROM panel.ledger_account l"))
                .isEqualTo(ledger);
        assertThat(business.count("SELECT count(*) FROM journal.ledger_entry")).isEqualTo(entries);
        assertThat(business.text("""
                        SELECT string_agg(concat_ws(' ', reseller_id, parent_id, path), ', ' ORDER BY sequence)
                          FROM journal.reseller WHERE sequence > 4""")).isEqualTo("2 3 1/3/2/, 4 2 1/3/2/4/");
        assertThat(newestAudit().verb()).isEqualTo("reseller-moved");
    }

    @Test
    @Tag("S56")
    void aResellerCannotGoBelowItselfOrToAnotherProvider() {
        Actor house = Actor.house("test");
        ResellerId other = tree.create(house, NewReseller.provider("other", ZoneOffset.UTC))
                .orThrow()
                .resellerId();

        assertThatThrownBy(() -> tree.move(business.asProvider, business.north, business.northEast))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot move reseller 2 below 4: reseller north-east is north or below it");
        assertThatThrownBy(() -> tree.move(business.asProvider, business.north, business.north))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot move reseller 2 below 2: reseller north is north or below it");
        assertThatThrownBy(() -> tree.move(house, business.north, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot move reseller 2 below 5: it belongs to another provider;"
                        + " credits do not pass between providers");
        assertThatThrownBy(() -> tree.move(house, business.provider, business.north))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("S56")
    void movesAgainstEachOtherAndNewResellersLeaveATree() throws Exception {
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String name = "new " + i;
            work.add(() -> moved(business.north, business.south));
            work.add(() -> moved(business.south, business.northEast));
            work.add(() -> moved(business.northEast, business.provider));
            work.add(
                    () -> created(business.asProvider, business.northEast, name).value() > 0);
        }

        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Boolean> done : threads.invokeAll(work)) {
                done.get();
            }
        }

        assertThat(business.count("""
                        SELECT count(*) FROM panel.reseller r LEFT JOIN panel.reseller p ON p.id = r.parent_id
                         WHERE r.path <> coalesce(p.path, '') || r.id || '/'""")).isZero();
        assertThat(tree.all(business.asProvider)).hasSize(28);
    }

    @Test
    void ordersAndMovesAtTheSameTimeAllEndWell() throws Exception {
        business.fund(business.north, 400);
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ResellerId parent = i % 2 == 0 ? business.south : business.provider;
            work.add(() -> moved(business.north, parent));
            work.add(() -> business.panel
                            .ledger()
                            .apply(new Transfer(
                                    business.asNorth,
                                    TestBusiness.newKey(),
                                    business.north,
                                    business.northEast,
                                    BigDecimal.ONE))
                            .orThrow()
                            .operationId()
                    > 0);
        }

        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(business.balance(business.northEast)).isEqualByComparingTo("60");
    }

    @Test
    void aDisabledResellerAndItsStaffCanDoNothingWhileItsAccountsRun() {
        business.fund(business.north, 10);
        var account = Objects.requireNonNull(
                business.created(business.north, "n-1", "M1").accountId());
        business.panel
                .operators()
                .create(business.asNorth, "nick", "long enough", OperatorRole.RESELLER, business.north);

        assertThat(tree.disable(business.asProvider, business.north).disabled()).isTrue();

        assertThat(business.panel.operators().verify("nick", "long enough")).isEmpty();
        assertThat(business.panel.operators().find("nick")).isEmpty();
        assertThatThrownBy(() -> tree.all(business.asNorth))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot work for reseller 2: it is disabled or gone");
        assertThat(business.panel
                        .ledger()
                        .apply(new RenewAccount(business.asNorth, TestBusiness.newKey(), account, "M1")))
                .isEqualTo(new Outcome.Refused(
                        RefusalCode.NOT_ALLOWED,
                        "Cannot renew account " + account + ": reseller north is disabled; ask who is above it"));
        assertThat(signIn("n-1")).isEqualTo(SignInOutcome.ACCEPTED);
        assertThat(tree.all(Actor.within("nele", business.northEast))).hasSize(1);
        assertThat(business.renew(account, "M1")).isInstanceOf(Outcome.Done.class);

        tree.enable(business.asProvider, business.north);

        assertThat(business.panel.operators().verify("nick", "long enough")).isPresent();
        assertThat(tree.all(business.asNorth)).hasSize(2);
        assertThat(newestAudit().verb()).isEqualTo("reseller-enabled");
    }

    @Test
    void onlyAResellerThatHasNothingLeftIsDeleted() {
        ResellerId west = created(business.asProvider, business.provider, "west");
        ResellerId below = created(business.asProvider, west, "below");
        business.fund(west, 2);
        business.created(west, "w-1", "M1");
        Actor paula = business.asProvider;

        assertKept(west, "resellers are below it; move or delete them first");
        tree.delete(paula, below);
        assertKept(west, "it has accounts; move them to another reseller first");
        ResellerId empty = created(paula, business.provider, "empty");
        business.fund(empty, 1);
        assertKept(empty, "credits are left in its wallet; transfer them first");

        assertThat(tree.find(paula, below)).isEmpty();
        assertThat(tree.findByName(paula, "below")).isEmpty();
        assertThat(ids(tree.subtree(paula, west))).containsExactly(west);
        assertThatThrownBy(() -> tree.all(Actor.within("x", below))).isInstanceOf(AccessRefusedException.class);
        assertThat(business.panel
                        .ledger()
                        .apply(new Transfer(paula, TestBusiness.newKey(), west, below, BigDecimal.ONE)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(created(paula, west, "below")).isNotEqualTo(below);
    }

    private void assertKept(ResellerId id, String fact) {
        assertThatThrownBy(() -> tree.delete(business.asProvider, id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot delete reseller " + id + ": " + fact);
    }

    private SignInOutcome signIn(String name) {
        return business.panel
                .signIns()
                .attempt(new SignInRequest(business.north, name, "secret of " + name, null, null, null))
                .outcome();
    }

    private boolean moved(ResellerId id, ResellerId parent) {
        try {
            tree.move(business.asProvider, id, parent);
            return true;
        } catch (IllegalArgumentException cycle) {
            return false;
        }
    }

    private ResellerId created(Actor actor, ResellerId parent, String name) {
        return tree.create(actor, NewReseller.below(parent, name, ZoneOffset.UTC))
                .orThrow()
                .resellerId();
    }

    private AuditEntry newestAudit() {
        return business.panel
                .audit()
                .page(Actor.house("test"), AuditFilter.ALL, null, 1)
                .getFirst();
    }

    private static List<ResellerId> ids(List<Reseller> resellers) {
        return resellers.stream().map(Reseller::id).toList();
    }

    private static void assertRefused(Callable<?> change, String message) {
        assertThatThrownBy(change::call)
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot " + message);
    }
}
