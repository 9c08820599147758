package io.panelhouse.dashboard;

import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.panel.Panel;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /health}: 200 while the system of record answers, else 503. A late live feed does not make the dashboard
 * unhealthy, as starting it again would not help; the tiles say it.
 */
@RestController
class HealthEndpoint {

    private final Panel panel;
    private final LiveFeed feed;

    HealthEndpoint(Panel panel, LiveFeed feed) {
        this.panel = panel;
        this.feed = feed;
    }

    @GetMapping(path = "/health", produces = "application/json")
    ResponseEntity<Map<String, Object>> health() {
        boolean healthy = panel.healthy();
        boolean fresh = feed.fresh();
        Instant beat = feed.lastBeat();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("healthy", healthy);
        facts.put("detail", detail(healthy, fresh));
        facts.put("liveFeedFresh", fresh);
        facts.put("liveFeedBeat", beat == null ? "none" : beat.toString());
        return ResponseEntity.status(healthy ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .header("Cache-Control", "no-store")
                .body(facts);
    }

    private static String detail(boolean healthy, boolean fresh) {
        if (!healthy) {
            return "The system of record does not answer";
        }
        return fresh ? "Serving, live figures are fresh" : "Serving, live figures are late";
    }
}
