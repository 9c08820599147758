package io.panelhouse.panel.api;

import com.sun.net.httpserver.HttpServer;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.api.http.ApiHandler;
import io.panelhouse.panel.api.http.RouteTable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP server over one panel. One virtual thread for each request. */
final class ApiServer implements AutoCloseable {

    private static final int ACCEPT_BACKLOG = 512;

    private final HttpServer server;
    private final ExecutorService threads;

    /**
     * Listens at once.
     *
     * @param address host and port; port 0 takes a free one
     * @throws IOException if the address cannot be bound
     */
    ApiServer(InetSocketAddress address, Panel panel, RouteTable routes, int requestsPerSecond, InstantSource time)
            throws IOException {
        server = HttpServer.create(address, ACCEPT_BACKLOG);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", new ApiHandler(routes, text -> Api.caller(panel, text), requestsPerSecond, time));
        server.start();
    }

    /** The port it listens on. */
    int port() {
        return server.getAddress().getPort();
    }

    /** Finishes the requests that are under way, for at most a second. */
    @Override
    public void close() {
        server.stop(1);
        threads.shutdownNow();
    }
}
