package io.panelhouse.dashboard.accounts;

import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.dashboard.export.Sheet;
import io.panelhouse.dashboard.followup.TaskChip;
import io.panelhouse.panel.account.AccountLine;
import java.time.ZoneId;
import java.util.List;

/** The rows of a filter as a file: all of them, whichever are loaded. */
final class AccountSheet {

    private AccountSheet() {}

    static Sheet<AccountLine> of(String owner, ZoneId zone, AccountGrid.Pages pages) {
        return new Sheet<>(
                text("accounts.title") + "-" + owner,
                zone,
                List.of(
                        new Sheet.Column<>(
                                text("accounts.column.account"),
                                line -> line.account().name()),
                        new Sheet.Column<>(
                                text("accounts.column.status"),
                                line -> text("shell.status."
                                        + line.account().status().name())),
                        new Sheet.Column<>(
                                text("accounts.reseller"),
                                line -> line.account().resellerName()),
                        new Sheet.Column<>(
                                text("accounts.package"), line -> line.account().packageCode()),
                        new Sheet.Column<>(text("accounts.column.credits"), AccountLine::credits),
                        new Sheet.Column<>(
                                text("accounts.column.ends"),
                                line -> line.account().endsAt()),
                        new Sheet.Column<>(
                                text("accounts.column.seen"),
                                line -> line.account().lastSignIn()),
                        new Sheet.Column<>(
                                text("accounts.column.device"),
                                line -> line.device() == null
                                        ? null
                                        : line.device().value()),
                        new Sheet.Column<>(
                                text("followup.title"),
                                line -> line.followUp() == null ? null : TaskChip.word(line.followUp()))),
                rows -> {
                    List<AccountLine> page;
                    int offset = 0;
                    do {
                        page = pages.page(offset, AccountGrid.MOST_AT_ONCE);
                        page.forEach(rows);
                        offset += page.size();
                    } while (page.size() == AccountGrid.MOST_AT_ONCE);
                });
    }
}
