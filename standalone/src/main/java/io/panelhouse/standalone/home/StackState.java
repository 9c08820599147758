package io.panelhouse.standalone.home;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What a stack remembers between starts.
 *
 * @param bind the address people and edges reach it on
 * @param ports TCP port by the name of its user
 * @param demo the demo this data was started with: {@code small}, {@code medium}, {@code large} or {@code none}
 * @param demoFilled whether the demo history has been written completely
 */
public record StackState(String bind, Map<String, Integer> ports, String demo, boolean demoFilled) {

    public static Optional<StackState> read(Home home) {
        return JsonFile.read(home.stateFile(), StackState.class).map(StackState::checked);
    }

    private StackState checked() {
        if (bind == null || ports == null || demo == null) {
            throw new Refusal(
                    "Cannot read the state of this stack: state.json lacks bind, ports or demo; restore it, the data was left alone");
        }
        return this;
    }

    /** The port of a user of one, as chosen at this start. */
    public int port(String name) {
        Integer port = ports.get(name);
        if (port == null) {
            throw new Refusal(
                    "Cannot read the state of this stack: state.json lacks the port of %s; restore it, the data was left alone"
                            .formatted(name));
        }
        return port;
    }

    public void write(Home home) {
        try {
            JsonFile.write(home.stateFile(), this);
        } catch (IOException e) {
            throw new Refusal("Cannot write %s: %s".formatted(home.stateFile(), Home.reason(e)), e);
        }
    }

    public StackState filled() {
        return new StackState(bind, ports, demo, true);
    }
}
