package io.panelhouse.dashboard.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.TreeOperator;
import io.panelhouse.dashboard.live.FixedFeed;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.HoldNotice;
import io.panelhouse.dashboard.shell.Preview;
import io.panelhouse.dashboard.shell.Renewal;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.directory.Setting;
import io.panelhouse.panel.hold.Drain;
import io.panelhouse.panel.hold.Hold;
import io.panelhouse.panel.operation.RenewAccount;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
@Tag("S33")
class HeldTileIT extends BrowserlessTest {

    private final TestBusiness business = new TestBusiness();
    private final TreeOperator paula =
            new TreeOperator(business.asProvider, business.provider, business.panel.resellers(), Role.PROVIDER);
    private final TreeOperator nora =
            new TreeOperator(business.asNorth, business.north, business.panel.resellers(), Role.OWNER);
    private final Formats formats = new Formats(ZoneId.of("Europe/London"), business.time);
    private AccountId account = new AccountId(1);
    private BigDecimal before = BigDecimal.ZERO;

    @BeforeEach
    void noraDrained() {
        business.panel
                .operators()
                .create(Actor.house("test"), "nora", "long enough", OperatorRole.OWNER, business.north);
        business.panel
                .settings()
                .change(business.asProvider, business.north, Map.of(Setting.HOLD_ON_DRAIN, Optional.of("true")));
        business.fund(business.north, 20);
        account = Objects.requireNonNull(
                business.created(business.north, "mk-1", "M1").accountId());
        before = business.balance(business.north);
        long first = renewed("k1");
        long second = renewed("k2");
        business.panel
                .holds()
                .hold(new Drain(
                        business.north,
                        "nora/shop",
                        business.time.instant(),
                        34,
                        BigDecimal.valueOf(12),
                        List.of(first, second)))
                .ifPresent(held -> assertThat(held.operator()).isEqualTo("nora"));
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    void whoIsAboveSeesWhoIsHeldAndWhyAndLiftsIt() {
        HeldTile tile = tile();

        assertThat(tile.rows())
                .singleElement()
                .asString()
                .contains(
                        "nora is held since",
                        "34 operations in 60 seconds",
                        "where 12 are usual",
                        "by the login nora/shop");
        button("Lift the hold").click();

        assertThat(tile.rows()).isEmpty();
        assertThat(tile.getContent().isVisible()).isFalse();
        assertThat(business.panel.holds().of(business.asNorth)).isEmpty();
    }

    @Test
    void whatTheLoginDidIsTakenBackAfterAPreview() {
        HeldTile tile = tile();
        button("Take back…").click();

        Preview preview = find(Preview.class).single();
        assertThat(preview.getElement().getTextRecursively()).contains("Take back what nora did", "Credits back", "+2");
        assertThat(business.balance(business.north)).isEqualByComparingTo(before.subtract(BigDecimal.TWO));

        preview.confirm().click();

        assertThat(business.balance(business.north)).isEqualByComparingTo(before);
        assertThat(tile.rows()).hasSize(1);
    }

    @Test
    void aHeldPersonSeesTheHoldInThePreviewAndGoesOnAfterTheProof() {
        HoldNotice.put(UI.getCurrent(), new Notice());
        Renewal renewal =
                new Renewal(nora, desk(nora), business.panel.accounts(), business.panel.catalogue(), business.time);
        Preview preview = renewal.open(account, "mk-1", "M1", "north");

        assertThat(preview.hold())
                .contains("You may move no credits since", "34 operations in 60 seconds", "where 12 are usual")
                .contains("Ask an owner or who is above you to lift the hold.");
        assertThat(preview.confirm().isEnabled()).isFalse();

        business.panel
                .holds()
                .lift(
                        business.asProvider,
                        business.panel
                                .holds()
                                .of(business.asNorth)
                                .orElseThrow()
                                .id());
        preview.movesCredits();
        assertThat(preview.hold()).isEmpty();
        preview.confirm().click();
        assertThat(business.balance(business.north)).isEqualByComparingTo(before.subtract(new BigDecimal(3)));
    }

    private HeldTile tile() {
        HeldTile tile =
                new HeldTile(paula, business.panel.holds(), business.panel.reversals(), desk(paula), Runnable::run);
        UI.getCurrent().add(tile);
        tile.show(formats);
        return tile;
    }

    private Desk desk(TreeOperator operator) {
        return new Desk(operator, business.panel.accounts(), business.panel.ledger(), new FixedFeed(), business.time);
    }

    private long renewed(String key) {
        return business.panel
                .ledger()
                .apply(new RenewAccount(Actor.within("nora/shop", business.north), key, account, "M1"))
                .orThrow()
                .operationId();
    }

    private Button button(String words) {
        return find(Button.class).withText(words).single();
    }

    /** The notice of nora's page. */
    private final class Notice implements HoldNotice {

        @Override
        public Optional<Hold> hold() {
            return business.panel.holds().of(nora.actor());
        }

        @Override
        public String since(Hold hold) {
            return formats.snapshotTime(hold.heldAt());
        }

        @Override
        public void prove(Runnable then) {
            then.run();
        }
    }
}
