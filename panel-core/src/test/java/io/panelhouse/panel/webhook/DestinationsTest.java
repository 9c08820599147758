package io.panelhouse.panel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {

    private final Destinations destinations = new Destinations(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.168.1.1",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001::1",
                "2001:db8::1"
            })
    void privateAddressesAreNotPublic(String address) throws UnknownHostException {
        assertThat(Destinations.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.255.255",
                "198.17.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2001:4860::8888"
            })
    void addressesOfTheInternetAre(String address) throws UnknownHostException {
        assertThat(Destinations.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "ftp://example.com/",
                "https:///a",
                "https://user:word@example.com/",
                "https://example.com/#a",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://localhost/",
                "not a url",
                "https://example.com:70000/",
                "https://[::ffff:127.0.0.1]:8443/"
            })
    void otherAddressesAreRefused(String url) {
        assertThatThrownBy(() -> destinations.checked(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid address of a webhook: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com", "https://example.com:8443/a?b=c", "https://1.1.1.1/"})
    void addressesOfTheInternetAreTaken(String url) throws UnknownHostException {
        assertThat(destinations.checked(url)).hasToString(url);
    }
}
