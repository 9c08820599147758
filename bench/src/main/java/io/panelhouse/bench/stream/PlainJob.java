package io.panelhouse.bench.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The ablation of S1: sessions and figures of resellers as one writes them first, on Flink's default settings, from
 * JSON to JSON. It does less than the live job: no connection issues, no guard against replays, no zones. Readings come
 * at most every 100 ms, as there.
 */
public final class PlainJob {

    static final String IN = "bench.plain-events";
    static final String OUT = "bench.plain-readings";

    private static final Duration CHECKPOINTS = Duration.ofSeconds(5);

    private PlainJob() {}

    /** Runs until it is ended. Argument: bootstrap servers. */
    public static void main(String[] arguments) throws Exception {
        String kafka = arguments[0];
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        env.enableCheckpointing(CHECKPOINTS.toMillis());
        env.fromSource(
                        KafkaSource.<String>builder()
                                .setBootstrapServers(kafka)
                                .setTopics(IN)
                                .setGroupId("bench-plain")
                                .setStartingOffsets(OffsetsInitializer.earliest())
                                .setValueOnlyDeserializer(new SimpleStringSchema())
                                .build(),
                        WatermarkStrategy.noWatermarks(),
                        "events")
                .map(new org.apache.flink.api.common.functions.MapFunction<String, PlainEvent>() {
                    private static final long serialVersionUID = 1;
                    private static final ObjectMapper JSON = new ObjectMapper();

                    @Override
                    public PlainEvent map(String text) throws Exception {
                        return JSON.readValue(text, PlainEvent.class);
                    }
                })
                .keyBy(event -> event.session.isEmpty() ? "reseller-" + event.reseller : event.session)
                .process(new Sessions())
                .keyBy(signal -> signal.reseller)
                .process(new Counters())
                .sinkTo(KafkaSink.<String>builder()
                        .setBootstrapServers(kafka)
                        .setRecordSerializer(KafkaRecordSerializationSchema.builder()
                                .setTopic(OUT)
                                .setValueSerializationSchema(new SimpleStringSchema())
                                .build())
                        .build());
        env.execute("plain");
    }

    /** Tells when a session begins and ends. */
    private static final class Sessions extends KeyedProcessFunction<String, PlainEvent, PlainSignal> {

        private static final long serialVersionUID = 1;
        /** Longer than a session of the live job, which a job that stands still for turns needs. */
        private static final long EXPIRY_MILLIS = 900_000;

        private transient ValueState<PlainSession> state;

        @Override
        public void open(OpenContext context) {
            state = getRuntimeContext().getState(new ValueStateDescriptor<>("session", PlainSession.class));
        }

        @Override
        public void processElement(PlainEvent event, Context context, Collector<PlainSignal> out) throws Exception {
            if (event.session.isEmpty()) {
                credits(event, out);
                return;
            }
            PlainSession session = Objects.requireNonNullElseGet(state.value(), PlainSession::new);
            boolean wasOpen = session.open;
            switch (event.kind) {
                case "OPENED" -> {
                    session.known = true;
                    session.reseller = event.reseller;
                    session.account = event.account;
                }
                case "CLOSED" -> session.closed = true;
                default -> session.reseller = event.reseller;
            }
            session.seenMillis = Math.max(session.seenMillis, event.atMillis);
            long expiry = session.seenMillis + EXPIRY_MILLIS;
            session.open = session.known
                    && !session.closed
                    && expiry > context.timerService().currentProcessingTime();
            tell(session, wasOpen, out);
            context.timerService().registerProcessingTimeTimer(expiry);
            state.update(session);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<PlainSignal> out) throws Exception {
            PlainSession session = state.value();
            if (session == null || session.seenMillis + EXPIRY_MILLIS > timestamp) {
                return;
            }
            boolean wasOpen = session.open;
            session.open = false;
            tell(session, wasOpen, out);
            state.clear();
        }

        private static void tell(PlainSession session, boolean wasOpen, Collector<PlainSignal> out) {
            if (session.open != wasOpen) {
                out.collect(PlainSignal.session(session.reseller, session.account, session.open ? 1 : -1));
            }
        }

        private static void credits(PlainEvent event, Collector<PlainSignal> out) {
            PlainSignal signal = new PlainSignal();
            signal.reseller = event.reseller;
            if (event.kind.equals("WALLET")) {
                signal.balance = event.balance;
                out.collect(signal);
            } else if (event.kind.equals("CONSUMED")) {
                signal.spent = event.amount;
                out.collect(signal);
            }
        }
    }

    /** Counts by reseller. */
    private static final class Counters extends KeyedProcessFunction<Long, PlainSignal, String> {

        private static final long serialVersionUID = 1;
        private static final long SPACING_MILLIS = 100;
        private static final ObjectMapper JSON = new ObjectMapper();

        private transient MapState<String, Integer> accounts;
        private transient ValueState<Long> sessions;
        private transient ValueState<BigDecimal> balance;
        private transient ValueState<BigDecimal> spent;
        private transient ValueState<Long> timer;

        @Override
        public void open(OpenContext context) {
            var runtime = getRuntimeContext();
            accounts = runtime.getMapState(new MapStateDescriptor<>("accounts", String.class, Integer.class));
            sessions = runtime.getState(new ValueStateDescriptor<>("sessions", Long.class));
            balance = runtime.getState(new ValueStateDescriptor<>("balance", BigDecimal.class));
            spent = runtime.getState(new ValueStateDescriptor<>("spent", BigDecimal.class));
            timer = runtime.getState(new ValueStateDescriptor<>("timer", Long.class));
        }

        @Override
        public void processElement(PlainSignal signal, Context context, Collector<String> out) throws Exception {
            if (signal.sessions != 0) {
                sessions.update(Objects.requireNonNullElse(sessions.value(), 0L) + signal.sessions);
                int open = Objects.requireNonNullElse(accounts.get(signal.account), 0) + signal.sessions;
                if (open == 0) {
                    accounts.remove(signal.account);
                } else {
                    accounts.put(signal.account, open);
                }
            } else if (!signal.balance.isEmpty()) {
                balance.update(new BigDecimal(signal.balance));
            } else {
                spent.update(Objects.requireNonNullElse(spent.value(), BigDecimal.ZERO)
                        .add(new BigDecimal(signal.spent)));
            }
            if (timer.value() == null) {
                long at = context.timerService().currentProcessingTime() + SPACING_MILLIS;
                context.timerService().registerProcessingTimeTimer(at);
                timer.update(at);
            }
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
            timer.clear();
            int online = 0;
            for (String ignored : accounts.keys()) {
                online++;
            }
            Map<String, Object> reading = new LinkedHashMap<>();
            reading.put("reseller", context.getCurrentKey());
            reading.put("onlineAccounts", online);
            reading.put("openSessions", Objects.requireNonNullElse(sessions.value(), 0L));
            reading.put("balance", Objects.requireNonNullElse(balance.value(), BigDecimal.ZERO));
            reading.put("spentToday", Objects.requireNonNullElse(spent.value(), BigDecimal.ZERO));
            out.collect(JSON.writeValueAsString(reading));
        }
    }
}
