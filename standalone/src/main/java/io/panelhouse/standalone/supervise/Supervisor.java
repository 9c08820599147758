package io.panelhouse.standalone.supervise;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the parts of one stack, each in its own thread, and stops them in reverse order. */
public final class Supervisor {

    private final List<PartRunner> runners = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** @param parts in the order in which they are stopped backwards; a part comes after those it depends on */
    public Supervisor(List<Part> parts, Children children, SupervisorLog log, InstantSource clock) {
        for (Part part : parts) {
            runners.add(new PartRunner(part, this::isHealthy, children, log, clock));
        }
    }

    public void start() {
        for (PartRunner runner : runners) {
            threads.add(Thread.ofPlatform().name("part-" + runner.part().name()).start(runner));
        }
    }

    /** How each part is, in order. */
    public List<PartStatus> status(Part.Kind kind) {
        return runners.stream()
                .filter(runner -> runner.part().kind() == kind)
                .map(PartRunner::status)
                .toList();
    }

    /** Every part does its work and every step is done. */
    public boolean isReady() {
        return runners.stream().map(PartRunner::status).allMatch(PartStatus::healthy);
    }

    /** Stops the parts, the last one first, each after it has ended. */
    public void stop() throws InterruptedException {
        for (int i = runners.size() - 1; i >= 0; i--) {
            runners.get(i).beginStop();
            threads.get(i).join();
        }
    }

    public boolean isHealthy(String name) {
        return find(name).map(PartStatus::healthy).orElse(false);
    }

    public Optional<PartStatus> find(String name) {
        return runners.stream()
                .map(PartRunner::status)
                .filter(status -> status.name().equals(name))
                .findFirst();
    }
}
