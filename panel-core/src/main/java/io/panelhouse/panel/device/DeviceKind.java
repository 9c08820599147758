package io.panelhouse.panel.device;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a device is, by what it calls itself, such as {@code MAG 322} or {@code AFTMM}. The first one that fits is it.
 */
public enum DeviceKind {
    MAG("mag ?\\d*|infomir.*|stb ?emu.*"),
    FORMULER("formuler.*|z8|z10|z11"),
    FIRE_TV("fire ?(tv|stick).*|aft[a-z]+\\d*"),
    APPLE_TV("apple ?tv.*|tvos.*"),
    IPHONE("iphone.*|ipad.*|ios.*"),
    SMART_TV("smart ?tv.*|samsung.*|tizen.*|lg|web ?os.*|hisense.*|vidaa.*"),
    ENIGMA("enigma.*|dreambox.*|vu\\+?.*|zgemma.*"),
    ANDROID("android.*|google ?tv.*|chromecast.*|shield.*"),
    COMPUTER("computer|windows.*|mac ?os.*|linux.*|pc|vlc.*|kodi.*|browser.*");

    private final Pattern names;

    DeviceKind(String names) {
        this.names = Pattern.compile("(.*[^a-z0-9+])?(" + names + ")([^a-z0-9+].*)?");
    }

    /** Of a device type as it was told; empty if the product does not know it. */
    public static Optional<DeviceKind> of(@Nullable String deviceType) {
        if (deviceType == null) {
            return Optional.empty();
        }
        String told = deviceType.toLowerCase(Locale.ROOT).strip();
        return Arrays.stream(values())
                .filter(kind -> kind.names.matcher(told).matches())
                .findFirst();
    }
}
