package io.panelhouse.panel.webhook;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where calls may go: to addresses of the public internet, by https. A server of a private network can let them go
 * anywhere.
 */
final class Destinations {

    private static final int MAX_LENGTH = 500;
    /** Blocks of IPv4 that are not the public internet, as address and length of the prefix. */
    private static final int[][] NOT_PUBLIC = {
        {0, 0, 0, 8}, {10, 0, 0, 8}, {100, 64, 0, 10}, {127, 0, 0, 8}, {169, 254, 0, 16}, {172, 16, 0, 12},
        {192, 0, 0, 24}, {192, 0, 2, 24}, {192, 88, 99, 24}, {192, 168, 0, 16}, {198, 18, 0, 15}, {198, 51, 100, 24},
        {203, 0, 113, 24}, {224, 0, 0, 3}
    };

    private final boolean privateAllowed;

    /** @param privateAllowed whether calls may go to private addresses, and without TLS */
    Destinations(boolean privateAllowed) {
        this.privateAllowed = privateAllowed;
    }

    /**
     * The address of a webhook. A name is looked up at each call and not here.
     *
     * @throws IllegalArgumentException if it breaks a rule
     */
    URI checked(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw invalid("it is no URL", e);
        }
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(privateAllowed && scheme.equals("http"))) {
            throw invalid("it must begin with https://", null);
        }
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw invalid("it must hold a host, and neither a password nor a fragment", null);
        }
        boolean plain = text.length() <= MAX_LENGTH && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (!plain || url.getPort() > 65_535) {
            throw invalid("it must be at most " + MAX_LENGTH + " characters of ASCII, with a port that exists", null);
        }
        literal(url.getHost());
        return url;
    }

    /** A name that is an address itself needs no look-up to be refused. */
    private void literal(String host) {
        boolean isLiteral = host.contains(":") || host.matches("[0-9.]+");
        if (!isLiteral && !host.equalsIgnoreCase("localhost")) {
            return;
        }
        try {
            if (!allowed(InetAddress.getByName(host))) {
                throw invalid("it lies in a private network", null);
            }
        } catch (UnknownHostException malformed) {
            throw invalid("it names no host", malformed);
        }
    }

    private static IllegalArgumentException invalid(String fact, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "Invalid address of a webhook: " + fact + "; give one of the public internet", cause);
    }

    /**
     * The address to connect to. None is given if any address of the host is private: who answers by turns with a
     * public and a private one is up to something.
     */
    InetAddress resolved(URI url) throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(url.getHost());
        for (InetAddress address : addresses) {
            if (!allowed(address)) {
                throw new IOException("its name leads to an address of a private network");
            }
        }
        return addresses[0];
    }

    private boolean allowed(InetAddress address) {
        return privateAllowed || isPublic(address);
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            // Of what is routed at all, without what carries an address of IPv4 in it, and what is for examples.
            int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
            int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
            return (first & 0xe000) == 0x2000
                    && first != 0x2002
                    && !(first == 0x2001 && (second == 0 || second == 0xdb8));
        }
        int value = number(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff) | (bytes[3] & 0xff);
        for (int[] block : NOT_PUBLIC) {
            int mask = -1 << (32 - block[3]);
            if ((value & mask) == (number(block[0], block[1], block[2]) & mask)) {
                return false;
            }
        }
        return true;
    }

    private static int number(int first, int second, int third) {
        return first << 24 | second << 16 | third << 8;
    }
}
