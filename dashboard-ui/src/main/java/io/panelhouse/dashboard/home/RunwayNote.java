package io.panelhouse.dashboard.home;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.planning.DailyUse;
import io.panelhouse.dashboard.planning.Planning;
import io.panelhouse.dashboard.planning.Runway;
import io.panelhouse.dashboard.shell.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When the balance runs out, in one line, and how sure that is, in another (M13). */
final class RunwayNote extends Composite<Div> {

    private static final long serialVersionUID = 1;

    private final Span fact = new Span();
    private final Span range = new Span();

    RunwayNote() {
        fact.addClassName("ph-s");
        range.addClassNames("ph-s", "ph-mute");
        getContent().add(fact, range);
        getContent().addClassName("ph-runway");
    }

    void unknown() {
        show(text("home.runway.unknown"), text("home.runway.unknown.note"));
    }

    void show(Planning plan, BigDecimal balance, Formats formats) {
        DailyUse use = plan.use();
        LocalDate first = use.first();
        if (first == null) {
            boolean computed = plan.snapshot().isPresent();
            show(text("home.runway.none"), text(computed ? "home.runway.none.note" : "home.runway.waiting.note"));
        } else if (use.days() < DailyUse.LEAST_DAYS) {
            show(
                    text("home.runway.collecting", use.days(), DailyUse.LEAST_DAYS),
                    text("home.runway.collecting.note", formats.date(first.plusDays(DailyUse.LEAST_DAYS))));
        } else if (plan.outlook().isPresent()) {
            show(plan.outlook().get().runway(balance.doubleValue()), formats);
        } else if (use.meanDaily() > 0) {
            long days = (long) (balance.doubleValue() / use.meanDaily());
            show(text("home.runway.days", days), text("home.runway.days.note", formats.tenth(use.meanDaily())));
        } else {
            show(text("home.runway.dormant"), text("home.runway.dormant.note"));
        }
    }

    private void show(Runway runway, Formats formats) {
        LocalDate likely = runway.likely();
        show(
                likely == null
                        ? text("home.runway.beyond", formats.date(runway.horizon()))
                        : text("home.runway.about", formats.date(likely)),
                range(runway, formats));
    }

    private static String range(Runway runway, Formats formats) {
        LocalDate earliest = runway.earliest();
        LocalDate latest = runway.latest();
        if (earliest == null) {
            return text("home.runway.beyond.note");
        }
        return latest == null
                ? text("home.runway.range.open", formats.date(earliest))
                : text("home.runway.range", formats.date(earliest), formats.date(latest));
    }

    private void show(String sentence, @Nullable String evidence) {
        fact.setText(sentence);
        range.setText(evidence);
    }

    String sentence() {
        return fact.getText();
    }

    String range() {
        return range.getText();
    }
}
