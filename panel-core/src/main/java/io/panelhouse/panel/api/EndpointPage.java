package io.panelhouse.panel.api;

import io.panelhouse.panel.Permission;
import io.panelhouse.panel.api.http.Route;
import io.panelhouse.panel.api.http.RouteTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** The routes as one page for a person, without script and without anything from elsewhere. */
final class EndpointPage {

    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;\
            color:#1b1f24;background:#fff}code{font:14px ui-monospace,monospace}\
            table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem .3rem 0;\
            border-bottom:1px solid #d7dbe0;vertical-align:top}h2{margin-top:2rem}\
            @media (prefers-color-scheme:dark){body{color:#e6e8ea;background:#14171a}td,th{border-color:#343a40}\
            a{color:#8ab4f8}}""";

    private EndpointPage() {}

    static String of(RouteTable table) {
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>Panelhouse API</title><style>"
                + STYLE + "</style><h1>Panelhouse API</h1><p>Send a token as <code>Authorization: Bearer ph_…</code>. "
                + "The whole contract is <a href=\"/v1/openapi.json\">openapi.json</a>.");
        String group = "";
        for (Route route : table.routes()) {
            if (!route.group().equals(group)) {
                page.append(group.isEmpty() ? "" : "</table>");
                group = route.group();
                page.append("<h2>").append(escaped(group)).append("</h2><table>");
            }
            Permission permission = route.permission();
            page.append("<tr><td><code>%s&nbsp;%s</code><td>%s<td>%s"
                    .formatted(
                            route.method(),
                            escaped(route.template()),
                            escaped(route.summary()),
                            permission == null ? "" : permission));
        }
        return page.append("</table></html>").toString();
    }

    /** What a browser may do with an answer of this type: nothing, except to use the page's own style. */
    static Map<String, String> headers(String type) {
        return type.startsWith("text/html")
                ? Map.of(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'sha256-%s'; frame-ancestors 'none'; base-uri 'none'"
                                .formatted(styleHash()))
                : Map.of();
    }

    private static String styleHash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
