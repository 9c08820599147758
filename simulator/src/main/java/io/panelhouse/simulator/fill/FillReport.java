package io.panelhouse.simulator.fill;

import io.panelhouse.panel.directory.Operator;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the panel holds after a fill.
 *
 * @param added false if everything was there already
 * @param resellers the demo business's resellers
 * @param accounts its accounts, ended ones included
 * @param operations sales, transfers and mints
 * @param until end of the history, UTC
 * @param operators the demo sign-ins
 * @param password of the operators created by this run; null if none was created
 */
public record FillReport(
        boolean added,
        int resellers,
        long accounts,
        long operations,
        Instant until,
        List<DemoOperator> operators,
        @Nullable String password) {

    /** A demo sign-in and the reseller it belongs to. */
    public record DemoOperator(Operator operator, String reseller) {}

    /** One line of JSON. The password is in it. */
    public String toJson() {
        String signIns = operators.stream()
                .map(demo -> "{\"operator\":%s,\"role\":%s,\"reseller\":%s}"
                        .formatted(
                                quoted(demo.operator().name()),
                                quoted(demo.operator().role().name()),
                                quoted(demo.reseller())))
                .collect(Collectors.joining(","));
        return "{\"added\":%s,\"resellers\":%d,\"accounts\":%d,\"operations\":%d,\"until\":%s,\"operators\":[%s],\"password\":%s}"
                .formatted(
                        added,
                        resellers,
                        accounts,
                        operations,
                        quoted(until.toString()),
                        signIns,
                        password == null ? "null" : quoted(password));
    }

    @Override
    public String toString() {
        return "FillReport[added " + added + ", " + resellers + " resellers, " + accounts + " accounts, " + operations
                + " operations]";
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20 || c > 0x7e) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
