package io.panelhouse.dashboard.guide;

import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.i18n.Texts;
import io.panelhouse.panel.device.DeviceKind;
import io.panelhouse.panel.message.MessageTemplate;
import org.jspecify.annotations.Nullable;

/** The product's own guides, one for each kind of device; where a reseller has written its own, that one is told. */
public final class ShippedGuide {

    private ShippedGuide() {}

    /** For what a device calls itself; of an unknown one what fits any. */
    public static MessageTemplate of(@Nullable String deviceType, Language language) {
        String kind = DeviceKind.of(deviceType).map(DeviceKind::name).orElse("ANY");
        return new MessageTemplate(Texts.of(language).say("guide.setup." + kind, "{name}"));
    }
}
