package io.panelhouse.bench.house;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One process of the product. */
public final class Part implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final long STOP_SECONDS = 15;
    private static final int TOLD_LINES = 30;

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
