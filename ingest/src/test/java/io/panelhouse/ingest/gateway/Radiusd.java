package io.panelhouse.ingest.gateway;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A FreeRADIUS of its own on free ports, with the module and the sections that docs/freeradius ships. */
final class Radiusd implements AutoCloseable {

    private static final Path SHIPPED =
            Path.of("..", "docs", "freeradius").toAbsolutePath().normalize();
    private static final String SECRET = "testing123";

    private final Path folder;
    private final int authPort = freePort();
    private final int accountingPort = freePort();
    private final Process process;

    Radiusd(Path folder, int gatewayPort, String key) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("radiusd.conf"), configuration());
        ProcessBuilder builder = new ProcessBuilder("freeradius", "-f", "-d", folder.toString(), "-n", "radiusd")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile());
        builder.environment().put("PANELHOUSE_GATEWAY_URL", "http://127.0.0.1:" + gatewayPort);
        builder.environment().put("PANELHOUSE_EDGE_KEY", key);
        process = builder.start();
    }

    /** Whether Debian's packages are there. */
    static boolean installed() {
        return Files.isExecutable(Path.of("/usr/sbin/freeradius"))
                && Files.isExecutable(Path.of("/usr/bin/radclient"))
                && Files.exists(Path.of("/usr/lib/freeradius/rlm_rest.so"));
    }

    boolean ready() throws IOException {
        return log().contains("Ready to process requests");
    }

    String log() throws IOException {
        Path log = folder.resolve("radius.log");
        return (Files.exists(log) ? Files.readString(log) : "") + Files.readString(folder.resolve("out.log"));
    }

    String authenticate(String attributes) throws Exception {
        return radclient(authPort, "auth", attributes);
    }

    String account(String attributes) throws Exception {
        return radclient(accountingPort, "acct", attributes);
    }

    private static String radclient(int port, String kind, String attributes) throws Exception {
        Process client = new ProcessBuilder(
                        List.of("radclient", "-x", "-r", "3", "-t", "5", "127.0.0.1:" + port, kind, SECRET))
                .redirectErrorStream(true)
                .start();
        client.getOutputStream().write(attributes.getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().close();
        String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        client.waitFor(20, TimeUnit.SECONDS);
        return said;
    }

    private String configuration() {
        return """
                prefix = /usr
                libdir = /usr/lib/freeradius
                raddbdir = %1$s
                run_dir = %1$s/run
                logdir = %1$s
                pidfile = %1$s/run/radiusd.pid
                log {
                    destination = files
                    file = %1$s/radius.log
                }
                security {
                    reject_delay = 0
                }
                thread pool {
                    start_servers = 2
                    max_servers = 4
                    min_spare_servers = 1
                    max_spare_servers = 2
                }
                modules {
                    $INCLUDE %2$s/panelhouse.module
                }
                client test {
                    ipaddr = 127.0.0.1
                    secret = %3$s
                }
                server panelhouse {
                    listen {
                        type = auth
                        ipaddr = 127.0.0.1
                        port = %4$d
                    }
                    listen {
                        type = acct
                        ipaddr = 127.0.0.1
                        port = %5$d
                    }
                    $INCLUDE %2$s/panelhouse.sections
                }
                """.formatted(folder, SHIPPED, SECRET, authPort, accountingPort);
    }

    private static int freePort() {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new java.io.UncheckedIOException(none);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
