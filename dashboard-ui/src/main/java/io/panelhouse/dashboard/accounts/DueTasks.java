package io.panelhouse.dashboard.accounts;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Component;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.followup.ContactPanel;
import io.panelhouse.dashboard.followup.MarkForm;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.account.AccountLine;
import io.panelhouse.panel.followup.FollowUp;
import io.panelhouse.panel.followup.FollowUpState;
import io.panelhouse.panel.followup.FollowUps;
import io.panelhouse.panel.followup.Mark;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done about the tasks of a due list. */
final class DueTasks {

    /** How far back the report looks. */
    private static final Duration REPORTED = Duration.ofDays(90);

    private final CurrentOperator operator;
    private final FollowUps followUps;
    private final InstantSource clock;
    private final Runnable changed;

    /** @param changed called after something was written */
    DueTasks(CurrentOperator operator, FollowUps followUps, InstantSource clock, Runnable changed) {
        this.operator = operator;
        this.followUps = followUps;
        this.clock = clock;
        this.changed = changed;
    }

    /** As the rows want it. */
    AccountGrid.Tasks ofRows() {
        return new AccountGrid.Tasks(this::open, sells() ? line -> contacted(List.of(line)) : null);
    }

    /** Marks these as spoken to. */
    void contacted(List<AccountLine> lines) {
        lines.forEach(line -> mark(line, new Mark(FollowUpState.CONTACTED, null, null, null)));
        changed.run();
    }

    /** Whether speaking to customers helped. */
    Component report(int days, Formats formats, Runnable closed) {
        Instant to = clock.instant();
        return new ContactPanel(
                followUps.report(operator.actor(), operator.scope().panelId(), to.minus(REPORTED), to, days),
                formats,
                closed);
    }

    private void open(AccountLine line) {
        FollowUpState state = line.followUp();
        if (sells() && state != null) {
            new MarkForm(line.account().name(), known(line), state, mark -> {
                        mark(line, mark);
                        changed.run();
                    })
                    .open();
        }
    }

    private @Nullable Mark known(AccountLine line) {
        return followUps.of(operator.actor(), line.account().id()).stream()
                .findFirst()
                .map(FollowUp::mark)
                .orElse(null);
    }

    private void mark(AccountLine line, Mark mark) {
        try {
            followUps.mark(operator.actor(), line.account().id(), mark);
            Message.done(text("followup.saved", line.account().name()));
        } catch (IllegalArgumentException refused) {
            Message.refused(String.valueOf(refused.getMessage()));
        }
    }

    private boolean sells() {
        return operator.actor().may(Permission.SELL);
    }
}
