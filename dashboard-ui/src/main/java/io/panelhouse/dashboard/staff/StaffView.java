package io.panelhouse.dashboard.staff;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.security.Proof;
import io.panelhouse.dashboard.shell.Desk;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.hold.Holds;
import io.panelhouse.panel.ledger.Reversals;
import io.panelhouse.panel.security.Staff;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;
import java.util.List;

/** The people of a reseller, for those who manage them. */
@Route(value = "staff", layout = MainLayout.class)
@PermitAll
final class StaffView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final CurrentOperator operator;
    private final Staff staff;
    private final Proof proof;
    private final InstantSource clock;
    private final Span count = new Span();
    private final Tile tile = new Tile(text("staff.people"), text("staff.people.definition"));
    private final HeldTile held;
    private Scope shown;

    StaffView(
            CurrentOperator operator,
            Staff staff,
            Holds holds,
            Reversals reversals,
            Desk desk,
            Proof proof,
            InstantSource clock) {
        this.operator = operator;
        this.staff = staff;
        this.proof = proof;
        this.clock = clock;
        this.shown = operator.home();
        addClassNames("ph-page", "ph-staff");
        held = new HeldTile(operator, holds, reversals, desk, proof::before);
        tile.span(12);
        Div grid = new Div(held, tile);
        grid.addClassName("ph-12");
        add(head(), grid);
        show();
    }

    private Div head() {
        count.addClassNames("ph-s", "ph-mute");
        Span gap = new Span();
        gap.addClassName("ph-grow");
        Div head = new Div(new H1(text("shell.page.staff")), count, gap);
        head.addClassName("ph-head");
        if (!mayManage()) {
            return head;
        }
        List<Scope> choices = operator.choices();
        if (choices.size() > 1) {
            ComboBox<Scope> reseller = new ComboBox<>();
            reseller.setAriaLabel(text("staff.reseller"));
            reseller.setItems(choices);
            reseller.setItemLabelGenerator(Scope::name);
            reseller.setValue(choices.getFirst());
            reseller.addValueChangeListener(chosen -> {
                if (chosen.getValue() == null) {
                    reseller.setValue(chosen.getOldValue());
                } else {
                    shown = chosen.getValue();
                    show();
                }
            });
            head.add(reseller);
        }
        Button add = new Button(
                text("staff.add"),
                new Icon("plus"),
                click -> proof.before(
                        () -> new NewPersonDialog(operator.actor(), staff, shown, formats(), this::show).open()));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        head.add(add);
        return head;
    }

    private Formats formats() {
        return new Formats(shown.zone(), clock);
    }

    private boolean mayManage() {
        return operator.actor().may(Permission.OWNER);
    }

    private void show() {
        if (!mayManage()) {
            held.setVisible(false);
            tile.noPermission(text("staff.refused"), text("staff.refused.who", shown.name()));
            return;
        }
        held.show(formats());
        List<Operator> people = staff.of(operator.actor(), shown.panelId());
        count.setText(text("staff.count", people.size(), shown.name()));
        if (people.isEmpty()) {
            tile.empty(text("staff.empty", shown.name()), text("staff.empty.note"), null);
            return;
        }
        tile.body().removeAll();
        tile.body().add(new PeopleGrid(operator, staff, proof, formats(), people, this::show));
        tile.ready();
    }

    @Override
    public String getPageTitle() {
        return text("staff.title");
    }
}
