package io.panelhouse.dashboard.audit;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.DataProvider;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.audit.AuditEntry;
import io.panelhouse.panel.audit.AuditFilter;
import io.panelhouse.panel.audit.AuditLog;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Entries as rows, read 50 at a time. */
final class AuditGrid extends Grid<AuditEntry> {

    private static final long serialVersionUID = 1;
    private static final int PAGE = 50;

    AuditGrid(Actor actor, AuditLog audit, AuditFilter filter, Formats formats) {
        setPageSize(PAGE);
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        addClassName("ph-grid");
        addColumn(entry -> formats.dateTime(entry.at()))
                .setHeader(text("audit.when"))
                .setWidth("150px")
                .setFlexGrow(0);
        addColumn(AuditEntry::operator)
                .setHeader(text("audit.person"))
                .setWidth("140px")
                .setFlexGrow(1);
        addColumn(entry -> AuditWords.sentence(entry.verb()))
                .setHeader(text("audit.what"))
                .setWidth("180px")
                .setFlexGrow(1);
        addColumn(AuditEntry::object)
                .setHeader(text("audit.object"))
                .setWidth("140px")
                .setFlexGrow(1);
        addColumn(entry -> details(entry.detail()))
                .setHeader(text("audit.detail"))
                .setWidth("160px")
                .setFlexGrow(2);
        addColumn(entry -> orNone(entry.resellerName()))
                .setHeader(text("audit.reseller"))
                .setWidth("120px")
                .setFlexGrow(1);
        addColumn(entry -> orNone(entry.address()))
                .setHeader(text("audit.address"))
                .setWidth("130px")
                .setFlexGrow(1);
        setDataProvider(DataProvider.fromCallbacks(
                query -> audit.slice(actor, filter, query.getOffset(), query.getLimit()).stream(),
                query -> Math.toIntExact(Math.min(Integer.MAX_VALUE, audit.count(actor, filter)))));
    }

    private static String details(Map<String, String> detail) {
        return detail.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "" : text;
    }
}
