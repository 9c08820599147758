package io.panelhouse.dashboard.log;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.panelhouse.dashboard.export.Sheet;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.session.Attempt;
import io.panelhouse.panel.session.SignInOutcome;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Attempts as rows: when, who, how it ended, from which device, application and address. */
final class LogGrid extends Grid<Attempt> {

    private static final long serialVersionUID = 1;
    private static final int PHONE_WIDTH = 800;
    private transient Formats formats = new Formats(ZoneOffset.UTC, InstantSource.fixed(Instant.EPOCH));

    LogGrid() {
        addClassName("ph-list-grid");
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        addColumn(attempt -> formats.stampTime(attempt.occurredAt()))
                .setHeader(text("log.column.time"))
                .setWidth("136px")
                .setFlexGrow(0);
        addColumn(LitRenderer.<Attempt>of(
                                "${item.id ? html`<a class='ph-name' href='account/${item.id}' router-link>${item.name}</a>`"
                                        + " : html`<span class='ph-mute'>${item.name}</span>`}")
                        .withProperty("name", Attempt::accountName)
                        .withProperty("id", LogGrid::account))
                .setHeader(text("log.column.account"))
                .setWidth("96px")
                .setFlexGrow(1);
        addColumn(LitRenderer.<Attempt>of(
                                "<span title=${item.code}><span class='ph-i ph-i-s ph-i-${item.icon} ph-${item.icon}'"
                                        + " aria-hidden='true'></span> ${item.outcome}</span>")
                        .withProperty("icon", attempt -> accepted(attempt) ? "ok" : "bad")
                        .withProperty("code", attempt -> attempt.outcome().name())
                        .withProperty("outcome", LogGrid::outcome))
                .setHeader(text("log.column.outcome"))
                .setWidth("120px")
                .setFlexGrow(1);
        List<Column<Attempt>> wide = new ArrayList<>();
        wide.add(addColumn(LogGrid::device)
                .setHeader(text("log.column.device"))
                .setWidth("190px")
                .setFlexGrow(2));
        wide.add(addColumn(attempt -> expected(attempt))
                .setHeader(text("log.column.expected"))
                .setWidth("150px")
                .setFlexGrow(1));
        wide.add(addColumn(attempt -> orNone(attempt.app()))
                .setHeader(text("log.column.app"))
                .setWidth("90px")
                .setFlexGrow(1));
        wide.add(addColumn(attempt -> orNone(attempt.address()))
                .setHeader(text("log.column.address"))
                .setWidth("136px")
                .setFlexGrow(0));
        addAttachListener(attached -> attached.getUI()
                .getPage()
                .executeJs("return window.innerWidth")
                .then(Integer.class, width -> wide.forEach(column -> column.setVisible(width > PHONE_WIDTH))));
    }

    void show(List<Attempt> rows, Formats in, String ifEmpty) {
        formats = in;
        setEmptyStateText(ifEmpty);
        setItems(rows);
    }

    static List<Sheet.Column<Attempt>> columns() {
        return List.of(
                new Sheet.Column<>(text("log.column.time"), Attempt::occurredAt),
                new Sheet.Column<>(text("log.column.account"), Attempt::accountName),
                new Sheet.Column<>(
                        text("log.column.code"), attempt -> attempt.outcome().name()),
                new Sheet.Column<>(text("log.column.outcome"), LogGrid::outcome),
                new Sheet.Column<>(text("log.column.device"), LogGrid::device),
                new Sheet.Column<>(text("log.column.expected"), LogGrid::expected),
                new Sheet.Column<>(text("log.column.app"), Attempt::app),
                new Sheet.Column<>(text("log.column.address"), Attempt::address));
    }

    private static boolean accepted(Attempt attempt) {
        return attempt.outcome() == SignInOutcome.ACCEPTED;
    }

    private static String account(Attempt attempt) {
        return attempt.accountId() == null
                ? ""
                : Long.toString(attempt.accountId().value());
    }

    private static String outcome(Attempt attempt) {
        return text("account.outcome." + attempt.outcome().name());
    }

    private static String device(Attempt attempt) {
        DeviceId id = attempt.deviceId();
        return Stream.of(attempt.deviceType(), id == null ? null : id.value())
                .filter(told -> told != null && !told.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static String expected(Attempt attempt) {
        DeviceId locked = attempt.expectedDeviceId();
        return locked == null || accepted(attempt) ? "" : locked.value();
    }

    private static String orNone(@Nullable String told) {
        return told == null ? "" : told;
    }
}
