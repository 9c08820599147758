package io.panelhouse.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static final String LOOPBACK = "127.0.0.1";

    @Test
    void everyUserGetsAPortOfItsOwn() {
        Map<String, Integer> ports = Ports.choose(Map.of(), LOOPBACK).byName();

        assertThat(ports)
                .containsOnlyKeys(
                        "postgres",
                        "kafka",
                        "kafka-controller",
                        "kafka-health",
                        "ingest",
                        "api",
                        "streaming",
                        "simulator",
                        "dashboard");
        assertThat(new HashSet<>(ports.values())).hasSameSizeAs(ports.keySet());
    }

    @Test
    void freePortsStayAsTheyWere() {
        Map<String, Integer> first = Ports.choose(Map.of(), LOOPBACK).byName();

        Ports second = Ports.choose(first, LOOPBACK);

        assertThat(second.byName()).isEqualTo(first);
        assertThat(second.moved()).isEmpty();
    }

    @Test
    void aPortThatAStrangerUsesMovesAndThatIsSaid() throws IOException {
        Map<String, Integer> first =
                new HashMap<>(Ports.choose(Map.of(), LOOPBACK).byName());
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = stranger.getLocalPort();
            first.put("postgres", taken);

            Ports second = Ports.choose(first, LOOPBACK);

            int postgres = second.byName().getOrDefault("postgres", -1);
            assertThat(postgres).isNotEqualTo(taken);
            assertThat(second.moved())
                    .containsExactly("Port %d is used by another program; postgres now listens on %d"
                            .formatted(taken, postgres));
        }
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() {
        assertThatThrownBy(() -> Ports.choose(Map.of(), "192.0.2.1"))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "Cannot listen on 192.0.2.1: it is not an address of this machine; choose another with --bind");
    }
}
