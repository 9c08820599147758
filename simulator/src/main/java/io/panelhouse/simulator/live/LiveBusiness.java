package io.panelhouse.simulator.live;

import io.panelhouse.panel.Panel;
import io.panelhouse.simulator.business.BusinessParameters;
import io.panelhouse.simulator.business.Draws;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop of the live business: each {@link #tick} does what the time since the last one asks for. Confined to one
 * thread; the calls to the panel run in the executor.
 */
public final class LiveBusiness implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LiveBusiness.class);
    private static final Duration LONGEST_STEP = Duration.ofSeconds(2);
    private static final Duration SAVE_EVERY = Duration.ofSeconds(5);
    private static final Duration SCAN_EVERY = Duration.ofSeconds(2);
    private static final int SUBSCRIBERS_PER_SECOND_OF_SCAN_PAUSE = 1_000;
    private static final int MAX_PENDING_CALLS = 256;

    private final InstantSource time;
    private final LiveState state;
    private final LiveRates rates;
    private final SubscriberScan scan;
    private final SessionFile file;
    private final Heartbeats heartbeats;
    private final Departures departures;
    private final TopUpDesk topUps;
    private final SalesDesk sales;
    private final Door door;

    private Instant lastTick;
    private Instant nextSave = Instant.MIN;
    private Instant nextScan = Instant.MIN;
    private int nextLetter;

    private LiveBusiness(
            Panel panel,
            DemoBusiness business,
            LiveSettings settings,
            LiveRates rates,
            long seed,
            InstantSource time,
            Executor workers) {
        this.time = time;
        this.rates = rates;
        this.lastTick = time.instant();
        Draws draws = Draws.of(seed, "live " + lastTick);
        BusinessParameters parameters = BusinessParameters.standard();
        this.state = new LiveState(
                business, new Subscribers(), new SessionBook(), new PanelWork(workers, time, MAX_PENDING_CALLS));
        this.scan = new SubscriberScan(panel.accounts(), business);
        this.file = new SessionFile(settings.state());
        this.heartbeats = new Heartbeats(state.book(), settings.gateway(), settings.edgeKey());
        this.departures = new Departures(panel.sessions(), state);
        this.topUps = new TopUpDesk(panel.ledger(), state, parameters, draws);
        this.sales = new SalesDesk(new PanelOrders(panel, business), state, topUps, rates, draws, seed);
        this.door = new Door(panel.signIns(), state, rates, parameters.season(), draws);
    }

    /**
     * Reads the business from the panel and takes up the sessions of an earlier process.
     *
     * @throws IllegalArgumentException if the panel holds no demo business
     */
    public static LiveBusiness open(
            Panel panel, LiveSettings settings, LiveOptions options, InstantSource time, Executor workers) {
        DemoBusiness business = DemoBusiness.find(panel, options.seed())
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot start the live simulator: the panel holds no demo business; run fill first"));
        Instant now = time.instant();
        SubscriberScan scan = new SubscriberScan(panel.accounts(), business);
        List<Subscriber> subscribers = new ArrayList<>();
        for (int letter = 0; letter < SubscriberScan.LETTERS; letter++) {
            subscribers.addAll(scan.letter(letter));
        }
        long entitled = subscribers.stream().filter(one -> one.entitled(now)).count();
        LiveBusiness live =
                new LiveBusiness(panel, business, settings, options.rates(entitled), options.seed(), time, workers);
        subscribers.forEach(live.sales::learn);
        long resumed = live.file.read().stream()
                .filter(session -> panel.sessions().find(session.sessionId()).isPresent())
                .peek(session -> live.state.book().add(session, now))
                .count();
        log.info(
                "{} accounts, {} of them entitled; {} open sessions taken up; {}",
                subscribers.size(),
                entitled,
                resumed,
                live.rates);
        return live;
    }

    /** One step. Never waits for the panel or the gateway. */
    public void tick() {
        Instant now = time.instant();
        Duration since = Duration.between(lastTick, now);
        double seconds = (since.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : since).toMillis() / 1_000.0;
        lastTick = now;
        state.work().deliver();
        heartbeats.tick(now);
        if (!state.work().paused(now)) {
            departures.tick(now);
            door.tick(now, seconds);
            topUps.tick(now);
            sales.tick(now, seconds);
            scan(now);
        }
        if (!now.isBefore(nextSave)) {
            nextSave = now.plus(SAVE_EVERY);
            file.write(state.book().all());
        }
    }

    /** Figures of this process. */
    public LiveReading reading() {
        return new LiveReading(
                lastTick,
                state.work().failingFor(time.instant()),
                heartbeats.failing(),
                state.book().onlineAccounts(),
                state.book().openSessions(),
                door.attempts(),
                door.accepted(),
                door.turnedAway(),
                departures.stopped(),
                heartbeats.sent(),
                sales.operations(),
                topUps.topUps());
    }

    /** Keeps the open sessions for the next process. */
    @Override
    public void close() {
        file.write(state.book().all());
        heartbeats.close();
    }

    /** What others changed in the panel is found by reading all accounts again, a letter at a time. */
    private void scan(Instant now) {
        if (now.isBefore(nextScan)) {
            return;
        }
        int letter = nextLetter;
        boolean started = state.work()
                .start(() -> scan.letter(letter), found -> found.forEach(sales::learn), () -> nextLetter = letter);
        if (started) {
            nextLetter = (letter + 1) % SubscriberScan.LETTERS;
            Duration pause = Duration.ofSeconds(state.subscribers().size() / SUBSCRIBERS_PER_SECOND_OF_SCAN_PAUSE);
            nextScan = now.plus(pause.compareTo(SCAN_EVERY) > 0 ? pause : SCAN_EVERY);
        }
    }
}
