package io.panelhouse.standalone.stack;

import io.panelhouse.standalone.home.Home;
import io.panelhouse.standalone.home.JsonFile;
import io.panelhouse.standalone.home.Refusal;
import io.panelhouse.standalone.home.StackState;
import io.panelhouse.standalone.stack.StackStatus.Phase;
import io.panelhouse.standalone.supervise.Children;
import io.panelhouse.standalone.supervise.Part;
import io.panelhouse.standalone.supervise.PartStatus;
import io.panelhouse.standalone.supervise.ProcessIdentity;
import io.panelhouse.standalone.supervise.StopSignal;
import io.panelhouse.standalone.supervise.Supervisor;
import io.panelhouse.standalone.supervise.SupervisorLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The process that runs a stack until it gets SIGTERM. It writes what it does to its log, and how each part is to the
 * status file; without the parts that all others need it ends, with the reason in the status.
 */
public final class SupervisorMain {

    private static final Duration STATUS_INTERVAL = Duration.ofMillis(250);
    private static final int TICKS_PER_TRIM = 240;
    private static final List<String> INDISPENSABLE = List.of("postgres", "kafka", "setup");

    private final Home home;
    private final StackState state;
    private final SupervisorLog log;
    private final Supervisor supervisor;
    private final Children children;
    private final Schedule batch;
    private final Schedule heads;
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ProcessIdentity identity = ProcessIdentity.ofThisProcess();
    private Phase phase = Phase.STARTING;
    private @Nullable String message;
    private @Nullable StackStatus written;
    private @Nullable String lastTrouble;

    private SupervisorMain(Home home, StackState state, Duration batchInterval, Duration headInterval) {
        this.home = home;
        this.state = state;
        InstantSource clock = InstantSource.system();
        this.log = new SupervisorLog(System.out, clock);
        this.children = new Children(childrenFile(home));
        this.supervisor =
                new Supervisor(new Stack(home, state, new FirstSignIn(home, state)).parts(), children, log, clock);
        this.batch = new Schedule(
                new BatchSchedule(home, state, batchInterval, log, clock, watching("batch", children)),
                supervisor::isReady,
                clock);
        HeadPublication publication = new HeadPublication(home, state, watching("heads", children));
        this.heads = new Schedule(new HeadSchedule(headInterval, publication, log, clock), supervisor::isReady, clock);
    }

    /** Arguments: the built tree. Environment: as {@link Home#of}. */
    public static void main(String[] arguments) {
        Home home = Home.of(Path.of(arguments[0]), System.getenv());
        int exitCode = supervise(home);
        if (exitCode != 0) {
            Runtime.getRuntime().halt(exitCode);
        }
    }

    private static int supervise(Home home) {
        try {
            SupervisorLock lock = SupervisorLock.tryTake(home)
                    .orElseThrow(() -> new Refusal("Cannot supervise %s: another process does".formatted(home.data())));
            try {
                StackState state = StackState.read(home)
                        .orElseThrow(
                                () -> new Refusal("Cannot supervise %s: it has no state.json".formatted(home.data())));
                return new SupervisorMain(
                                home,
                                state,
                                BatchSchedule.interval(System.getenv()),
                                HeadSchedule.interval(System.getenv()))
                        .run();
            } finally {
                lock.close();
            }
        } catch (Refusal e) {
            System.err.println(e.sentence());
            return Refusal.EXIT_CODE;
        } catch (IOException e) {
            System.err.println("Cannot supervise %s: %s".formatted(home.data(), Home.reason(e)));
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    public static Path childrenFile(Home home) {
        return home.run().resolve("children.json");
    }

    private int run() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::awaitCleanEnd, "supervisor-stop"));
        log.write("supervisor", "started as process " + identity.pid());
        supervisor.start();
        Thread batchThread = Thread.ofPlatform().name("batch").daemon().start(batch);
        Thread headThread = Thread.ofPlatform().name("heads").daemon().start(heads);
        for (int tick = 1; !stopAsked.await(STATUS_INTERVAL.toMillis(), TimeUnit.MILLISECONDS); tick++) {
            advance();
            writeStatus();
            children.save();
            if (phase == Phase.FAILED) {
                break;
            }
            if (tick % TICKS_PER_TRIM == 0) {
                trimLogs();
            }
        }
        batch.stop();
        batchThread.interrupt();
        heads.stop();
        headThread.interrupt();
        return stop();
    }

    private void advance() {
        if (phase == Phase.STARTING && supervisor.isReady()) {
            phase = Phase.READY;
            log.write("supervisor", "every part is healthy");
        }
        Optional<PartStatus> lost = INDISPENSABLE.stream()
                .flatMap(name -> supervisor.find(name).stream())
                .filter(PartStatus::gaveUp)
                .findFirst();
        if (lost.isPresent()) {
            phase = Phase.FAILED;
            message = lost.get().name() + ": " + lost.get().detail();
        }
    }

    private int stop() throws InterruptedException {
        boolean failed = phase == Phase.FAILED;
        if (!failed) {
            phase = Phase.STOPPING;
        }
        Thread stopper = Thread.ofPlatform().name("stop").start(this::stopParts);
        while (!stopper.join(STATUS_INTERVAL)) {
            writeStatus();
        }
        writeStatus();
        log.write("supervisor", "ended");
        stopped.countDown();
        return failed ? 1 : 0;
    }

    private void stopParts() {
        try {
            supervisor.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A disk that is full now must not end the supervisor: the parts need it to come back. */
    private void writeStatus() {
        StackStatus status = new StackStatus(
                identity,
                phase,
                message,
                address(),
                supervisor.status(Part.Kind.RESIDENT),
                supervisor.status(Part.Kind.STEP));
        if (status.equals(written)) {
            return;
        }
        try {
            JsonFile.write(StackStatus.file(home), status);
            written = status;
        } catch (IOException e) {
            sayOnce("cannot write the status: %s; it is tried again".formatted(Home.reason(e)));
        }
    }

    private void trimLogs() {
        try {
            LogTrim.trim(home.logs());
        } catch (IOException e) {
            sayOnce("cannot trim the logs: %s; it is tried again".formatted(Home.reason(e)));
        }
    }

    private void sayOnce(String trouble) {
        if (!trouble.equals(lastTrouble)) {
            lastTrouble = trouble;
            log.write("supervisor", trouble);
        }
    }

    private String address() {
        return "http://%s:%d/".formatted(StackEnvironment.reachable(state.bind()), state.port("dashboard"));
    }

    private static BatchRun.Watch watching(String name, Children children) {
        return new BatchRun.Watch() {
            @Override
            public void started(Process process) {
                children.add(name, process, StopSignal.TERM);
            }

            @Override
            public void ended(Process process) {
                children.remove(process);
            }
        };
    }

    /** Runs when the process is asked to end: lets the main thread stop every part first. */
    private void awaitCleanEnd() {
        stopAsked.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
