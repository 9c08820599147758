package io.panelhouse.dashboard;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that notices are handed to; read once at start from {@code PANELHOUSE_SMTP_*}.
 *
 * @param host its name
 * @param port where it listens
 * @param user who signs in; null for nobody
 * @param password of that user
 * @param from the sender of every message
 * @param security how the connection is protected
 * @param page the address of this dashboard as people open it, for links; null for none
 */
public record MailSettings(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        String from,
        Security security,
        @Nullable URI page) {

    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_OVER_TLS = 465;

    /**
     * Reads the settings; null if {@code PANELHOUSE_SMTP_HOST} is not set: nothing is mailed then.
     *
     * @throws IllegalArgumentException if one is missing or malformed; its message names it
     */
    static @Nullable MailSettings fromEnvironment(Map<String, String> environment) {
        String host = set(environment, "PANELHOUSE_SMTP_HOST");
        if (host == null) {
            return null;
        }
        String from = set(environment, "PANELHOUSE_SMTP_FROM");
        if (from == null) {
            throw new IllegalArgumentException(
                    "Cannot start the dashboard: PANELHOUSE_SMTP_FROM is not set; give the sender's address");
        }
        String user = set(environment, "PANELHOUSE_SMTP_USER");
        String password = set(environment, "PANELHOUSE_SMTP_PASSWORD");
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("Cannot start the dashboard: PANELHOUSE_SMTP_USER and"
                    + " PANELHOUSE_SMTP_PASSWORD belong together; set both or none");
        }
        Security security = security(set(environment, "PANELHOUSE_SMTP_SECURITY"));
        return new MailSettings(
                host,
                port(set(environment, "PANELHOUSE_SMTP_PORT"), security),
                user,
                password,
                from,
                security,
                page(set(environment, "PANELHOUSE_PAGE")));
    }

    @Override
    public String toString() {
        return "MailSettings[host=%s, port=%d, from=%s, security=%s]".formatted(host, port, from, security);
    }

    private static Security security(@Nullable String text) {
        if (text == null) {
            return Security.STARTTLS;
        }
        for (Security security : Security.values()) {
            if (security.name().toLowerCase(Locale.ROOT).equals(text)) {
                return security;
            }
        }
        throw new IllegalArgumentException(
                "Invalid PANELHOUSE_SMTP_SECURITY: must be starttls, tls or none, was " + text);
    }

    private static int port(@Nullable String text, Security security) {
        if (text == null) {
            return security == Security.TLS ? SUBMISSION_OVER_TLS : SUBMISSION;
        }
        if (text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("Invalid PANELHOUSE_SMTP_PORT: must be a port from 1 to 65535, was " + text);
    }

    private static @Nullable URI page(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.matches("https?://[A-Za-z0-9.:\\[\\]-]+/?")) {
            return URI.create(text.endsWith("/") ? text : text + "/");
        }
        throw new IllegalArgumentException(
                "Invalid PANELHOUSE_PAGE: must be an address such as https://panel.example.com, was " + text);
    }

    private static @Nullable String set(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** How the connection is protected. */
    public enum Security {
        /** Begins plain and must change to TLS. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS,
        /** Nothing: for a mail server on this machine or in a private network. */
        NONE
    }
}
