package io.panelhouse.dashboard.settings;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.panelhouse.panel.directory.ResellerSettings;
import io.panelhouse.panel.directory.Setting;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One setting: an own value, or none, and then whose value holds. */
final class SettingField extends Composite<Div> {

    private static final long serialVersionUID = 1;

    private final Setting setting;
    private final @Nullable Select<String> choice;
    private final TextField typed = new TextField();
    private @Nullable String shown;

    SettingField(Setting setting) {
        this.setting = setting;
        this.choice = choices(setting).isEmpty() ? null : new Select<>();
        String label = text("settings.name." + setting.key());
        if (choice == null) {
            typed.setLabel(label);
            typed.setClearButtonVisible(true);
            typed.setAllowedCharPattern(setting == Setting.CREDIT_THRESHOLDS ? "[0-9,]" : "[0-9]");
            getContent().add(typed);
        } else {
            choice.setLabel(label);
            choice.setItems(choices(setting));
            choice.setEmptySelectionAllowed(true);
            choice.setItemLabelGenerator(value -> value == null ? "" : words(value));
            getContent().add(choice);
        }
    }

    /** Shows the own value, or where the one that holds comes from. */
    void show(@Nullable String own, @Nullable Origin origin, boolean editable) {
        shown = own;
        String inherited = origin == null
                ? text("settings.default", words(fallback()))
                : text("settings.from", words(origin.value()), origin.reseller());
        String helper = own == null ? "" : text("settings.own", inherited);
        Select<String> select = choice;
        if (select == null) {
            typed.setValue(own == null ? "" : own);
            typed.setPlaceholder(inherited);
            typed.setHelperText(helper);
            typed.setReadOnly(!editable);
            return;
        }
        select.setEmptySelectionCaption(inherited);
        select.setPlaceholder(inherited);
        select.setItemLabelGenerator(value -> value == null ? inherited : words(value));
        select.setValue(own);
        select.setHelperText(helper);
        select.setReadOnly(!editable);
    }

    /** The new value, an empty one to inherit again; nothing at all if it is as it was shown. */
    Optional<Optional<String>> changed() {
        Select<String> select = choice;
        String value = select == null ? typed.getValue().strip() : select.getValue();
        String now = value == null || value.isEmpty() ? null : value;
        return Objects.equals(now, shown) ? Optional.empty() : Optional.of(Optional.ofNullable(now));
    }

    private String words(String value) {
        return switch (value) {
            case "true" -> text("settings.yes");
            case "false" -> text("settings.no");
            case "" -> text("settings.none");
            default -> value;
        };
    }

    private static List<String> choices(Setting setting) {
        return switch (setting) {
            case FRACTIONAL_CREDITS,
                    SUSPENSION_PAUSES_CLOCK,
                    LOCK_BY_DEFAULT,
                    KEEP_ADDRESSES,
                    REQUIRE_SECOND_FACTOR,
                    HOLD_ON_DRAIN -> List.of("true", "false");
            case LANGUAGE -> List.of("en-GB", "de", "fr", "es", "it");
            case TRIALS_PER_DAY, STEP_UP_FROM, DUE_DAYS, CREDIT_THRESHOLDS, DEBITS_PER_MINUTE -> List.of();
        };
    }

    private String fallback() {
        ResellerSettings defaults = ResellerSettings.DEFAULTS;
        return switch (setting) {
            case FRACTIONAL_CREDITS -> Boolean.toString(defaults.fractionalCredits());
            case SUSPENSION_PAUSES_CLOCK -> Boolean.toString(defaults.suspensionPausesClock());
            case LOCK_BY_DEFAULT -> Boolean.toString(defaults.lockByDefault());
            case KEEP_ADDRESSES -> Boolean.toString(defaults.keepAddresses());
            case REQUIRE_SECOND_FACTOR -> Boolean.toString(defaults.requireSecondFactor());
            case HOLD_ON_DRAIN -> Boolean.toString(defaults.holdOnDrain());
            case LANGUAGE -> defaults.language();
            case DUE_DAYS -> Integer.toString(defaults.dueDays());
            case TRIALS_PER_DAY, STEP_UP_FROM, CREDIT_THRESHOLDS, DEBITS_PER_MINUTE -> "";
        };
    }

    /**
     * Where a value comes from.
     *
     * @param reseller by name
     */
    record Origin(String reseller, String value) {}
}
