package io.panelhouse.dashboard.shell;

import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.panelhouse.dashboard.i18n.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields in the line above a list: their label stands inside until they have a value. */
public final class FilterFields {

    private FilterFields() {}

    /** A text, told a moment after the last key. */
    public static void text(TextField field, String label, int longest) {
        field.setPlaceholder(label);
        field.setAriaLabel(label);
        field.setMaxLength(longest);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
    }

    /** A day. */
    public static void day(DatePicker picker, String label) {
        picker.setPlaceholder(label);
        picker.setAriaLabel(label);
        picker.setLocale(Language.current().locale());
        picker.setClearButtonVisible(true);
    }

    /** One of these or any, which the label says. */
    public static <T> void choice(Select<T> select, String label, List<T> items, ItemLabelGenerator<T> words) {
        select.setItems(items);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(label);
        select.setPlaceholder(label);
        select.setAriaLabel(label);
        select.setItemLabelGenerator(item -> item == null ? label : words.apply(item));
    }

    /** What was typed; null if nothing was. */
    public static @Nullable String typed(TextField field) {
        String value = field.getValue();
        return value.isBlank() ? null : value.strip();
    }

    /** Shows a text; nothing for null. */
    public static void show(TextField field, @Nullable String text) {
        field.setValue(text == null ? "" : text);
    }
}
