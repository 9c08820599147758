package io.panelhouse.dashboard.check;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.check.DailyCheck;
import io.panelhouse.panel.check.DailyChecks;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The check of one operator and day, kept in memory. */
public final class KeptChecks implements DailyChecks {

    private final InstantSource clock;
    private @Nullable DailyCheck check;

    public KeptChecks(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Optional<DailyCheck> today(Actor actor, ResellerId reseller) {
        return Optional.ofNullable(check);
    }

    @Override
    public DailyCheck begin(Actor actor, ResellerId reseller) {
        return keep(Set.of(), false);
    }

    @Override
    public DailyCheck see(Actor actor, ResellerId reseller, String item, boolean seen) {
        return keep(Set.of(item), false);
    }

    @Override
    public DailyCheck finish(Actor actor, ResellerId reseller) {
        return keep(Set.of(), true);
    }

    private DailyCheck keep(Set<String> more, boolean finished) {
        DailyCheck known = check;
        Set<String> seen = new HashSet<>(more);
        if (known != null) {
            seen.addAll(known.seen());
        }
        check = new DailyCheck(
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                known == null ? clock.instant() : known.startedAt(),
                finished ? clock.instant() : null,
                seen);
        return check;
    }
}
