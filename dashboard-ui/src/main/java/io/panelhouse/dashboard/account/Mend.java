package io.panelhouse.dashboard.account;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.panel.account.AccountDetails;
import io.panelhouse.panel.device.DeviceId;
import io.panelhouse.panel.verdict.Facts;
import io.panelhouse.panel.verdict.Verdict;
import io.panelhouse.panel.verdict.Viewing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one button that mends what a verdict found.
 *
 * @param key the letter that presses it; null for none
 * @param how what it does, where the words do not say it
 * @param again whether it can be pressed twice, as one that only opens a preview
 */
record Mend(
        String words,
        String icon,
        @Nullable String key,
        @Nullable String how,
        boolean again,
        Runnable press) {

    /** Null where no button helps. */
    static @Nullable Mend of(
            AccountDetails details, Facts facts, Verdict verdict, Instant now, AccountActions actions) {
        return switch (verdict.cause()) {
            case DEVICE_MISMATCH -> lockTo(details, verdict.refusedDevice(), actions);
            case EXPIRED -> opens("account.mend.RENEW", () -> actions.renew(details));
            case NEVER_ACTIVATED ->
                details.account().endsAt() == null
                        ? opens("account.mend.FIRST_TERM", () -> actions.renew(details))
                        : null;
            case SUSPENDED -> {
                String order = UUID.randomUUID().toString();
                yield new Mend(
                        text("account.mend.RESUME"), "undo", null, null, false, () -> actions.resume(details, order));
            }
            case CONNECTION_LIMIT -> end(facts, now, actions);
            case WRONG_PASSWORD ->
                new Mend(text("account.mend.PASSWORD"), "lock", null, null, true, () -> actions.newSecret(details));
            case DEVICE_REQUIRED ->
                new Mend(
                        text("account.mend.RELEASE"),
                        "open",
                        null,
                        null,
                        false,
                        () -> actions.release(details.account().id()));
            case CLOSED, NO_PASSWORD, THROTTLED, REFUSED_BY_POLICY, OUTAGE, MENDED, CONNECTED, NEVER_TRIED, FINE ->
                null;
        };
    }

    private static @Nullable Mend lockTo(AccountDetails details, @Nullable DeviceId refused, AccountActions actions) {
        return refused == null
                ? null
                : new Mend(
                        text("account.lockTo"),
                        "lock",
                        "l",
                        text("account.lockTo.how"),
                        false,
                        () -> actions.lockTo(details.account().id(), refused));
    }

    private static Mend opens(String words, Runnable preview) {
        return new Mend(text(words), "cal", null, null, true, preview);
    }

    private static Mend end(Facts facts, Instant now, AccountActions actions) {
        List<String> open = facts.viewings().stream()
                .filter(viewing -> viewing.alive(now))
                .map(Viewing::sessionId)
                .toList();
        return new Mend(text("account.mend.END", open.size()), "out", null, null, false, () -> actions.end(open));
    }

    Button button() {
        Button button = new Button(words, click -> press.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setPrefixComponent(new Icon(icon));
        button.setDisableOnClick(!again);
        button.addClassName("ph-mend");
        if (key != null) {
            button.getElement().setAttribute("data-ph-key", key);
        }
        return button;
    }
}
