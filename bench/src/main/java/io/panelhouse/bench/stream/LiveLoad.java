package io.panelhouse.bench.stream;

import io.panelhouse.event.AccountId;
import io.panelhouse.event.EventEnvelope;
import io.panelhouse.event.LedgerAccount;
import io.panelhouse.event.LedgerEntryPosted;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.OperationKind;
import io.panelhouse.event.PanelEvent;
import io.panelhouse.event.ResellerChanged;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.SessionChange;
import io.panelhouse.event.SessionHeartbeat;
import io.panelhouse.event.SessionRecorded;
import io.panelhouse.event.SignInAttempted;
import io.panelhouse.event.SignInOutcome;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodec;
import io.panelhouse.event.codec.EventCodecs;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What a panel of 500 resellers with 20,000 sessions sends, to the topics of the contract: of 100 events 89 heartbeats,
 * 5 sign-ins, 4 changes of sessions and 2 ledger entries; and what the figures must be. Confined to one thread.
 */
final class LiveLoad {

    static final int RESELLERS = 500;
    static final int SESSIONS = 20_000;

    private static final long FIRST_MARKER = 100_000;
    private static final Duration TOO_OLD_TO_COUNT = Duration.ofMinutes(2);
    private static final int CREDIT_SCALE = 4;
    private static final BigDecimal FUNDS = BigDecimal.valueOf(1_000_000_000).setScale(CREDIT_SCALE);
    private static final BigDecimal PRICE = BigDecimal.ONE.setScale(CREDIT_SCALE);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, Long> sequences = new HashMap<>();
    private final long[] sales = new long[RESELLERS + 1];
    private long events;
    private long heartbeats;
    private long visits;
    private long sold;
    private boolean visiting;
    private boolean debited;
    private int turns;

