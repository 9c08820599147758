package io.panelhouse.ingest.gateway;

import com.sun.net.httpserver.HttpServer;
import io.panelhouse.ingest.capture.CaptureStatus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The HTTP server. One virtual thread per request. */
public final class Gateway implements AutoCloseable {

    private static final int ACCEPT_BACKLOG = 512;

    private final HttpServer server;
    private final ExecutorService threads;
    private final HeartbeatPublisher heartbeats;

    /**
     * Listens at once.
     *
     * @param address host and port; port 0 takes a free one
     * @param capture how change capture is doing
     * @throws IOException if the address cannot be bound
     */
    public Gateway(
            InetSocketAddress address, String bootstrapServers, Supplier<CaptureStatus> capture, InstantSource clock)
            throws IOException {
        server = HttpServer.create(address, ACCEPT_BACKLOG);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        heartbeats = new HeartbeatPublisher(bootstrapServers);
        server.setExecutor(threads);
        server.createContext("/health", new Answers("GET", new HealthEndpoint(capture, clock)));
        server.createContext("/v1/heartbeats", new Answers("POST", new HeartbeatEndpoint(heartbeats::publish, clock)));
        server.createContext("/", new Answers("GET", request -> Answer.problem(404, "There is nothing here")));
        server.start();
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Finishes the requests that are under way, for at most a second. */
    @Override
    public void close() {
        server.stop(1);
        threads.shutdownNow();
        heartbeats.close();
    }
}
