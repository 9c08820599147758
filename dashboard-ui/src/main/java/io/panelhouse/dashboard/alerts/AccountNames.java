package io.panelhouse.dashboard.alerts;

import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.event.Alert;
import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.account.Accounts;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The names of the accounts that alerts are about, each asked for once. Confined to one page. */
final class AccountNames {

    private static final Logger LOG = LoggerFactory.getLogger(AccountNames.class);

    private final CurrentOperator operator;
    private final Accounts accounts;
    private final Map<Long, String> names = new HashMap<>();

    AccountNames(CurrentOperator operator, Accounts accounts) {
        this.operator = operator;
        this.accounts = accounts;
    }

    /** The name; the id if the account is not there, and empty if the alert is about none. */
    String of(Alert alert) {
        io.panelhouse.event.AccountId id = alert.accountId();
        if (id == null) {
            return "";
        }
        String known = names.get(id.value());
        return known == null ? ask(id) : known;
    }

    private String ask(io.panelhouse.event.AccountId id) {
        try {
            String name = accounts.find(operator.actor(), new AccountId(id.value()))
                    .map(AccountSummary::name)
                    .orElseGet(id::toString);
            names.put(id.value(), name);
            return name;
        } catch (RuntimeException away) {
            // An alert is told although the database does not answer.
            LOG.warn("Cannot read the name of account {}: {}", id, away.getMessage());
            return id.toString();
        }
    }
}
