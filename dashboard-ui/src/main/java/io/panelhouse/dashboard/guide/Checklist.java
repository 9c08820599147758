package io.panelhouse.dashboard.guide;

import static io.panelhouse.dashboard.guide.Checklist.Step.CABLE;
import static io.panelhouse.dashboard.guide.Checklist.Step.CACHE;
import static io.panelhouse.dashboard.guide.Checklist.Step.CLOSE;
import static io.panelhouse.dashboard.guide.Checklist.Step.GUI;
import static io.panelhouse.dashboard.guide.Checklist.Step.MOBILE;
import static io.panelhouse.dashboard.guide.Checklist.Step.NET;
import static io.panelhouse.dashboard.guide.Checklist.Step.OTHER_APP;
import static io.panelhouse.dashboard.guide.Checklist.Step.PORTAL;
import static io.panelhouse.dashboard.guide.Checklist.Step.POWER;
import static io.panelhouse.dashboard.guide.Checklist.Step.REINSTALL;
import static io.panelhouse.dashboard.guide.Checklist.Step.UPDATE;
import static io.panelhouse.dashboard.guide.Checklist.Step.VPN;
import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.panel.device.DeviceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to try, in this order, where the account is fine and the picture is not.
 *
 * @param title what it is for
 * @param steps each a sentence
 */
public record Checklist(String title, List<String> steps) {

    public Checklist {
        steps = List.copyOf(steps);
    }

    /** For what a device calls itself, in the language of the page; of an unknown one what helps with any. */
    public static Checklist of(@Nullable String deviceType) {
        DeviceKind kind = DeviceKind.of(deviceType).orElse(null);
        return new Checklist(
                text("guide.checklist", text("guide.kind." + (kind == null ? "ANY" : kind.name()))),
                steps(kind).stream()
                        .map(step -> text("guide.step." + step.name()))
                        .toList());
    }

    private static List<Step> steps(@Nullable DeviceKind kind) {
        return switch (kind) {
            case null -> List.of(POWER, CLOSE, OTHER_APP, CABLE);
            case MAG -> List.of(POWER, NET, PORTAL, CABLE);
            case FORMULER -> List.of(POWER, CLOSE, CACHE, UPDATE, CABLE);
            case FIRE_TV, ANDROID -> List.of(POWER, CLOSE, CACHE, UPDATE, OTHER_APP);
            case APPLE_TV -> List.of(CLOSE, POWER, UPDATE, REINSTALL, OTHER_APP);
            case IPHONE -> List.of(CLOSE, MOBILE, UPDATE, REINSTALL);
            case SMART_TV -> List.of(POWER, CLOSE, UPDATE, REINSTALL, CABLE);
            case ENIGMA -> List.of(POWER, NET, GUI, CABLE);
            case COMPUTER -> List.of(CLOSE, OTHER_APP, VPN, UPDATE);
        };
    }

    enum Step {
        POWER,
        NET,
        PORTAL,
        CABLE,
        CLOSE,
        CACHE,
        UPDATE,
        REINSTALL,
        OTHER_APP,
        MOBILE,
        VPN,
        GUI
    }
}
