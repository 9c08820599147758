package io.panelhouse.dashboard.audit;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.audit.AuditEntry;
import io.panelhouse.panel.audit.AuditFilter;
import io.panelhouse.panel.audit.AuditLog;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Entries as rows, read 50 at a time. */
final class AuditGrid extends Grid<AuditEntry> {

    private static final long serialVersionUID = 1;
    private static final int PAGE = 50;
    private static final int PHONE_WIDTH = 800;

    AuditGrid(Actor actor, AuditLog audit, AuditFilter filter, Formats formats) {
        setPageSize(PAGE);
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        addClassName("ph-grid");
        Column<AuditEntry> compact = addColumn(compactRow(formats)).setFlexGrow(1);
        compact.setVisible(false);
        List<Column<AuditEntry>> wide = List.of(
                column("audit.when", "150px", 0, entry -> formats.dateTime(entry.at())),
                column("audit.person", "140px", 1, AuditEntry::operator),
                column("audit.what", "180px", 1, entry -> AuditWords.sentence(entry.verb())),
                column("audit.object", "140px", 1, AuditEntry::object),
                column("audit.detail", "160px", 2, entry -> details(entry.detail())),
                column("audit.reseller", "120px", 1, entry -> orNone(entry.resellerName())),
                column("audit.address", "130px", 1, entry -> orNone(entry.address())));
        addAttachListener(attached -> attached.getUI()
                .getPage()
                .executeJs("return window.innerWidth")
                .then(Integer.class, width -> {
                    compact.setVisible(width <= PHONE_WIDTH);
                    wide.forEach(column -> column.setVisible(width > PHONE_WIDTH));
                }));
        setDataProvider(DataProvider.fromCallbacks(
                query -> audit.slice(actor, filter, query.getOffset(), query.getLimit()).stream(),
                query -> Math.toIntExact(Math.min(Integer.MAX_VALUE, audit.count(actor, filter)))));
    }

    private Column<AuditEntry> column(String key, String width, int grow, ValueProvider<AuditEntry, String> value) {
        return addColumn(value).setHeader(text(key)).setWidth(width).setFlexGrow(grow);
    }

    /** A row as a phone shows it. */
    private static LitRenderer<AuditEntry> compactRow(Formats formats) {
        return LitRenderer.<AuditEntry>of("""
                        <div class='ph-audit-row'><span class='ph-strong'>${item.what}</span><span>${item.object}</span>
                        <span class='ph-mute'>${item.who}</span><span class='ph-mute'>${item.when}</span></div>""")
                .withProperty("what", entry -> AuditWords.sentence(entry.verb()))
                .withProperty("object", AuditEntry::object)
                .withProperty("who", AuditEntry::operator)
                .withProperty("when", entry -> formats.dateTime(entry.at()));
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
