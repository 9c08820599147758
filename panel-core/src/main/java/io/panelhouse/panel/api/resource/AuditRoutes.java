package io.panelhouse.panel.api.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panelhouse.panel.Permission;
import io.panelhouse.panel.api.http.Answer;
import io.panelhouse.panel.api.http.Call;
import io.panelhouse.panel.api.http.Page;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.schema.Schema;
import io.panelhouse.panel.api.schema.Schema.Field;
import io.panelhouse.panel.audit.AuditEntry;
import io.panelhouse.panel.audit.AuditFilter;
import io.panelhouse.panel.audit.AuditLog;
import java.util.List;

/** What was done beside orders, and who read personal data. */
public final class AuditRoutes {

    private static final Schema.Shape ENTRY = Schema.shape(
            "AuditEntry",
            Field.of("id", Schema.id(), "Its number"),
            Field.of("at", Schema.instant(), "When"),
            Field.of("operator", Schema.text(1, 200), "Who; a token after a slash"),
            Field.of("verb", Schema.text(1, 60), "Did what"),
            Field.of("object", Schema.text(0, 200), "To what"),
            Field.of("detail", new Schema.Anything(), "Facts that help to judge it"));

    private final AuditLog audit;

    public AuditRoutes(AuditLog audit) {
        this.audit = audit;
    }

    public List<Route> routes() {
        return List.of(Route.of("GET", "/v1/audit", "listAudit")
                .says("Audit", "What was done and read in the subtree, newest first")
                .needs(Permission.OWNER)
                .givesPageOf(ENTRY)
                .by(this::list));
    }

    private Answer list(Call call) {
        long before = Page.after(call, Long.MAX_VALUE);
        List<AuditEntry> rows = audit.page(call.actor(), AuditFilter.ALL, before, call.limit() + 1);
        return Page.of(rows, call.limit(), AuditRoutes::json, row -> String.valueOf(row.id()));
    }

    private static ObjectNode json(AuditEntry entry) {
        ObjectNode json = Json.object()
                .put("id", entry.id())
                .put("at", entry.at().toString())
                .put("operator", entry.operator())
                .put("verb", entry.verb())
                .put("object", entry.object());
        ObjectNode detail = json.putObject("detail");
        entry.detail().forEach(detail::put);
        return json;
    }
}
