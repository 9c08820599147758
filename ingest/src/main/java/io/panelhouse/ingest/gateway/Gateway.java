package io.panelhouse.ingest.gateway;

import com.sun.net.httpserver.HttpServer;
import io.panelhouse.event.SessionHeartbeat;
import io.panelhouse.ingest.capture.CaptureStatus;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.session.SessionBeat;
import io.panelhouse.panel.session.Sessions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The HTTP server. One virtual thread per request. */
public final class Gateway implements AutoCloseable {

    private static final int ACCEPT_BACKLOG = 512;
    private static final int MAX_REQUESTS_PER_SECOND_OF_AN_EDGE = 3_000;
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(5);

    private final HttpServer server;
    private final ExecutorService threads;
    private final HeartbeatPublisher heartbeats;
    private final SessionSweeper sweeper;

    /**
     * Listens at once.
     *
     * @param address host and port; port 0 takes a free one
     * @param capture how change capture is doing
     * @throws IOException if the address cannot be bound
     */
    public Gateway(
            InetSocketAddress address,
            String bootstrapServers,
            Supplier<CaptureStatus> capture,
            Panel panel,
            InstantSource clock)
            throws IOException {
        this(address, bootstrapServers, capture, panel, clock, Sessions.SILENCE, SWEEP_EVERY);
    }

    Gateway(
            InetSocketAddress address,
            String bootstrapServers,
            Supplier<CaptureStatus> capture,
            Panel panel,
            InstantSource clock,
            Duration firstSweepAfter,
            Duration sweepEvery)
            throws IOException {
        server = HttpServer.create(address, ACCEPT_BACKLOG);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        heartbeats = new HeartbeatPublisher(bootstrapServers);
        sweeper = new SessionSweeper(panel.sessions());
        server.setExecutor(threads);
        server.createContext("/health", new Answers("GET", new HealthEndpoint(capture, clock)));
        edges(panel, clock);
        server.createContext("/", new Answers("GET", request -> Answer.problem(404, "There is nothing here")));
        server.start();
        sweeper.start(firstSweepAfter, sweepEvery);
    }

    private void edges(Panel panel, InstantSource clock) {
        var gate = new EdgeGate(
                key -> panel.edges().known(key), clock, new RateLimit(MAX_REQUESTS_PER_SECOND_OF_AN_EDGE, clock));
        var desk = new SignInDesk(panel.signIns(), new GuessLimit(clock));
        var tree = new EdgeTree((edge, reseller) -> panel.resellers().contains(edge, reseller), clock);
        HeartbeatEndpoint.Sink sink = beats -> {
            heartbeats.publish(beats);
            panel.sessions().heartbeats(beats.stream().map(Gateway::beat).toList());
        };
        post(gate, "/v1/auth", new AuthEndpoint(desk));
        post(gate, "/auth/check", new AuthEndpoint(desk));
        post(gate, "/v1/stop", new StopEndpoint(panel.sessions()));
        post(gate, "/v1/heartbeats", new HeartbeatEndpoint(sink, tree, clock));
        post(gate, "/v1/radius/authorize", new RadiusAuthorize(desk, clock));
        post(gate, "/v1/radius/accounting", new RadiusAccounting(panel.sessions(), sink, tree, clock));
    }

    private void post(EdgeGate gate, String path, EdgeGate.EdgeEndpoint endpoint) {
        server.createContext(path, new Answers("POST", gate.keyed(endpoint)));
    }

    private static SessionBeat beat(SessionHeartbeat heartbeat) {
        return new SessionBeat(
                new ResellerId(heartbeat.resellerId().value()), heartbeat.sessionId(), heartbeat.occurredAt());
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Finishes the requests that are under way, for at most a second. */
    @Override
    public void close() {
        sweeper.close();
        server.stop(1);
        threads.shutdownNow();
        heartbeats.close();
    }
}
