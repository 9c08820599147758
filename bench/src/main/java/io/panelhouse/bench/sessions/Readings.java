package io.panelhouse.bench.sessions;

import io.panelhouse.event.FeedBeat;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.ResellerId;
import io.panelhouse.event.Topics;
import io.panelhouse.event.codec.EventCodecs;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Publishes readings as the live job does. In each turn, which takes a second, every reseller gets a new number of
 * accounts online, the resellers one after the other; in some turns it has sold something too.
 */
final class Readings implements AutoCloseable {

    private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int ENTRIES_BEFORE = 100;

    private final KafkaProducer<byte[], byte[]> producer;
    private final List<io.panelhouse.panel.ResellerId> resellers;
    private final Published published;
    private final int saleSeconds;
    private int turn;

    Readings(
            KafkaProducer<byte[], byte[]> producer,
            List<io.panelhouse.panel.ResellerId> resellers,
            Published published,
            int saleSeconds) {
        this.producer = producer;
        this.resellers = resellers;
        this.published = published;
        this.saleSeconds = saleSeconds;
    }

    /** So many turns, each a second long; late ones are not skipped. */
    void turns(int turns) {
        long start = System.nanoTime();
        for (int i = 0; i < turns; i++) {
            turn++;
            beat();
            for (int reseller = 0; reseller < resellers.size(); reseller++) {
                long due = start + i * TURN_NANOS + TURN_NANOS * reseller / resellers.size();
                LockSupport.parkNanos(due - System.nanoTime());
                published.note(reseller, turn);
                send(reseller);
            }
        }
        producer.flush();
    }

    /** The feed goes on, and nothing changes. */
    void beat() {
        byte[] beat = EventCodecs.FEED_BEAT.encode(new FeedBeat(now()));
        var unusedLive = producer.send(new ProducerRecord<>(Topics.LIVE_BEAT, beat));
        var unusedFeed = producer.send(new ProducerRecord<>(Topics.FEED_BEAT, beat));
    }

    /** The last turn. */
    int turn() {
        return turn;
    }

    /** What the reseller has sold in all turns so far. */
    int sales(int reseller) {
        return (turn + reseller) / saleSeconds;
    }

    private void send(int reseller) {
        Instant now = now();
        int sales = sales(reseller);
        long id = resellers.get(reseller).value();
        LiveCounters reading = new LiveCounters(
                new ResellerId(id),
                turn,
                Published.online(reseller, turn),
                Published.online(reseller, turn),
                BigDecimal.valueOf(Published.balance(reseller, sales)).setScale(4),
                BigDecimal.valueOf(sales).setScale(4),
                ENTRIES_BEFORE + sales,
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                now,
                BigDecimal.valueOf(sales).setScale(4),
                DeskHouse.ACCOUNTS,
                DeskHouse.ACCOUNTS,
                BigDecimal.valueOf(DeskHouse.ACCOUNTS).setScale(4),
                0,
                Instant.EPOCH);
        var unused = producer.send(new ProducerRecord<>(
                Topics.LIVE_COUNTERS,
                Long.toString(id).getBytes(StandardCharsets.UTF_8),
                EventCodecs.LIVE_COUNTERS.encode(reading)));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void close() {
        producer.close();
    }
}
