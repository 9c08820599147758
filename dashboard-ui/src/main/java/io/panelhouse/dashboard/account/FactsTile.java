package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Packages;
import io.panelhouse.panel.account.AccountDetails;
import io.panelhouse.panel.account.AccountNotes;
import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.verdict.Facts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What is known of the customer. */
final class FactsTile extends Section {

    private static final long serialVersionUID = 1;

    FactsTile() {
        addClassName("ph-tile");
    }

    /** @param edit opens the form; null for who may not */
    void show(AccountDetails details, Facts facts, Formats formats, @Nullable Runnable edit) {
        removeAll();
        Span spacer = new Span();
        spacer.addClassName("ph-grow");
        Div head = new Div(new H2(text("account.facts")), spacer);
        head.addClassName("ph-tile-head");
        if (edit != null) {
            Button button = new Button(text("account.edit"), click -> edit.run());
            button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            head.add(button);
        }
        DescriptionList list = new DescriptionList();
        list.addClassName("ph-facts");
        playbook(list, details.account(), formats);
        line(
                list,
                text("account.facts.since"),
                text(
                        "account.facts.terms",
                        formats.date(details.line()
                                .createdAt()
                                .atZone(formats.zone())
                                .toLocalDate()),
                        details.terms().size()));
        line(list, text("account.facts.spent"), formats.amount(details.creditsSpent()));
        String by = details.soldBy();
        String owner = details.account().resellerName();
        line(list, text("account.facts.soldBy"), by == null || by.equals(owner) ? owner : owner + ", " + by);
        line(list, text("account.facts.devices"), formats.count(facts.devices().size()));
        AccountNotes notes = details.notes();
        line(list, text("account.phone"), notes.contactPhone());
        line(list, text("account.email"), notes.contactEmail());
        line(list, text("account.language"), notes.language());
        line(list, text("account.note"), notes.note());
        add(head, list);
    }

    /** What its package asks for; of a year also how much of it is left. */
    private static void playbook(DescriptionList list, AccountSummary account, Formats formats) {
        String code = account.packageCode();
        Instant end = account.endsAt();
        if (code == null || account.status() == AccountStatus.CLOSED) {
            return;
        }
        Packages.routine(code).ifPresent(routine -> line(list, text("playbook.routine"), routine));
        if (code.equals("M12") && end != null) {
            long months = ChronoUnit.MONTHS.between(formats.today(), LocalDate.ofInstant(end, formats.zone()));
            line(
                    list,
                    text("playbook.monthsLeft"),
                    months < 1 ? text("playbook.monthsLeft.less") : formats.count(months));
        }
    }

    private static void line(DescriptionList list, String label, @Nullable String words) {
        if (words != null) {
            list.add(new DescriptionList.Term(label), new DescriptionList.Description(words));
        }
    }
}
