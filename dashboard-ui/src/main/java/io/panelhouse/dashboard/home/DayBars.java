package io.panelhouse.dashboard.home;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.panel.account.DueDay;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One bar for each day, its height the accounts that end; pressing one shows that day only, pressing again all. */
final class DayBars extends Div {

    private static final long serialVersionUID = 1;
    private static final int HIGHEST = 18;

    private Consumer<@Nullable LocalDate> listener = day -> {};
    private @Nullable LocalDate chosen;

    DayBars() {
        addClassName("ph-days");
        getElement().setAttribute("role", "group").setAttribute("aria-label", text("home.days.label"));
    }

    void onChoice(Consumer<@Nullable LocalDate> consumer) {
        listener = consumer;
    }

    void show(List<DueDay> days, Formats formats) {
        removeAll();
        long most = Math.max(1, days.stream().mapToLong(DueDay::accounts).max().orElse(1));
        for (int i = 0; i < days.size(); i++) {
            add(bar(days.get(i), i, most, formats));
        }
    }

    private NativeButton bar(DueDay day, int index, long most, Formats formats) {
        Span bar = new Span();
        bar.addClassName("ph-day-bar");
        bar.setHeight((day.accounts() == 0 ? 1 : Math.max(3, HIGHEST * day.accounts() / most)) + "px");
        Span count = new Span(formats.count(day.accounts()));
        count.addClassName("ph-strong");
        String name = name(day.day(), index, formats);
        Span words = new Span(count, new Span(" " + name));
        words.addClassName("ph-day-text");
        NativeButton button = new NativeButton("", click -> choose(day.day()));
        button.add(bar, words);
        button.addClassName("ph-day");
        button.getElement()
                .setAttribute("aria-label", text("home.days.bar", day.accounts(), name))
                .setAttribute("aria-pressed", Boolean.toString(day.day().equals(chosen)))
                .setProperty("phDay", day.day().toString());
        return button;
    }

    private static String name(LocalDate day, int index, Formats formats) {
        if (index == 0) {
            return text("home.day.today");
        }
        return index < 7 ? formats.weekday(day) : formats.weekdayAndDay(day);
    }

    private void choose(LocalDate day) {
        chosen = day.equals(chosen) ? null : day;
        getChildren()
                .forEach(button -> button.getElement()
                        .setAttribute(
                                "aria-pressed",
                                Boolean.toString(chosen != null
                                        && chosen.toString()
                                                .equals(button.getElement().getProperty("phDay")))));
        listener.accept(chosen);
    }
}
