package io.panelhouse.standalone.stack;

import io.panelhouse.standalone.home.Home;
import io.panelhouse.standalone.home.Secrets;
import io.panelhouse.standalone.home.StackState;
import io.panelhouse.standalone.postgres.EmbeddedPostgres;
import java.util.Map;
import java.util.TreeMap;

/** The environment that every process of a stack gets; the same for residents and for commands run beside them. */
public final class StackEnvironment {

    private static final String LOOPBACK = "127.0.0.1";

    private StackEnvironment() {}

    public static Map<String, String> of(Home home, StackState state) {
        Map<String, String> environment = new TreeMap<>();
        String database = "jdbc:postgresql://%s:%d/".formatted(LOOPBACK, state.port("postgres"));
        environment.put("PANELHOUSE_DB_URL", database + "panelhouse");
        environment.put("PANELHOUSE_DB_USER", EmbeddedPostgres.USER);
        environment.put("PANELHOUSE_DB_PASSWORD", new Secrets(home).databasePassword());
        environment.put("PANELHOUSE_EDGE_KEY", new Secrets(home).edgeKey());
        environment.put("PANELHOUSE_KEY", new Secrets(home).key());
        environment.put("PANELHOUSE_KAFKA", LOOPBACK + ":" + state.port("kafka"));
        environment.put("PANELHOUSE_LAKE_CATALOG_URL", database + "lake");
        environment.put("PANELHOUSE_LAKE_WAREHOUSE", "file://" + home.lake());
        environment.put("PANELHOUSE_HEADS", home.heads().toString());
        environment.put("PANELHOUSE_STATE", home.engines().toString());
        environment.put(
                "PANELHOUSE_GATEWAY_URL", "http://%s:%d".formatted(reachable(state.bind()), state.port("ingest")));
        environment.put("PANELHOUSE_BIND", LOOPBACK);
        environment.put("PANELHOUSE_KAFKA_DATA", home.kafka().toString());
        environment.put("PANELHOUSE_KAFKA_PORT", Integer.toString(state.port("kafka")));
        environment.put("PANELHOUSE_KAFKA_CONTROLLER_PORT", Integer.toString(state.port("kafka-controller")));
        environment.put("PANELHOUSE_KAFKA_HEALTH_PORT", Integer.toString(state.port("kafka-health")));
        environment.put("PANELHOUSE_INGEST_PORT", Integer.toString(state.port("ingest")));
        environment.put("PANELHOUSE_API_PORT", Integer.toString(state.port("api")));
        environment.put("PANELHOUSE_STREAMING_PORT", Integer.toString(state.port("streaming")));
        environment.put("PANELHOUSE_DASHBOARD_PORT", Integer.toString(state.port("dashboard")));
        environment.put("PANELHOUSE_SIMULATOR_PORT", Integer.toString(state.port("simulator")));
        return environment;
    }

    /** The environment of a part that people or edges reach from outside. */
    static Map<String, String> ofPublic(Home home, StackState state) {
        Map<String, String> environment = new TreeMap<>(of(home, state));
        environment.put("PANELHOUSE_BIND", state.bind());
        return environment;
    }

    /** The host by which this machine reaches what listens on the given address. */
    static String reachable(String bind) {
        return bind.equals("0.0.0.0") || bind.equals("::") ? LOOPBACK : bind;
    }
}