    LiveLoad(KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Records sent so far. */
    long events() {
        return events;
    }

    /** Founds and funds the resellers and opens the sessions. */
    void found() {
        Instant now = now();
        for (int id = 1; id <= RESELLERS; id++) {
            foundReseller(id, now);
        }
        for (int session = 0; session < SESSIONS; session++) {
            session("s-" + session, SessionChange.OPENED, resellerOf(session), "account-" + session, now);
        }
        producer.flush();
    }

    /** Founds and funds one more reseller. */
    void foundReseller(long id, Instant at) {
        ResellerId reseller = new ResellerId(id);
        journal(
                Topics.RESELLER,
                EventCodecs.RESELLER_CHANGED,
                Long.toString(id),
                new ResellerChanged(reseller, null, "r" + id, id + "/", "UTC", 3, List.of(), null, at));
        entry(reseller, LedgerAccount.WALLET, 1, OperationKind.MINT, FUNDS, FUNDS, at);
    }

    /**
     * Sends so many events, and behind them in each partition of the heartbeats a sign of life of a session that counts
     * from then on only.
     *
     * @return the reseller that has as many open sessions as there are partitions once all was counted
     */
    long turn(int count) {
        long marker = FIRST_MARKER + turns;
        Instant old = now().minus(TOO_OLD_TO_COUNT);
        for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
            session(markerSession(partition), SessionChange.OPENED, marker, "marker-" + partition, old);
        }
        send(count);
        producer.flush();
        for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
            SessionHeartbeat beat = new SessionHeartbeat(new ResellerId(marker), markerSession(partition), now());
            send(new ProducerRecord<>(
                    Topics.SESSION_HEARTBEAT,
                    partition,
                    bytes(beat.sessionId()),
                    EventCodecs.SESSION_HEARTBEAT.encode(beat)));
        }
        producer.flush();
        turns++;
        return marker;
    }

    private String markerSession(int partition) {
        return "marker-" + turns + "-" + partition;
    }

    /** Sends so many events of the mix. */
    void send(int count) {
        Instant now = now();
        for (int i = 0; i < count; i++) {
            int kind = i % 100;
            if (kind < 2) {
                sale(now);
            } else if (kind < 7) {
                signIn(now);
            } else if (kind < 11) {
                visit(now);
            } else {
                beat(now);
            }
        }
    }

    /** One more sale of this reseller, and the sequence of its entry. */
    long debit(long reseller, long sequence, Instant at) {
        BigDecimal balance = FUNDS.subtract(PRICE.multiply(BigDecimal.valueOf(sequence - 1)));
        entry(
                new ResellerId(reseller),
                LedgerAccount.WALLET,
                sequence,
                OperationKind.RENEW,
                PRICE.negate(),
                balance,
                at);
        return sequence;
    }

    /** Whether a reading shows what was sent. */
    boolean isExact(LiveCounters reading) {
        int id = (int) reading.resellerId().value();
        BigDecimal spent = PRICE.multiply(BigDecimal.valueOf(sales[id]));
        return reading.balance().compareTo(FUNDS.subtract(spent)) == 0
                && reading.spentToday().compareTo(spent) == 0
                && reading.openSessions() == SESSIONS / RESELLERS
                && reading.onlineAccounts() == SESSIONS / RESELLERS;
    }

    private void beat(Instant now) {
        int session = (int) (heartbeats++ % SESSIONS);
        SessionHeartbeat beat = new SessionHeartbeat(new ResellerId(resellerOf(session)), "s-" + session, now);
        send(new ProducerRecord<>(
                Topics.SESSION_HEARTBEAT, bytes(beat.sessionId()), EventCodecs.SESSION_HEARTBEAT.encode(beat)));
    }

    /** Somebody comes, and with the next call goes. */
    private void visit(Instant now) {
        SessionChange change = visiting ? SessionChange.CLOSED : SessionChange.OPENED;
        session("visit-" + visits, change, 1 + visits % RESELLERS, "guest-" + visits, now);
        visits += visiting ? 1 : 0;
        visiting = !visiting;
    }

    /** A debit, and with the next call what it paid for. */
    private void sale(Instant now) {
        int id = 1 + (int) (sold % RESELLERS);
        ResellerId reseller = new ResellerId(id);
        if (debited) {
            BigDecimal consumed = PRICE.multiply(BigDecimal.valueOf(sales[id]));
            entry(reseller, LedgerAccount.CONSUMED, sales[id], OperationKind.RENEW, PRICE, consumed, now);
            sold++;
        } else {
            debit(id, ++sales[id] + 1, now);
        }
        debited = !debited;
    }

    private void signIn(Instant now) {
        long number = events(Topics.AUTH_ATTEMPT);
        int session = (int) (number % SESSIONS);
        SignInOutcome outcome =
                (number + number / SESSIONS) % 4 == 0 ? SignInOutcome.WRONG_PASSWORD : SignInOutcome.ACCEPTED;
        ResellerId reseller = new ResellerId(resellerOf(session));
        journal(
                Topics.AUTH_ATTEMPT,
                EventCodecs.SIGN_IN_ATTEMPTED,
                reseller.toString(),
                new SignInAttempted(
                        reseller,
                        new AccountId(1 + session),
                        "account-" + session,
                        outcome,
                        "password",
                        "device-" + session,
                        "MAG",
                        "10.0.0.1",
                        now));
    }

    private void session(String id, SessionChange change, long reseller, String account, Instant at) {
        journal(
                Topics.SESSION,
                EventCodecs.SESSION_RECORDED,
                id,
                new SessionRecorded(
                        new ResellerId(reseller), id, change, null, account, "device", "MAG", "10.0.0.1", at));
    }

    private void entry(
            ResellerId reseller,
            LedgerAccount account,
            long sequence,
            OperationKind kind,
            BigDecimal amount,
            BigDecimal after,
            Instant at) {
        journal(
                Topics.LEDGER_ENTRY,
                EventCodecs.LEDGER_ENTRY_POSTED,
                reseller.toString(),
                new LedgerEntryPosted(
                        reseller, 1, account, sequence, kind, null, amount, after, "M1", new AccountId(1), at));
    }

    private <E extends PanelEvent> void journal(String topic, EventCodec<EventEnvelope<E>> codec, String key, E event) {
        long sequence = sequences.merge(topic, 1L, Long::sum);
        Instant now = event.occurredAt();
        send(new ProducerRecord<>(
                topic, bytes(key), codec.encode(new EventEnvelope<>(sequence, now, now, null, event))));
    }

    private long events(String topic) {
        return sequences.getOrDefault(topic, 0L);
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        var unused = producer.send(record);
        events++;
    }

    static long resellerOf(int session) {
        return 1L + session % RESELLERS;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
