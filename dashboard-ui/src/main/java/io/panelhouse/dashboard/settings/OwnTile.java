package io.panelhouse.dashboard.settings;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.shell.Tile;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one operator chose for the screens: each change is kept at once and the page begins anew with it. */
final class OwnTile extends Composite<Tile> {

    private static final long serialVersionUID = 1;
    private static final int MOST_DUE_DAYS = 60;

    OwnTile(CurrentOperator operator) {
        Select<Language> language = new Select<>();
        language.setLabel(text("settings.own.language"));
        language.setItems(Language.values());
        language.setEmptySelectionAllowed(true);
        language.setEmptySelectionCaption(text("settings.own.browser"));
        language.setItemLabelGenerator(choice -> choice == null ? text("settings.own.browser") : choice.ownName());
        Language.ofCode(operator.preferences().getOrDefault("language", "")).ifPresent(language::setValue);
        language.addValueChangeListener(changed -> keep(
                operator,
                "language",
                changed.getValue() == null ? null : changed.getValue().code()));
        ComboBox<String> zone = new ComboBox<>(text("settings.own.zone"));
        List<String> zones = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                .sorted()
                .toList();
        zone.setItems(zones);
        zone.setPlaceholder(text("settings.own.zone.reseller"));
        zone.setClearButtonVisible(true);
        String own = operator.preferences().get("zone");
        if (own != null && zones.contains(own)) {
            zone.setValue(own);
        }
        zone.addValueChangeListener(changed -> keep(operator, "zone", changed.getValue()));
        Checkbox keys = new Checkbox(text("settings.own.keys"));
        keys.setValue(!"off".equals(operator.preferences().get("keys")));
        keys.addValueChangeListener(changed -> keep(operator, "keys", changed.getValue() ? null : "off"));
        getContent().body().add(language, zone, dueDays(operator), dailyCheck(operator), keys);
        getContent().body().addClassName("ph-form");
    }

    private static Select<String> dailyCheck(CurrentOperator operator) {
        Select<String> check = new Select<>();
        check.setLabel(text("settings.own.check"));
        check.setItems("usual", "on", "off");
        check.setItemLabelGenerator(choice -> text("settings.own.check." + choice));
        check.setValue(operator.preferences().getOrDefault("dailyCheck", "usual"));
        check.addValueChangeListener(changed ->
                keep(operator, "dailyCheck", changed.getValue().equals("usual") ? null : changed.getValue()));
        return check;
    }

    private static IntegerField dueDays(CurrentOperator operator) {
        IntegerField days = new IntegerField(text("settings.own.dueDays"));
        days.setMin(1);
        days.setMax(MOST_DUE_DAYS);
        days.setStepButtonsVisible(true);
        days.setClearButtonVisible(true);
        days.setPlaceholder(text("settings.own.dueDays.reseller"));
        String own = operator.preferences().get("dueDays");
        if (own != null) {
            days.setValue(Integer.valueOf(own));
        }
        days.addValueChangeListener(changed -> {
            Integer typed = changed.getValue();
            if (typed == null || (typed >= 1 && typed <= MOST_DUE_DAYS)) {
                keep(operator, "dueDays", typed == null ? null : typed.toString());
            }
        });
        return days;
    }

    @Override
    protected Tile initContent() {
        return new Tile(text("settings.own.title"), text("settings.own.definition")).span(5);
    }

    private static void keep(CurrentOperator operator, String name, @Nullable String value) {
        operator.prefer(name, value);
        UI.getCurrent().getPage().reload();
    }
}
