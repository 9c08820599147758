package io.panelhouse.streaming.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the process is.
 *
 * @param healthy whether every job runs
 * @param body for machines and people: {@code healthy}, {@code detail}, {@code jobs}, {@code beatAgeMillis}
 */
record Health(boolean healthy, Map<String, @Nullable Object> body) {

    static Health of(List<JobRun.Observation> jobs, Optional<Instant> lastBeat, Instant now) {
        boolean healthy = jobs.stream().allMatch(JobRun.Observation::running);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("healthy", healthy);
        body.put("detail", detail(jobs, healthy));
        List<Map<String, @Nullable Object>> described = new ArrayList<>();
        for (JobRun.Observation job : jobs) {
            described.add(describe(job));
        }
        body.put("jobs", described);
        body.put(
                "beatAgeMillis",
                lastBeat.map(beat -> Duration.between(beat, now).toMillis()).orElse(null));
        return new Health(healthy, body);
    }

    private static Map<String, @Nullable Object> describe(JobRun.Observation job) {
        Map<String, @Nullable Object> description = new LinkedHashMap<>();
        description.put("name", job.job());
        description.put("state", job.state());
        description.put("detail", job.detail());
        Instant checkpoint = job.lastCheckpointAt();
        description.put("lastCheckpointAt", checkpoint == null ? null : checkpoint.toString());
        return description;
    }

    private static String detail(List<JobRun.Observation> jobs, boolean healthy) {
        if (healthy) {
            return jobs.size() == 1 ? "The job runs." : "All jobs run.";
        }
        List<String> stopped = new ArrayList<>();
        for (JobRun.Observation job : jobs) {
            if (!job.running()) {
                String why = job.detail() == null ? "" : ": " + job.detail();
                stopped.add("job %s is %s%s".formatted(job.job(), job.state(), why));
            }
        }
        return String.join("; ", stopped);
    }
}
