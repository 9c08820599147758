package io.panelhouse.dashboard.signin;

import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.i18n.Texts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A browser and its system in words of ours, those of the one who signs in; nothing of what the browser sends is kept.
 */
final class Device {

    private Device() {}

    static String words(@Nullable String userAgent, Language language) {
        String sent = userAgent == null ? "" : userAgent;
        Texts texts = Texts.of(language);
        return texts.say(
                "signin.device",
                browser(sent).orElseGet(() -> texts.say("signin.device.browser")),
                system(sent).orElseGet(() -> texts.say("signin.device.system")));
    }

    private static Optional<String> browser(String sent) {
        if (sent.contains("Edg/")) {
            return Optional.of("Edge");
        }
        if (sent.contains("Firefox/")) {
            return Optional.of("Firefox");
        }
        if (sent.contains("Chrome/") || sent.contains("CriOS/")) {
            return Optional.of("Chrome");
        }
        return sent.contains("Safari/") ? Optional.of("Safari") : Optional.empty();
    }

    private static Optional<String> system(String sent) {
        if (sent.contains("iPhone")) {
            return Optional.of("iPhone");
        }
        if (sent.contains("iPad")) {
            return Optional.of("iPad");
        }
        if (sent.contains("Android")) {
            return Optional.of("Android");
        }
        if (sent.contains("Windows")) {
            return Optional.of("Windows");
        }
        if (sent.contains("Mac OS")) {
            return Optional.of("Mac");
        }
        return sent.contains("Linux") ? Optional.of("Linux") : Optional.empty();
    }
}
