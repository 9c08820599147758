package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.session.SignInDecision;
import io.panelhouse.panel.session.SignInOutcome;
import io.panelhouse.panel.session.SignInRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many at the door at the same moment, through two panels on one database. */
class DoorRacesIT {

    private static final int THREADS = 16;
    private static final int ACCOUNTS = 60;

    private TestBusiness business;
    private Panel other;
    private ExecutorService threads;

    @BeforeEach
    void open() {
        business = new TestBusiness();
        business.fund(business.north, 100);
        other = Panel.open(business.database.settings(), business.time);
        threads = Executors.newFixedThreadPool(THREADS);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        other.close();
        business.close();
    }

    @Test
    @Tag("I8")
    void ofTwoDevicesThatComeAtOnceExactlyOneIsLearned() throws Exception {
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(Objects.requireNonNull(
                    business.created(business.north, "mk-" + i, "M1").accountId()));
            business.panel.devices().limitConnections(business.asNorth, null, accounts.get(i), 1000);
        }

        List<SignInDecision> answers = atOnce(device -> IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> panel(device)
                        .signIns()
                        .submit(new SignInRequest(
                                business.north, "mk-" + i, "secret of mk-" + i, "device-" + device, "MAG", null)))
                .map(CompletableFuture::join)
                .toList());

        assertThat(answers).hasSize(THREADS * ACCOUNTS);
        for (AccountId account : accounts) {
            DeviceId learned = Objects.requireNonNull(
                    business.panel.devices().lock(business.asNorth, account).device());
            List<SignInDecision> own = answers.stream()
                    .filter(answer -> account.equals(answer.accountId()))
                    .toList();
            assertThat(own.stream().filter(SignInDecision::learned)).hasSize(1);
            assertThat(own.stream().filter(SignInDecision::accepted)).hasSize(1);
            assertThat(own).allMatch(answer -> learned.equals(answer.expectedDevice()));
            assertThat(own.stream().map(SignInDecision::outcome))
                    .containsOnly(SignInOutcome.ACCEPTED, SignInOutcome.DEVICE_MISMATCH);
        }
        assertThat(business.count("SELECT count(*) FROM journal.device_lock WHERE kind = 'LEARNED'"))
                .isEqualTo(ACCOUNTS);
        assertThat(business.count("SELECT count(*) FROM journal.auth_attempt")).isEqualTo(THREADS * ACCOUNTS);
    }

    @Test
    @Tag("I8")
    void noConnectionLimitIsPassed() throws Exception {
        for (int i = 0; i < ACCOUNTS; i++) {
            AccountId account = Objects.requireNonNull(
                    business.created(business.north, "mk-" + i, "M1").accountId());
            business.panel.devices().release(business.asNorth, null, account);
            business.panel.devices().limitConnections(business.asNorth, null, account, 3);
        }

        List<SignInDecision> answers = atOnce(device -> IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> panel(device)
                        .signIns()
                        .submit(new SignInRequest(
                                business.north, "mk-" + i, "secret of mk-" + i, "device-" + device, "MAG", null)))
                .map(CompletableFuture::join)
                .toList());

        assertThat(answers.stream().filter(SignInDecision::accepted)).hasSize(3 * ACCOUNTS);
        assertThat(business.count(
                        "SELECT max(n) FROM (SELECT count(*) AS n FROM panel.open_session GROUP BY account_id) s"))
                .isEqualTo(3);
    }

    @Test
    @Tag("I8")
    void aLockThatIsMovedWhileItIsLearnedIsOneOfTheTwo() throws Exception {
        for (int i = 0; i < ACCOUNTS; i++) {
            business.created(business.north, "mk-" + i, "M1");
        }

        atOnce(thread -> IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> {
                    String name = "mk-" + i;
                    if (thread % 2 == 0) {
                        return panel(thread / 2)
                                .signIns()
                                .attempt(new SignInRequest(
                                        business.north, name, "secret of " + name, "learned", "MAG", null));
                    }
                    AccountId account = business.panel
                            .accounts()
                            .findByName(business.asNorth, business.north, name)
                            .orElseThrow()
                            .id();
                    return panel(thread / 2).devices().lockTo(business.asNorth, null, account, new DeviceId("moved"));
                })
                .toList());

        assertThat(business.text("SELECT string_agg(DISTINCT locked_device, ' ') FROM panel.account"))
                .isEqualTo("moved");
        assertThat(business.count("""
                        SELECT count(*) FROM (SELECT device_before, lag(device_after) OVER (PARTITION BY account_id
                                 ORDER BY sequence) AS device_after_the_one_before FROM journal.device_lock) c
                         WHERE device_before IS DISTINCT FROM device_after_the_one_before""")).isZero();
    }

    private Panel panel(int number) {
        return number % 2 == 0 ? business.panel : other;
    }

    private <T> List<T> atOnce(java.util.function.IntFunction<List<T>> work)
            throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<List<T>>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            running.add(threads.submit(() -> {
                start.await();
                return work.apply(number);
            }));
        }
        List<T> all = new ArrayList<>();
        for (Future<List<T>> one : running) {
            all.addAll(one.get());
        }
        return all;
    }
}
