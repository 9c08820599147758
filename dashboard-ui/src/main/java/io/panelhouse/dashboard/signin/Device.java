package io.panelhouse.dashboard.signin;

import org.jspecify.annotations.Nullable;

/** A browser and its system in words of ours; nothing of what the browser sends is kept. */
final class Device {

    private Device() {}

    static String words(@Nullable String userAgent) {
        String sent = userAgent == null ? "" : userAgent;
        return browser(sent) + " on " + system(sent);
    }

    private static String browser(String sent) {
        if (sent.contains("Edg/")) {
            return "Edge";
        }
        if (sent.contains("Firefox/")) {
            return "Firefox";
        }
        if (sent.contains("Chrome/") || sent.contains("CriOS/")) {
            return "Chrome";
        }
        return sent.contains("Safari/") ? "Safari" : "A browser";
    }

    private static String system(String sent) {
        if (sent.contains("iPhone")) {
            return "iPhone";
        }
        if (sent.contains("iPad")) {
            return "iPad";
        }
        if (sent.contains("Android")) {
            return "Android";
        }
        if (sent.contains("Windows")) {
            return "Windows";
        }
        if (sent.contains("Mac OS")) {
            return "Mac";
        }
        return sent.contains("Linux") ? "Linux" : "an unknown system";
    }
}
