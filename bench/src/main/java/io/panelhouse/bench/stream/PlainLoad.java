package io.panelhouse.bench.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.panelhouse.bench.house.Broker;
import io.panelhouse.bench.house.House;
import io.panelhouse.bench.house.House.Program;
import io.panelhouse.bench.house.Part;
import io.panelhouse.event.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The plain job in its process, the same mix of events for it as JSON, and what it must show. */
final class PlainLoad implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HEAP_MEBIBYTES = 900;
    private static final long FUNDS = 1_000_000_000;
    private static final long FIRST_MARKER = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Part job;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> readings;
    private final Map<Long, JsonNode> latest = new HashMap<>();
    private final long[] sales = new long[LiveLoad.RESELLERS + 1];
    private long sold;
    private long heartbeats;
    private long visits;
    private int turns;

    private PlainLoad(Part job, Broker broker) {
        this.job = job;
        this.producer = broker.producer(5);
        this.readings = broker.consumer(List.of(PlainJob.OUT));
    }

    /** Starts the job and founds its panel. */
    static PlainLoad start(House house, Broker broker) throws Exception {
        broker.create(List.of(PlainJob.IN, PlainJob.OUT), Topics.PARTITIONS);
        Part job = house.start(
                "plain",
                new Program("streaming-jobs", PlainJob.class.getName(), HEAP_MEBIBYTES, List.of(broker.address())),
                Map.of());
        PlainLoad load = new PlainLoad(job, broker);
        load.found();
        return load;
    }

    private void found() {
        long now = System.currentTimeMillis();
        for (int id = 1; id <= LiveLoad.RESELLERS; id++) {
            send(event("WALLET", id, "", "", now), Long.toString(FUNDS), "0", null);
        }
        for (int session = 0; session < LiveLoad.SESSIONS; session++) {
            send(event("OPENED", LiveLoad.resellerOf(session), "s-" + session, "account-" + session, now), null);
        }
        producer.flush();
    }

    /** Writes so many events while the job stands, then lets it count them. */
    Speed turn(int count) throws IOException, InterruptedException {
        long marker = write(count);
        double cpu = job.cpuSeconds();
        long start = System.nanoTime();
        job.goOn();
        while (number(marker, "openSessions") != Topics.PARTITIONS) {
            poll(start);
        }
        Speed speed = new Speed(count, (System.nanoTime() - start) / 1e9, job.cpuSeconds() - cpu);
        while (!isExact()) {
            poll(start);
        }
        job.pause();
        return speed;
    }

    void pause() throws IOException, InterruptedException {
        job.pause();
    }

    private void poll(long start) throws IOException {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
            throw new IllegalStateException("Invalid benchmark: the plain job is not done after %d s;%n%s"
                    .formatted(PATIENCE.toSeconds(), job.told()));
        }
        for (ConsumerRecord<byte[], byte[]> record : readings.poll(POLL)) {
            JsonNode reading = JSON.readTree(record.value());
            latest.put(reading.path("reseller").asLong(), reading);
        }
    }

    private long write(int count) {
        long now = System.currentTimeMillis();
        long marker = FIRST_MARKER + turns;
        for (int i = 0; i < count; i++) {
            int kind = i % 100;
            if (kind < 2) {
                sale(kind == 0, now);
            } else if (kind < 7) {
                int session = (int) (heartbeats % LiveLoad.SESSIONS);
                PlainEvent attempt = event("SIGN_IN", LiveLoad.resellerOf(session), "", "account-" + session, now);
                attempt.device = "device-" + session;
                send(attempt, null);
            } else if (kind < 11) {
                boolean comes = kind % 2 == 1;
                long id = comes ? ++visits : visits;
                send(
                        event(
                                comes ? "OPENED" : "CLOSED",
                                1 + id % LiveLoad.RESELLERS,
                                "visit-" + id,
                                "guest-" + id,
                                now),
                        null);
            } else {
                int session = (int) (heartbeats++ % LiveLoad.SESSIONS);
                send(event("HEARTBEAT", LiveLoad.resellerOf(session), "s-" + session, "", now), null);
            }
        }
        for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
            String session = "marker-" + turns + "-" + partition;
            send(event("OPENED", marker, session, session, now), partition);
        }
        producer.flush();
        turns++;
        return marker;
    }

    private void sale(boolean debit, long now) {
        int id = 1 + (int) (sold % LiveLoad.RESELLERS);
        if (debit) {
            sales[id]++;
            send(event("WALLET", id, "", "", now), Long.toString(FUNDS - sales[id]), "-1", null);
        } else {
            send(event("CONSUMED", id, "", "", now), Long.toString(sales[id]), "1", null);
            sold++;
        }
    }

    private boolean isExact() {
        for (int id = 1; id <= LiveLoad.RESELLERS; id++) {
            JsonNode reading = latest.get((long) id);
            if (reading == null
                    || number(id, "openSessions") != LiveLoad.SESSIONS / LiveLoad.RESELLERS
                    || number(id, "onlineAccounts") != LiveLoad.SESSIONS / LiveLoad.RESELLERS
                    || new BigDecimal(reading.path("balance").asText()).longValueExact() != FUNDS - sales[id]
                    || new BigDecimal(reading.path("spentToday").asText()).longValueExact() != sales[id]) {
                return false;
            }
        }
        return true;
    }

    private long number(long reseller, String field) {
        JsonNode reading = latest.get(reseller);
        return reading == null ? -1 : reading.path(field).asLong();
    }

    private static PlainEvent event(String kind, long reseller, String session, String account, long atMillis) {
        PlainEvent event = new PlainEvent();
        event.kind = kind;
        event.reseller = reseller;
        event.session = session;
        event.account = account;
        event.atMillis = atMillis;
        return event;
    }

    private void send(PlainEvent event, String balance, String amount, @Nullable Integer partition) {
        event.balance = balance;
        event.amount = amount;
        send(event, partition);
    }

    private void send(PlainEvent event, @Nullable Integer partition) {
        String key = event.session.isEmpty() ? Long.toString(event.reseller) : event.session;
        try {
            var unused = producer.send(new ProducerRecord<>(
                    PlainJob.IN,
                    partition,
                    Objects.requireNonNull(key).getBytes(StandardCharsets.UTF_8),
                    JSON.writeValueAsBytes(event)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        readings.close();
    }
}
