package io.panelhouse.dashboard.alerts;

import io.panelhouse.panel.AccountId;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.alert.AlertEpisode;
import io.panelhouse.panel.alert.AlertFilter;
import io.panelhouse.panel.alert.AlertKind;
import io.panelhouse.panel.alert.Alerts;
import io.panelhouse.panel.alert.ReportedAlert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Open alerts in memory, as they are recorded; who looked is kept. */
public final class AlertsDouble implements Alerts {

    private final List<AlertEpisode> episodes = new ArrayList<>();

    @Override
    public boolean record(ReportedAlert alert) {
        return episodes.add(episode(episodes.size() + 1L, alert, null, List.of()));
    }

    @Override
    public List<AlertEpisode> page(Actor actor, AlertFilter filter, int offset, int limit) {
        return episodes.stream()
                .filter(episode -> episode.alert().resellerId().equals(filter.root()))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public long count(Actor actor, AlertFilter filter) {
        return page(actor, filter, 0, Integer.MAX_VALUE).size();
    }

    @Override
    public Optional<AlertEpisode> open(Actor actor, AlertKind kind, AccountId account) {
        return episodes.stream()
                .filter(episode -> episode.alert().kind() == kind
                        && account.equals(episode.alert().accountId()))
                .findFirst();
    }

    @Override
    public Set<AccountId> told(Actor actor, AlertKind kind, ResellerId root) {
        return page(actor, AlertFilter.of(root), 0, Integer.MAX_VALUE).stream()
                .map(AlertEpisode::alert)
                .filter(alert -> alert.kind() == kind && alert.accountId() != null)
                .map(ReportedAlert::accountId)
                .collect(Collectors.toSet());
    }

    @Override
    public int look(Actor actor, Collection<Long> ids) {
        episodes.replaceAll(episode -> ids.contains(episode.id())
                ? episode(episode.id(), episode.alert(), episode.snoozedUntil(), List.of(actor.operator()))
                : episode);
        return ids.size();
    }

    @Override
    public void snooze(Actor actor, long id, Instant until) {
        episodes.replaceAll(
                episode -> episode.id() == id ? episode(id, episode.alert(), until, episode.lookedAtBy()) : episode);
    }

    @Override
    public void dismiss(Actor actor, long id) {
        episodes.replaceAll(episode ->
                episode.id() == id ? episode(id, episode.alert(), Instant.MAX, episode.lookedAtBy()) : episode);
    }

    private static AlertEpisode episode(
            long id, ReportedAlert alert, @Nullable Instant snoozedUntil, List<String> lookedAtBy) {
        return new AlertEpisode(id, alert, "rs-117", null, null, snoozedUntil, null, null, null, lookedAtBy);
    }
}
