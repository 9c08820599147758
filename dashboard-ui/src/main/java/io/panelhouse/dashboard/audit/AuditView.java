package io.panelhouse.dashboard.audit;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.MainLayout;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.audit.AuditLog;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;

/**
 * Who did what, and who read personal data. The filters stand in the address:
 * {@code /audit?person=anna&verb=contact-read&object=account+4711&from=2026-11-01&to=2026-11-30}.
 */
@Route(value = "audit", layout = MainLayout.class)
@PermitAll
final class AuditView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final CurrentOperator operator;
    private final AuditLog audit;
    private final Formats formats;
    private final TextField person = new TextField();
    private final ComboBox<String> verb = new ComboBox<>();
    private final TextField object = new TextField();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final Span count = new Span();
    private final Tile tile = new Tile(text("audit.entries"), text("audit.entries.definition"));

    AuditView(CurrentOperator operator, AuditLog audit, InstantSource clock) {
        this.operator = operator;
        this.audit = audit;
        this.formats = new Formats(operator.home().zone(), clock);
        addClassNames("ph-page", "ph-audit");
        count.addClassNames("ph-s", "ph-mute");
        Div head = new Div(new H1(text("shell.page.audit")), count);
        head.addClassName("ph-head");
        tile.span(12);
        Div grid = new Div(tile);
        grid.addClassNames("ph-12", "ph-fill");
        add(head, grid);
        if (mayRead()) {
            addComponentAtIndex(1, filters());
        } else {
            tile.noPermission(
                    text("audit.refused"),
                    text("audit.refused.who", operator.home().name()));
        }
    }

    private boolean mayRead() {
        return operator.actor().may(Permission.OWNER);
    }

    private Div filters() {
        filter(person, text("audit.person"), "anna.berg");
        filter(object, text("audit.object"), "account\u00a04711");
        verb.setLabel(text("audit.what"));
        verb.setItems(AuditWords.verbs());
        verb.setItemLabelGenerator(AuditWords::sentence);
        verb.setClearButtonVisible(true);
        verb.addValueChangeListener(chosen -> chosen(chosen.isFromClient()));
        date(from, text("audit.from"));
        date(to, text("audit.to"));
        Button clear = new Button(text("audit.clear"), click -> go(AuditAsked.NOTHING));
        Div row = new Div(person, verb, object, from, to, clear);
        row.addClassName("ph-filters");
        return row;
    }

    private void filter(TextField field, String label, String example) {
        field.setLabel(label);
        field.setPlaceholder(example);
        field.setMaxLength(80);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(typed -> chosen(typed.isFromClient()));
    }

    private void date(DatePicker field, String label) {
        field.setLabel(label);
        field.setLocale(formats.language().locale());
        field.setClearButtonVisible(true);
        field.addValueChangeListener(chosen -> chosen(chosen.isFromClient()));
    }

    private void chosen(boolean byPerson) {
        if (byPerson) {
            go(new AuditAsked(
                    person.getValue().strip(),
                    verb.getValue() == null ? "" : verb.getValue(),
                    object.getValue().strip(),
                    from.getValue(),
                    to.getValue()));
        }
    }

    private static void go(AuditAsked asked) {
        UI.getCurrent().navigate("audit", QueryParameters.simple(asked.parameters()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!mayRead()) {
            return;
        }
        AuditAsked asked = AuditAsked.of(event.getLocation().getQueryParameters());
        person.setValue(asked.person());
        verb.setValue(AuditWords.verbs().contains(asked.verb()) ? asked.verb() : null);
        object.setValue(asked.object());
        from.setValue(asked.from());
        to.setValue(asked.to());
        show(asked);
    }

    private void show(AuditAsked asked) {
        var filter = asked.filter(operator.home().zone());
        long entries = audit.count(operator.actor(), filter);
        count.setText(text("audit.count", entries, formats.count(entries)));
        if (entries == 0) {
            tile.empty(text("audit.empty"), text("audit.empty.note"), null);
            return;
        }
        tile.body().removeAll();
        tile.body().add(new AuditGrid(operator.actor(), audit, filter, formats));
        tile.ready();
    }

    @Override
    public String getPageTitle() {
        return text("audit.title");
    }
}
