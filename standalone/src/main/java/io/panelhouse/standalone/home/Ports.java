package io.panelhouse.standalone.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The TCP ports of one stack: chosen once, kept as long as they are free.
 *
 * @param byName port by the name of its user
 * @param moved one sentence for each port that had to change because somebody else listens on it
 */
public record Ports(Map<String, Integer> byName, List<String> moved) {

    /** The users of a port, with the port each would like; 0 is any. */
    private static final Map<String, Integer> WISHES = wishes();

    private static Map<String, Integer> wishes() {
        Map<String, Integer> wishes = new LinkedHashMap<>();
        for (String name : List.of(
                "postgres", "kafka", "kafka-controller", "kafka-health", "ingest", "api", "streaming", "simulator")) {
            wishes.put(name, 0);
        }
        wishes.put("dashboard", 8080);
        return wishes;
    }

    /**
     * Keeps each recorded port that is free and chooses another where it is not.
     *
     * @param recorded the ports of the last start; may be empty
     * @param bind the address the stack listens on
     * @throws Refusal if the address is not one of this machine
     */
    public static Ports choose(Map<String, Integer> recorded, String bind) {
        Map<String, Integer> chosen = new TreeMap<>();
        List<String> moved = new ArrayList<>();
        List<ServerSocket> held = new ArrayList<>();
        try {
            WISHES.forEach((name, wish) -> {
                int wanted = recorded.getOrDefault(name, wish);
                ServerSocket socket =
                        listen(bind, wanted).or(() -> listen(bind, 0)).orElseThrow(() -> noSuchAddress(bind));
                held.add(socket);
                chosen.put(name, socket.getLocalPort());
                if (recorded.containsKey(name) && wanted != socket.getLocalPort()) {
                    moved.add("Port %d is used by another program; %s now listens on %d"
                            .formatted(wanted, name, socket.getLocalPort()));
                }
            });
        } finally {
            held.forEach(Ports::release);
        }
        return new Ports(chosen, moved);
    }

    private static Refusal noSuchAddress(String bind) {
        return new Refusal("Cannot listen on %s: it is not an address of this machine; choose another with --bind"
                .formatted(bind));
    }

    private static Optional<ServerSocket> listen(String bind, int port) {
        try {
            return Optional.of(new ServerSocket(port, 1, InetAddress.getByName(bind)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
