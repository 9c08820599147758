package io.panelhouse.ingest.gateway;

import com.sun.net.httpserver.HttpExchange;
import io.panelhouse.ingest.capture.CaptureStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code GET /health}: 200 while the feed beats or catches up, else 503. Rows in quarantine are {@code degraded}, not
 * unhealthy: what reads the feed is to start and to go on beside them.
 */
final class HealthEndpoint implements Answers.Endpoint {

    private final Supplier<CaptureStatus> capture;
    private final InstantSource clock;

    HealthEndpoint(Supplier<CaptureStatus> capture, InstantSource clock) {
        this.capture = capture;
        this.clock = clock;
    }

    @Override
    public Answer answer(HttpExchange request) {
        CaptureStatus status = capture.get();
        Instant now = clock.instant();
        boolean healthy = status.healthy(now);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("healthy", healthy);
        facts.put("detail", status.sentence(now));
        facts.put(
                "lastBeat", status.lastBeat() == null ? null : status.lastBeat().toString());
        facts.put("lagMillis", status.lag() == null ? null : status.lag().toMillis());
        facts.put("rows", status.rows());
        facts.put("degraded", status.degraded());
        facts.put("quarantinedRows", status.waiting().rows());
        facts.put("quarantinedLedgerRows", status.waiting().ledgerRows());
        facts.put("captureStarts", status.starts());
        return Answer.json(healthy ? 200 : 503, facts);
    }
}
