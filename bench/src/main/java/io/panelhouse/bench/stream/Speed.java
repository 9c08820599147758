package io.panelhouse.bench.stream;

/** How long a turn took. */
record Speed(long events, double seconds, double cpuSeconds) {

    double perSecond() {
        return events / seconds;
    }

    double perCpuSecond() {
        return events / cpuSeconds;
    }
}
