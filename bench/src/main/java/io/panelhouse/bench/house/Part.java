package io.panelhouse.bench.house;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One process of the product. */
public final class Part implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final long STOP_SECONDS = 15;
    private static final int TOLD_LINES = 30;

    /** Of young and old generation of the serial collector. */
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

    private final String name;
    private final Process process;
    private final Path log;

    Part(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Waits until {@code GET /health} on this port answers 200.
     *
     * @throws IllegalStateException if it ends or does not answer in time; with the end of its log
     */
    public void awaitHealthy(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/health".formatted(port)))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, request)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("Cannot run %s: it is not healthy;%n%s".formatted(name, told()));
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The processor time that it has used, in seconds; Linux counts it in hundredths. */
    public double cpuSeconds() {
        return process.info()
                .totalCpuDuration()
                .map(duration -> duration.toNanos() / 1e9)
                .orElse(0.0);
    }

    /** The bytes of its heap that are in use, after everything that nobody needs was collected. */
    public long heapBytes() throws IOException, InterruptedException {
        // What the first collection hands to cleaners and references is free after the second.
        command("GC.run");
        command("GC.run");
        long bytes = 0;
        Matcher used = USED.matcher(command("GC.heap_info"));
        while (used.find()) {
            bytes += Long.parseLong(used.group(1)) << 10;
        }
        if (bytes == 0) {
            throw new IllegalStateException("Cannot read the heap of %s: jcmd told no use".formatted(name));
        }
        return bytes;
    }

    private String command(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IllegalStateException("Cannot ask %s for %s: %s".formatted(name, command, answer));
        }
        return answer;
    }

    /** Stops it where it stands, until {@link #goOn}. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on. */
    public void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int exitCode = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException("Cannot send %s to %s: it has ended;%n%s".formatted(signal, name, told()));
        }
    }

    /** The end of what it said. */
    public String told() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TOLD_LINES), lines.size()));
    }

    @Override
    public void close() {
        try {
            if (process.isAlive()) {
                signal("CONT");
            }
            process.destroy();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException ended) {
            process.destroyForcibly();
        }
    }
}
