package io.panelhouse.dashboard.alerts;

import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.annotation.UIScope;
import io.panelhouse.dashboard.CurrentOperator;
import io.panelhouse.dashboard.alerts.Episodes.Name;
import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.event.AccountId;
import io.panelhouse.event.Alert;
import io.panelhouse.event.ResellerId;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.account.Accounts;
import io.panelhouse.panel.alert.AlertEpisode;
import io.panelhouse.panel.alert.AlertFilter;
import io.panelhouse.panel.alert.Alerts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The open alerts of a reseller as one browser page shows them: what the live feed tells, without what people put off
 * or dismissed. What people did is asked for anew after ten seconds, when the feed tells of others, and after an act on
 * this page. Confined to the page's lock.
 */
@Component
@UIScope
public final class OpenAlerts {

    private static final Logger LOG = LoggerFactory.getLogger(OpenAlerts.class);
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int MOST = 200;

    private final CurrentOperator operator;
    private final Accounts accounts;
    private final LiveFeed feed;
    private final Alerts store;
    private final InstantSource clock;
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<ResellerId, Marks> marks = new HashMap<>();

    public OpenAlerts(CurrentOperator operator, Accounts accounts, LiveFeed feed, Alerts store, InstantSource clock) {
        this.operator = operator;
        this.accounts = accounts;
        this.feed = feed;
        this.store = store;
        this.clock = clock;
    }

    /** The feed that tells. */
    LiveFeed feed() {
        return feed;
    }

    /** What is told of those to be shown, the newest first. */
    public List<Alert> told(ResellerId reseller) {
        return of(reseller).stream().map(OpenAlert::alert).toList();
    }

    /** Those to be shown, the newest first. */
    List<OpenAlert> of(ResellerId reseller) {
        List<Alert> told = feed.alerts(List.of(reseller));
        if (told.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Map<Name, AlertEpisode> kept = marks(reseller, told, now).episodes;
        return told.stream()
                .map(alert -> open(alert, kept.get(Name.of(alert)), now))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable OpenAlert open(Alert alert, @Nullable AlertEpisode kept, Instant now) {
        if (kept == null) {
            return new OpenAlert(alert, accountName(alert), null, false);
        }
        if (kept.dismissedAt() != null || isLater(kept.snoozedUntil(), now)) {
            return null;
        }
        String name = kept.accountName();
        return new OpenAlert(
                alert,
                name == null ? AlertWords.accountId(alert) : name,
                kept.id(),
                kept.lookedAtBy().contains(operator.actor().operator()));
    }

    /** Of one that is not recorded yet. */
    private String accountName(Alert alert) {
        AccountId id = alert.accountId();
        if (id == null) {
            return "";
        }
        try {
            return accounts.find(operator.actor(), new io.panelhouse.panel.AccountId(id.value()))
                    .map(AccountSummary::name)
                    .orElseGet(id::toString);
        } catch (RuntimeException away) {
            LOG.warn("Cannot read the name of account {}: {}", id, away.getMessage());
            return id.toString();
        }
    }

    private static boolean isLater(@Nullable Instant until, Instant now) {
        return until != null && until.isAfter(now);
    }

    /** Notes that the operator looked at these. */
    void look(List<OpenAlert> shown) {
        List<Long> unseen = shown.stream()
                .filter(alert -> !alert.seen())
                .map(OpenAlert::id)
                .filter(Objects::nonNull)
                .toList();
        if (!unseen.isEmpty()) {
            store.look(operator.actor(), unseen);
            changed();
        }
    }

    /** Something was done about alerts on this page: tells who shows them. */
    public void changed() {
        marks.clear();
        listeners.forEach(Runnable::run);
    }

    /** Calls the listener after {@link #changed}. */
    public Registration onChange(Runnable listener) {
        return Registration.addAndRemove(listeners, listener);
    }

    private Marks marks(ResellerId reseller, List<Alert> told, Instant now) {
        List<Name> names = told.stream().map(Name::of).toList();
        Marks before = marks.get(reseller);
        boolean complete = before != null && before.episodes.keySet().containsAll(names);
        if (before != null && complete && now.isBefore(before.readAt.plus(REMEMBERED))) {
            return before;
        }
        Marks read = read(reseller, now);
        marks.put(reseller, read);
        return read;
    }

    private Marks read(ResellerId reseller, Instant now) {
        Map<Name, AlertEpisode> episodes = new HashMap<>();
        try {
            AlertFilter open = AlertFilter.open(new io.panelhouse.panel.ResellerId(reseller.value()));
            store.page(operator.actor(), open, 0, MOST)
                    .forEach(episode -> episodes.put(Name.of(Episodes.alert(episode)), episode));
        } catch (RuntimeException away) {
            // An alert is told although the database does not answer.
            LOG.warn("Cannot read what was done about alerts of reseller {}: {}", reseller, away.getMessage());
        }
        return new Marks(episodes, now);
    }

    private record Marks(Map<Name, AlertEpisode> episodes, Instant readAt) {}

    /**
     * An open alert.
     *
     * @param account the name of its account; empty if it has none
     * @param id under which it is recorded; null if it is not yet
     * @param seen whether the operator has looked at it
     */
    record OpenAlert(Alert alert, String account, @Nullable Long id, boolean seen) {}
}
