package io.panelhouse.simulator.live;

import io.panelhouse.panel.session.SignInDecision;
import io.panelhouse.panel.session.SignInRequest;
import io.panelhouse.panel.session.SignIns;
import io.panelhouse.simulator.business.Device;
import io.panelhouse.simulator.business.Draws;
import io.panelhouse.simulator.business.Season;
import io.panelhouse.simulator.business.SubscriberSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Subscribers who sign in: by the local hour, now and then with a wrong password, a mistyped name or after their term.
 * An attempt whose answer was lost is not repeated: the subscriber comes again anyway.
 */
final class Door {
    private static final double MISTYPED_NAME_RATE = 0.015;
    private static final double WRONG_PASSWORD_RATE = 0.04;
    private static final double SECOND_DEVICE_RATE = 0.03;
    private static final double ENDED_STILL_TRIES_RATE = 0.25;
    private static final Duration ENDED_IS_FORGOTTEN = Duration.ofDays(8);
    private static final double SHORT_VISIT_RATE = 0.75;
    private static final double SHORT_VISIT_SECONDS = 45;
    private static final double LONG_VISIT_SECONDS = 390;
    private static final double LEAVES_SILENTLY_RATE = 0.08;
    private static final int MAX_DRAWS = 40;

    private final SignIns signIns;
    private final DemoBusiness business;
    private final Subscribers subscribers;
    private final SessionBook book;
    private final PanelWork work;
    private final Season season;
    private final LiveRates rates;
    private final Draws draws;

    private long attempts;
    private long accepted;
    private long turnedAway;

    Door(SignIns signIns, LiveState state, LiveRates rates, Season season, Draws draws) {
        this.signIns = signIns;
        this.business = state.business();
        this.subscribers = state.subscribers();
        this.book = state.book();
        this.work = state.work();
        this.rates = rates;
        this.season = season;
        this.draws = draws;
    }

    void tick(Instant now, double seconds) {
        int count = draws.poisson(rates.signInsPerSecond() * seconds);
        for (int i = 0; i < count; i++) {
            if (draws.chance(MISTYPED_NAME_RATE)) {
                subscribers.any(draws).ifPresent(somebody -> attempt(mistyped(somebody), somebody));
            } else {
                somebody(now).ifPresent(subscriber -> attempt(request(subscriber), subscriber));
            }
        }
    }

    long attempts() {
        return attempts;
    }

    long accepted() {
        return accepted;
    }

    /** Attempts not made because too many calls were under way. */
    long turnedAway() {
        return turnedAway;
    }

    private Optional<Subscriber> somebody(Instant now) {
        for (int i = 0; i < MAX_DRAWS; i++) {
            Optional<Subscriber> drawn = subscribers.any(draws);
            if (drawn.isPresent() && wantsToWatch(drawn.get(), now)) {
                double hour = season.viewing(now, business.zone(drawn.get().reseller()));
                return rates.steady() || draws.chance(hour) ? drawn : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean wantsToWatch(Subscriber subscriber, Instant now) {
        if (!subscriber.entitled(now)) {
            boolean remembers = subscriber.endsAt().plus(ENDED_IS_FORGOTTEN).isAfter(now);
            return remembers && draws.chance(ENDED_STILL_TRIES_RATE);
        }
        return !book.isOnline(subscriber.id()) || draws.chance(SECOND_DEVICE_RATE);
    }

    private SignInRequest request(Subscriber subscriber) {
        String secret = SubscriberSecret.of(subscriber.name());
        String typed = draws.chance(WRONG_PASSWORD_RATE) ? secret + "x" : secret;
        Device device =
                book.isOnline(subscriber.id()) ? Device.second(subscriber.name()) : Device.usual(subscriber.name());
        return new SignInRequest(
                business.edge(subscriber.reseller()),
                subscriber.name(),
                typed,
                device.id(),
                device.type(),
                device.address());
    }

    private SignInRequest mistyped(Subscriber subscriber) {
        Device device = Device.usual(subscriber.name());
        return new SignInRequest(
                business.edge(subscriber.reseller()),
                subscriber.name().replace("-", ""),
                SubscriberSecret.of(subscriber.name()),
                device.id(),
                device.type(),
                device.address());
    }

    private void attempt(SignInRequest request, Subscriber subscriber) {
        boolean started = work.start(
                () -> signIns.attempt(request), decision -> decided(decision, subscriber), () -> turnedAway++);
        if (!started) {
            turnedAway++;
        }
    }

    private void decided(SignInDecision decision, Subscriber subscriber) {
        attempts++;
        String sessionId = decision.sessionId();
        if (!decision.accepted() || sessionId == null) {
            return;
        }
        accepted++;
        Instant now = work.now();
        double mean = draws.chance(SHORT_VISIT_RATE) ? SHORT_VISIT_SECONDS : LONG_VISIT_SECONDS;
        Instant leavesAt = now.plusMillis((long) (1_000 * (5 + draws.exponential(mean))));
        book.add(
                new Watching(
                        sessionId,
                        decision.resellerId(),
                        subscriber.id(),
                        leavesAt,
                        draws.chance(LEAVES_SILENTLY_RATE)),
                now.plus(SessionBook.BEAT));
    }
}
