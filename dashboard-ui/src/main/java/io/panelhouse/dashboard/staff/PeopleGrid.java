package io.panelhouse.dashboard.staff;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.security.Proof;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.directory.Operator;
import io.panelhouse.panel.security.Staff;
import io.panelhouse.panel.security.StaffRole;
import java.util.List;
import java.util.function.Supplier;

/** The people as rows, and what an owner does for each. */
final class PeopleGrid extends Grid<Operator> {

    private static final long serialVersionUID = 1;
    private static final int PHONE_WIDTH = 800;

    private final CurrentOperator operator;
    private final Staff staff;
    private final Proof proof;
    private final Formats formats;
    private final Runnable changed;

    PeopleGrid(
            CurrentOperator operator,
            Staff staff,
            Proof proof,
            Formats formats,
            List<Operator> people,
            Runnable changed) {
        this.operator = operator;
        this.staff = staff;
        this.proof = proof;
        this.formats = formats;
        this.changed = changed;
        addThemeVariants(GridVariant.NO_BORDER);
        setAllRowsVisible(true);
        setSelectionMode(SelectionMode.NONE);
        addComponentColumn(this::name).setHeader(text("staff.name")).setFlexGrow(2);
        Column<Operator> role = addComponentColumn(PeopleGrid::role)
                .setHeader(text("staff.role"))
                .setFlexGrow(1);
        Column<Operator> secondStep = addColumn(person -> person.secondFactor() ? text("staff.on") : text("staff.off"))
                .setHeader(text("staff.secondStep"))
                .setFlexGrow(1);
        addComponentColumn(PeopleGrid::state).setHeader(text("staff.state")).setFlexGrow(2);
        addComponentColumn(this::menu)
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("60px");
        setItems(people);
        addAttachListener(attached -> attached.getUI()
                .getPage()
                .executeJs("return window.innerWidth")
                .then(Integer.class, width -> {
                    role.setVisible(width > PHONE_WIDTH);
                    secondStep.setVisible(width > PHONE_WIDTH);
                }));
    }

    private Span name(Operator person) {
        Span name = new Span(person.name());
        name.addClassName("ph-strong");
        Span cell = new Span(name);
        cell.addClassName("ph-row");
        if (person.name().equals(operator.name())) {
            Span you = new Span(text("staff.you"));
            you.addClassNames("ph-chip", "ph-info");
            cell.add(you);
        }
        return cell;
    }

    private static Span role(Operator person) {
        StaffRole role = StaffRole.of(person.permissions());
        Span cell = new Span(text("staff.role." + role));
        cell.getElement().setAttribute("title", text("staff.role." + role + ".meaning"));
        return cell;
    }

    private static Span state(Operator person) {
        if (!person.enabled()) {
            return chip("pause", "ph-none", text("staff.state.disabled"));
        }
        return person.temporaryPassword()
                ? chip("key", "ph-warn", text("staff.state.password"))
                : chip("ok", "ph-ok", text("staff.state.active"));
    }

    private static Span chip(String icon, String tint, String word) {
        Span chip = new Span(new Icon(icon, "ph-i-xs"), new Span(word));
        chip.addClassNames("ph-chip", tint);
        return chip;
    }

    private NativeButton menu(Operator person) {
        NativeButton button = new NativeButton();
        button.add(new Icon("dots"));
        button.addClassName("ph-icon-button");
        button.getElement()
                .setAttribute("aria-haspopup", "menu")
                .setAttribute("aria-label", text("staff.more", person.name()));
        ContextMenu menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        menu.addItem(
                text("staff.rename"),
                click -> proof.before(() -> new RenameDialog(person, name -> {
                            staff.rename(operator.actor(), person.id(), name);
                            done(text("staff.rename.done", person.name(), name));
                        })
                        .open()));
        if (!person.name().equals(operator.name())) {
            for (StaffRole role : StaffRole.values()) {
                if (role != StaffRole.of(person.permissions())) {
                    menu.addItem(
                            text("staff.give", text("staff.role." + role)),
                            click -> act(() -> {
                                staff.give(operator.actor(), person.id(), role);
                                return text("staff.give.done", person.name(), text("staff.role." + role));
                            }));
                }
            }
            menu.addItem(
                    text("staff.reset"),
                    click -> act(() -> {
                        new HandOverDialog(staff.resetPassword(operator.actor(), person.id()), formats).open();
                        return text("staff.reset.done", person.name());
                    }));
            if (person.secondFactor()) {
                menu.addItem(
                        text("staff.removeStep"),
                        click -> act(() -> {
                            staff.removeSecondFactor(operator.actor(), person.id());
                            return text("staff.removeStep.done", person.name());
                        }));
            }
            menu.addItem(
                    text(person.enabled() ? "staff.disable" : "staff.enable"), click -> act(() -> switched(person)));
        }
        return button;
    }

    private String switched(Operator person) {
        if (person.enabled()) {
            staff.disable(operator.actor(), person.id());
            return text("staff.disable.done", person.name());
        }
        staff.enable(operator.actor(), person.id());
        return text("staff.enable.done", person.name());
    }

    private void act(Supplier<String> work) {
        proof.before(() -> {
            try {
                done(work.get());
            } catch (AccessRefusedException | IllegalArgumentException refused) {
                Message.refused(Refusals.words(refused));
            }
        });
    }

    private void done(String sentence) {
        Message.done(sentence);
        changed.run();
    }
}
