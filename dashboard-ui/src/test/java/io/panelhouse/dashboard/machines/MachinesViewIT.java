package io.panelhouse.dashboard.machines;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.TreeOperator;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.audit.AuditEntry;
import io.panelhouse.panel.audit.AuditFilter;
import io.panelhouse.panel.directory.OperatorRole;
import io.panelhouse.panel.edge.Edge;
import io.panelhouse.panel.security.PanelKey;
import io.panelhouse.panel.token.ApiToken;
import io.panelhouse.panel.webhook.Webhook;
import io.panelhouse.panel.webhook.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.panelhouse.dashboard.live")
class MachinesViewIT extends BrowserlessTest {

    private final TestBusiness business = new TestBusiness();
    private final Webhooks webhooks = business.panel.webhooks(PanelKey.of("5a".repeat(32)), false);
    private final List<Runnable> proofs = new ArrayList<>();

    @BeforeEach
    void hire() {
        business.panel
                .operators()
                .create(business.asNorth, "nora", "long enough indeed", OperatorRole.OWNER, business.north);
    }

    @AfterEach
    void close() {
        business.close();
    }

    @Test
    @Tag("S57")
    void aTokenIsMadeAfterAProofShownOnceAndRevoked() {
        open(business.asNorth);

        press("Add token");
        assertThat(find(NewTokenDialog.class).exists()).isFalse();
        prove();
        find(TextField.class).withCaption("Name").single().setValue("billing");
        press("Make token");

        String text = find(SecretDialog.class).single().secret();
        Actor program = business.panel.tokens().verify(text).orElseThrow();
        assertThat(program.operator()).isEqualTo("nora/billing");
        assertThat(program.permissions()).containsExactly(Permission.VIEW);

        press("I have kept it");
        act(find(TokensTile.class).single().grid(), "Revoke");
        press("Revoke");
        assertThat(business.panel.tokens().verify(text)).isPresent();
        prove();

        assertThat(business.panel.tokens().verify(text)).isEmpty();
        ApiToken listed = test(find(TokensTile.class).single().grid()).getRow(0);
        assertThat(listed.revokedAt()).isNotNull();
        assertThat(audited()).contains("token-create", "token-revoke");
    }

    @Test
    void anEdgeGetsAKeyThatWorksUntilItIsTurnedOff() {
        open(business.asNorth);

        press("Add edge");
        prove();
        find(TextField.class).withCaption("Name").single().setValue("edge-1");
        press("Make key");

        String key = find(SecretDialog.class).single().secret();
        assertThat(business.panel.edges().known(key)).map(Edge::name).contains("edge-1");

        press("I have kept it");
        act(find(EdgesTile.class).single().grid(), "Turn off");
        press("Turn off");
        prove();

        assertThat(business.panel.edges().known(key)).isEmpty();
        assertThat(audited()).contains("edge-create", "edge-disable");
    }

    @Test
    @Tag("S57")
    void aWebhookThatMayNotBeCalledIsSaidAndOneThatMayIsListed() {
        open(business.asNorth);

        press("Add webhook");
        prove();
        TextField url = find(TextField.class).withCaption("Address").single();
        url.setValue("http://127.0.0.1/hook");
        press("Make webhook");
        assertThat(url.getErrorMessage()).isEqualTo("It cannot be called there: type a public https address.");

        url.setValue("https://hooks.example.com/panelhouse");
        press("Make webhook");

        assertThat(find(SecretDialog.class).single().secret()).isNotBlank();
        press("I have kept it");
        act(find(WebhooksTile.class).single().grid(), "Turn off");
        prove();
        Webhook listed = webhooks.all(business.asNorth).getFirst();
        assertThat(listed.disabledAt()).isNotNull();
        assertThat(audited()).contains("webhook-create", "webhook-change");
    }

    @Test
    @Tag("S43")
    void whoDoesNotManageTheResellerSeesNothing() {
        MachinesView page = open(Actor.within("sam", business.north, Set.of(Permission.VIEW, Permission.SELL)));

        assertThat(page.getElement().getTextRecursively()).contains("Your role does not include connections.");
        assertThat(find(Grid.class, page).exists()).isFalse();
    }

    private MachinesView open(Actor actor) {
        TreeOperator operator = new TreeOperator(actor, business.north, business.panel.resellers(), Role.OWNER);
        MachinesView page = new MachinesView(
                operator,
                business.panel.tokens(),
                webhooks,
                business.panel.edges(),
                business.panel.staff(),
                proofs::add,
                business.time);
        UI.getCurrent().add(page);
        return page;
    }

    /** The person proves who they are, and what waited for it is done. */
    private void prove() {
        proofs.removeLast().run();
        roundTrip();
    }

    /** Presses the button of that word that came last, which is that of an open dialog. */
    private void press(String button) {
        test(find(Button.class).withText(button).all().getLast()).click();
        roundTrip();
    }

    /** Presses an action of the first row. */
    private void act(Grid<?> grid, String action) {
        Component cell = test(grid).getCellComponent(0, grid.getColumns().size() - 1);
        Stream.concat(Stream.of(cell), cell.getChildren())
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(action))
                .findFirst()
                .orElseThrow()
                .click();
        roundTrip();
    }

    private List<String> audited() {
        return business.panel.audit().page(business.asNorth, AuditFilter.ALL, null, 100).stream()
                .map(AuditEntry::verb)
                .toList();
    }
}
