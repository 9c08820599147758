package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.operation.CreateAccount;
import io.panelhouse.panel.operation.Outcome;
import io.panelhouse.panel.operation.Receipt;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is killed in the middle of a load, with durable settings. */
class PostgresCrashIT {

    private static final int KILLS = 2;
    private static final int THREADS = 4;
    private static final int ANSWERS_BEFORE_A_KILL = 300;

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    private final Map<String, CreateAccount> asked = new ConcurrentHashMap<>();
    private final Map<String, Receipt> acknowledged = new ConcurrentHashMap<>();
    private final Semaphore answers = new Semaphore(0);
    private final AtomicBoolean loading = new AtomicBoolean(true);

    @Test
    @Tag("S7")
    void killingPostgresUnderLoadLosesNothingThatWasAcknowledged() throws Exception {
        EmbeddedPostgres postgres = start(0);
        int port = postgres.getPort();
        TestDatabase database =
                TestDatabase.createOn("jdbc:postgresql://127.0.0.1:" + port + "/", "postgres", "postgres");
        try (TestBusiness business = new TestBusiness(database)) {
            business.fund(business.north, 1_000_000);
            List<CompletableFuture<Void>> load = load(business);
            for (int kill = 0; kill < KILLS; kill++) {
                assertThat(answers.tryAcquire(ANSWERS_BEFORE_A_KILL, 30, TimeUnit.SECONDS))
                        .isTrue();
                kill();
                postgres.close();
                postgres = start(port);
            }
            assertThat(answers.tryAcquire(ANSWERS_BEFORE_A_KILL, 30, TimeUnit.SECONDS))
                    .isTrue();
            loading.set(false);
            load.forEach(CompletableFuture::join);

            assertThat(business.count("SELECT count(*) FROM journal.term")).isEqualTo(acknowledged.size());
            assertThat(acknowledged)
                    .allSatisfy((key, receipt) -> assertThat(
                                    business.panel.ledger().submit(order(key)).join())
                            .isEqualTo(new Outcome.Done(receipt)));
            assertThat(business.count("SELECT count(*) FROM journal.term")).isEqualTo(acknowledged.size());
            assertThat(business.balance(business.north))
                    .isEqualByComparingTo(Integer.toString(1_000_000 - acknowledged.size()));
            LedgerInvariants.assertHold(business);
        } finally {
            postgres.close();
        }
    }

    /** Each thread repeats an order until it is answered, then goes on with the next. */
    private List<CompletableFuture<Void>> load(TestBusiness business) {
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            threads.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; loading.get(); i++) {
                            String key = number + "-" + i;
                            asked.put(key, new CreateAccount(business.asNorth, key, business.north, key, null, "M1"));
                            acknowledged.put(key, answered(business.panel, order(key)));
                            answers.release();
                        }
                    },
                    command -> Thread.ofPlatform().start(command)));
        }
        return threads;
    }

    private static Receipt answered(Panel panel, CreateAccount order) {
        @Nullable Receipt receipt = null;
        while (receipt == null) {
            try {
                receipt = panel.ledger().apply(order).orThrow();
            } catch (PanelUnavailableException e) {
                receipt = null;
            }
        }
        return receipt;
    }

    private CreateAccount order(String key) {
        CreateAccount order = asked.get(key);
        if (order == null) {
            throw new IllegalStateException("No order had the key " + key);
        }
        return order;
    }

    /** SIGKILL to the postmaster; its children end by themselves when they see that. */
    private void kill() throws Exception {
        long pid = Long.parseLong(Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"))
                .getFirst());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> children = postmaster.children().toList();
        assertThat(postmaster.destroyForcibly()).isTrue();
        postmaster.onExit().get(20, TimeUnit.SECONDS);
        for (ProcessHandle child : children) {
            child.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }
}
