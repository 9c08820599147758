package io.panelhouse.dashboard.settings;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Role;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Refusals;
import io.panelhouse.dashboard.shell.Tile;
import io.panelhouse.panel.AccessRefusedException;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.panel.directory.ResellerChange;
import io.panelhouse.panel.directory.ResellerTree;
import io.panelhouse.panel.directory.Setting;
import io.panelhouse.panel.directory.Settings;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What holds for a reseller: each setting is its own, or says from whom it comes. */
final class ResellerTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;

    private final CurrentOperator operator;
    private final ResellerTree tree;
    private final Settings settings;
    private final ResellerId reseller;
    private final ComboBox<String> zone = new ComboBox<>(text("settings.zone"));
    private final IntegerField grace = new IntegerField(text("settings.grace"));
    private final Map<Setting, SettingField> fields = new EnumMap<>(Setting.class);

    ResellerTile(CurrentOperator operator, ResellerTree tree, Settings settings) {
        this.operator = operator;
        this.tree = tree;
        this.settings = settings;
        this.reseller = operator.scope().panelId();
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        grace.setMin(0);
        grace.setMax(366);
        grace.setStepButtonsVisible(true);
        Div list = new Div(zone, grace);
        list.addClassName("ph-form");
        for (Setting setting : Setting.values()) {
            SettingField field = new SettingField(setting);
            fields.put(setting, field);
            list.add(field);
        }
        boolean owner = operator.actor().may(Permission.OWNER);
        Button save = new Button(text("settings.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setVisible(owner);
        getContent().body().add(list, save);
        getContent().body().addClassName("ph-form");
        read();
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("settings.reseller.title"), text("settings.reseller.definition")).span(7);
    }

    private void read() {
        Reseller shown = tree.find(operator.actor(), reseller).orElseThrow();
        zone.setValue(shown.timeZone().getId());
        grace.setValue(shown.graceDays());
        Map<Setting, String> own = settings.own(operator.actor(), reseller);
        boolean owner = operator.actor().may(Permission.OWNER);
        boolean above = operator.role() == Role.PROVIDER
                || !reseller.equals(operator.home().panelId());
        zone.setReadOnly(!owner);
        grace.setReadOnly(!owner);
        fields.forEach((setting, field) ->
                field.show(own.get(setting), origin(setting), owner && (above || !setting.setFromAbove())));
    }

    /** The nearest reseller above that has decided it, with its value; null if nobody in sight has. */
    private SettingField.@Nullable Origin origin(Setting setting) {
        for (Reseller above : tree.ancestors(operator.actor(), reseller).reversed()) {
            String value = settings.own(operator.actor(), above.id()).get(setting);
            if (value != null) {
                return new SettingField.Origin(above.name(), value);
            }
        }
        return null;
    }

    private void save() {
        try {
            tree.change(
                    operator.actor(), reseller, new ResellerChange(null, ZoneId.of(zone.getValue()), grace.getValue()));
            Map<Setting, Optional<String>> changed = new EnumMap<>(Setting.class);
            fields.forEach((setting, field) -> field.changed().ifPresent(value -> changed.put(setting, value)));
            if (!changed.isEmpty()) {
                settings.change(operator.actor(), reseller, changed);
            }
            read();
            Message.done(text("settings.saved"));
        } catch (AccessRefusedException | IllegalArgumentException refused) {
            Message.refused(Refusals.words(refused));
        }
    }
}
