package io.panelhouse.panel.session;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.database.SearchText;
import io.panelhouse.panel.database.Times;
import io.panelhouse.panel.device.DeviceId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The conditions of a filter. An account, a name or a device leads straight to its rows; otherwise the newest rows are
 * taken of each reseller in turn, so that the page costs what the page holds.
 */
final class AttemptSearch {

    private final StringBuilder conditions = new StringBuilder();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private boolean leads;

    private AttemptSearch() {}

    static AttemptSearch of(Handle handle, AttemptFilter filter, long beforeSequence) {
        AttemptSearch search = new AttemptSearch();
        search.lead(handle, filter);
        search.narrow(filter);
        if (beforeSequence != Long.MAX_VALUE) {
            search.add(
                    "(t.occurred_at, t.sequence) <"
                            + " (SELECT b.occurred_at, b.sequence FROM journal.auth_attempt b WHERE b.sequence = :before)",
                    "before",
                    beforeSequence);
        }
        return search;
    }

    String sql(String columns, String newestFirst) {
        if (leads) {
            return "SELECT " + columns + " FROM journal.auth_attempt t JOIN panel.reseller r ON r.id = t.reseller_id"
                    + " WHERE r.path LIKE :prefix || '%'" + conditions + newestFirst;
        }
        return "SELECT " + columns + " FROM panel.reseller r CROSS JOIN LATERAL (SELECT " + columns
                + " FROM journal.auth_attempt t WHERE t.reseller_id = r.id" + conditions + newestFirst
                + ") t WHERE r.path LIKE :prefix || '%'" + newestFirst;
    }

    Query bind(Query query) {
        return query.bindMap(values);
    }

    private void lead(Handle handle, AttemptFilter filter) {
        AccountId account = filter.account();
        if (account != null) {
            lead("t.account_id = :account", "account", account.value());
        }
        String typed = filter.accountName();
        if (typed != null) {
            String name = SearchText.of(typed);
            lead("(t.account_id = ANY (:accounts) OR t.account_id IS NULL AND t.account_name = :name)", "name", name);
            values.put("accounts", named(handle, name));
        }
        DeviceId device = filter.device();
        if (device != null) {
            lead("t.device_id = :device", "device", device.value());
        }
    }

    /** The accounts of this name, whatever its case; an index finds them, as it then does their attempts. */
    private static Long[] named(Handle handle, String name) {
        return handle.createQuery("SELECT id FROM panel.account WHERE search_name = :name LIMIT 1000")
                .bind("name", name.toLowerCase(Locale.ROOT))
                .mapTo(Long.class)
                .list()
                .toArray(Long[]::new);
    }

    private void narrow(AttemptFilter filter) {
        if (!filter.outcomes().isEmpty()) {
            String[] names = filter.outcomes().stream().map(SignInOutcome::name).toArray(String[]::new);
            add("t.outcome = ANY (:outcomes)", "outcomes", names);
        }
        Instant from = filter.from();
        if (from != null) {
            add("t.occurred_at >= :from", "from", Times.sql(from));
        }
        Instant to = filter.to();
        if (to != null) {
            add("t.occurred_at < :to", "to", Times.sql(to));
        }
    }

    private void lead(String condition, String name, Object value) {
        leads = true;
        add(condition, name, value);
    }

    private void add(String condition, String name, Object value) {
        conditions.append(" AND ").append(condition);
        values.put(name, value);
    }
}
