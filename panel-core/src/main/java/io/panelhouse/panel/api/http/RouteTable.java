package io.panelhouse.panel.api.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** All routes, and which of them a request is for. */
public final class RouteTable {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final List<Route> routes;

    /** @throws IllegalArgumentException if two routes would take the same requests, or share an id */
    public RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
        Map<String, Route> seen = new HashMap<>();
        for (Route route : routes) {
            String shape = route.method() + " " + route.template().replaceAll("\\{[^}]*}", "{}");
            if (seen.put(shape, route) != null || seen.put(route.id(), route) != null) {
                throw new IllegalArgumentException("Invalid route " + route.id() + ": must differ from all others");
            }
        }
    }

    public List<Route> routes() {
        return routes;
    }

    /**
     * The route of a request.
     *
     * @throws ProblemException if there is none
     */
    Match match(String method, String path) {
        List<String> segments = List.of(path.substring(1).split("/", -1));
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> values = values(route.segments(), segments);
            if (values.isPresent() && route.method().equals(method)) {
                return new Match(route, values.get());
            }
            values.ifPresent(fits -> allowed.add(route.method()));
        }
        if (!allowed.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.WRONG_METHOD,
                    "Cannot answer: this address takes " + String.join(", ", allowed),
                    Map.of("Allow", String.join(", ", allowed)));
        }
        throw new ProblemException(
                ProblemCode.NOT_FOUND, "There is nothing here; GET /v1/openapi.json lists what there is");
    }

    private static Optional<Map<String, String>> values(List<String> template, List<String> segments) {
        if (template.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String wanted = template.get(i);
            String given = segments.get(i);
            if (Route.isVariable(wanted) && ID.matcher(given).matches()) {
                values.put(wanted.substring(1, wanted.length() - 1), given);
            } else if (!wanted.equals(given)) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** A route and the values in the address. */
    record Match(Route route, Map<String, String> values) {}
}
