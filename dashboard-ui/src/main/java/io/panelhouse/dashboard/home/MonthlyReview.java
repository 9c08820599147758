package io.panelhouse.dashboard.home;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.CurrentOperator.Scope;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Packages;
import io.panelhouse.panel.account.AccountFilter;
import io.panelhouse.panel.account.AccountStatus;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.account.DueAccount;
import io.panelhouse.panel.account.DueList;
import io.panelhouse.panel.ledger.CreditLedger;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The monthly balance review: a task of every month for whoever has accounts of three months, until it is marked as
 * done. It sets the balance beside what the renewals of this month and the next two take.
 */
final class MonthlyReview extends Composite<Button> {

    private static final long serialVersionUID = 1;
    private static final Set<AccountStatus> RUNNING =
            EnumSet.of(AccountStatus.ACTIVE, AccountStatus.EXPIRING, AccountStatus.DEVICE_MISMATCH);
    private static final int LOOKED_AHEAD = 3;
    private static final int LISTED = 1_000;

    private final CurrentOperator operator;
    private final Accounts accounts;
    private final CreditLedger ledger;
    private final InstantSource clock;
    private Scope scope;
    private Formats formats;

    MonthlyReview(CurrentOperator operator, Accounts accounts, CreditLedger ledger, InstantSource clock) {
        this.operator = operator;
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
        this.scope = operator.scope();
        this.formats = new Formats(scope.zone(), clock);
        getContent().setText(text("playbook.routine.M3"));
        getContent().setIcon(new Icon("cal"));
        getContent().addClickListener(click -> open());
    }

    /** Shows the task if it is one for this reseller and has not been done this month. */
    void show(Scope shown) {
        scope = shown;
        formats = new Formats(scope.zone(), clock);
        boolean done = month().toString().equals(operator.preferences().get(preference()));
        setVisible(!done && quarterly());
    }

    private boolean quarterly() {
        AccountFilter filter = AccountFilter.of(scope.panelId())
                .only(scope.panelId())
                .packageCode("M3")
                .statuses(RUNNING);
        return !accounts.page(operator.actor(), filter, 0, 1).isEmpty();
    }

    private YearMonth month() {
        return YearMonth.from(formats.today());
    }

    private String preference() {
        return "reviewed." + scope.reseller().value();
    }

    /** Opens what there is to review. */
    Dialog open() {
        Dialog dialog = new Dialog(text("playbook.review.title", formats.month(month())));
        Paragraph why = new Paragraph(text("playbook.review.why"));
        why.addClassNames("ph-s", "ph-mute");
        Div body = new Div(why, facts());
        body.addClassName("ph-form");
        dialog.add(body);
        Button done = new Button(text("playbook.review.done"), click -> {
            operator.prefer(preference(), month().toString());
            setVisible(false);
            dialog.close();
            Message.done(text("playbook.review.isDone", formats.month(month().plusMonths(1))));
        });
        done.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(text("shell.cancel"), click -> dialog.close()), done);
        dialog.open();
        return dialog;
    }

    private DescriptionList facts() {
        LocalDate last = month().plusMonths(LOOKED_AHEAD - 1L).atEndOfMonth();
        int days = Math.toIntExact(last.toEpochDay() - formats.today().toEpochDay());
        DueList due = accounts.due(operator.actor(), scope.panelId(), days, LISTED);
        BigDecimal left = ledger.balance(operator.actor(), scope.panelId());
        DescriptionList facts = new DescriptionList();
        facts.addClassName("ph-facts");
        line(facts, text("playbook.review.balance"), formats.credits(left));
        for (Map.Entry<YearMonth, BigDecimal> month :
                months(OwnDue.of(due, scope)).entrySet()) {
            left = left.subtract(month.getValue());
            line(
                    facts,
                    formats.month(month.getKey()),
                    text("playbook.review.month", formats.credits(month.getValue()), formats.amount(left)));
        }
        List<DueAccount> larger = due.soonest().stream()
                .filter(account -> account.resellerId().equals(scope.panelId()))
                .filter(account -> Packages.largerTopUp(account.packageCode()))
                .toList();
        if (!larger.isEmpty()) {
            line(facts, text("playbook.routine.M6"), larger(larger));
        }
        return facts;
    }

    private static Map<YearMonth, BigDecimal> months(OwnDue due) {
        Map<YearMonth, BigDecimal> months = new TreeMap<>();
        due.days().forEach(day -> months.merge(YearMonth.from(day.day()), day.credits(), BigDecimal::add));
        return months;
    }

    private String larger(List<DueAccount> larger) {
        BigDecimal credits = larger.stream().map(DueAccount::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
        Instant first = larger.getFirst().endsAt();
        return text(
                "playbook.review.larger",
                larger.size(),
                formats.credits(credits),
                formats.date(LocalDate.ofInstant(first, formats.zone())));
    }

    private static void line(DescriptionList list, String label, String words) {
        list.add(new DescriptionList.Term(label), new DescriptionList.Description(words));
    }
}
