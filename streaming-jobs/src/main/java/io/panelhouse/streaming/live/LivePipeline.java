package io.panelhouse.streaming.live;

import io.panelhouse.event.Alert;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.event.FeedBeat;
import io.panelhouse.event.LiveCounters;
import io.panelhouse.event.Topics;
import io.panelhouse.streaming.intake.KafkaRecord;
import io.panelhouse.streaming.intake.Quarantine;
import io.panelhouse.streaming.intake.Quarantined;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The wiring of the live job: decode, watch failing and shared accounts, balances and logins that drain, keep sessions
 * and terms, count by reseller.
 *
 * <p>With parallelism 1 a beat leaves after the readings of everything that was read before it; with more, after those
 * of its own subtasks.
 */
public final class LivePipeline {

    /** What the source has to read. */
    public static final List<String> TOPICS = List.of(
            Topics.RESELLER,
            Topics.OPERATION,
            Topics.LEDGER_ENTRY,
            Topics.TERM,
            Topics.TERM_END,
            Topics.AUTH_ATTEMPT,
            Topics.SESSION,
            Topics.SESSION_HEARTBEAT,
            Topics.FEED_BEAT);

    private LivePipeline() {}

    /** Where the job's results go. */
    public record Sinks(
            Sink<LiveCounters> counters,
            Sink<ConnectionIssue> issues,
            Sink<Alert> alerts,
            Sink<FeedBeat> beats,
            Sink<Quarantined> quarantine) {}

    /**
     * Adds the job to an environment.
     *
     * @param issueFailures how many failures in 24 h make a connection issue
     */
    public static void define(
            StreamExecutionEnvironment env, Source<KafkaRecord, ?, ?> source, int issueFailures, Sinks sinks) {
        var signals = env.fromSource(source, WatermarkStrategy.noWatermarks(), "live-source")
                .uid("live-source")
                .process(new LiveDecodeFunction())
                .name("decode")
                .uid("live-decode");
        signals.getSideOutput(Quarantine.OUTPUT)
                .sinkTo(sinks.quarantine())
                .name("quarantine")
                .uid("live-quarantine");

        var issues = keyed(signals.getSideOutput(LiveDecodeFunction.ATTEMPTS), SignInSignal::accountId, Types.LONG)
                .process(new IssueFunction(issueFailures))
                .name("issues")
                .uid("live-issues");
        issues.sinkTo(sinks.issues()).name("live.issue").uid("live-issue-sink");

        DataStream<Alert> thresholds = keyed(
                        signals.getSideOutput(LiveDecodeFunction.WALLETS), WalletSignal::resellerId, Types.LONG)
                .process(new ThresholdFunction())
                .name("thresholds")
                .uid("live-thresholds");
        var caps = keyed(signals.getSideOutput(LiveDecodeFunction.DEBITS), DebitSignal::resellerId, Types.LONG)
                .process(new DebitCapFunction())
                .name("caps")
                .uid("live-caps");
        DataStream<Alert> drains = keyed(caps, DebitSignal::key, Types.STRING)
                .process(new DrainFunction())
                .name("drains")
                .uid("live-drains");
        DataStream<Alert> sharing = keyed(
                        signals.getSideOutput(LiveDecodeFunction.VIEWINGS), ViewingSignal::accountId, Types.LONG)
                .process(new SharingFunction())
                .name("sharing")
                .uid("live-sharing");

        var sessions = keyed(signals, SessionSignal::sessionId, Types.STRING)
                .process(new SessionFunction())
                .name("sessions")
                .uid("live-sessions");
        var accounts = keyed(signals.getSideOutput(LiveDecodeFunction.ACCOUNTS), AccountSignal::accountId, Types.LONG)
                .process(new AccountFunction())
                .name("accounts")
                .uid("live-accounts");
        var readings = sessions.union(
                        signals.getSideOutput(LiveDecodeFunction.RESELLERS),
                        accounts,
                        issues.getSideOutput(IssueFunction.FAILING))
                .keyBy(ResellerSignal::resellerId, Types.LONG)
                .process(new CountersFunction())
                .name("counters")
                .uid("live-counters");
        readings.sinkTo(sinks.counters()).name("live.counters").uid("live-counters-sink");
        DataStream<Alert> renewals = keyed(
                        readings, reading -> reading.resellerId().value(), Types.LONG)
                .process(new DueAlertFunction())
                .name("renewals-due")
                .uid("live-renewals-due");
        thresholds
                .union(drains, sharing, renewals)
                .sinkTo(sinks.alerts())
                .name("live.alert")
                .uid("live-alert-sink");
        readings.getSideOutput(CountersFunction.BEATS)
                .sinkTo(sinks.beats())
                .name("live.beat")
                .uid("live-beat-sink");
    }

    /**
     * A stream by key. Where one subtask does all the work, every key is already with it: the next function then runs
     * in the same thread, and nothing is written out and read again on the way. State is kept the same in both forms,
     * so a job may be started anew with another parallelism.
     */
    private static <T, K> KeyedStream<T, K> keyed(
            DataStream<T> stream, KeySelector<T, K> key, TypeInformation<K> type) {
        return stream.getExecutionEnvironment().getParallelism() == 1
                ? DataStreamUtils.reinterpretAsKeyedStream(stream, key, type)
                : stream.keyBy(key, type);
    }
}
