package io.panelhouse.dashboard.shell;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answer to something an operator did: what happened, what is left, one step. */
public final class Message {

    private static final Logger LOG = LoggerFactory.getLogger(Message.class);
    private static final Duration READ = Duration.ofSeconds(8);
    private static final Duration READ_A_REFUSAL = Duration.ofSeconds(20);

    private Message() {}

    /** It is done. */
    public static void done(String sentence) {
        var unused = show("ok", sentence, READ);
    }

    /** Something came up by itself; read aloud at once. */
    public static void alert(String sentence) {
        show("bell", sentence, READ_A_REFUSAL).setAssertive(true);
    }

    /** It was not done, and why. */
    public static void refused(String sentence) {
        var unused = show("bad", sentence, READ_A_REFUSAL);
    }

    /** It may or may not be done; the reference stands in the log beside the failure. */
    public static void failed(String sentence, Throwable failure) {
        refused(text("shell.ref", sentence, logged(sentence, failure)));
    }

    /** Logs a failure under a new short reference. */
    public static String logged(String what, Throwable failure) {
        String reference = "%04X".formatted(ThreadLocalRandom.current().nextInt(0x10000));
        LOG.error("Ref. {}: {}", reference, what, failure);
        return reference;
    }

    private static Notification show(String icon, String sentence, Duration time) {
        Notification notification = new Notification();
        Span text = new Span(sentence);
        text.addClassName("ph-grow");
        NativeButton close = new NativeButton("", click -> notification.close());
        close.add(new Icon("x", "ph-i-s"));
        close.addClassName("ph-close");
        close.getElement().setAttribute("aria-label", text("shell.closeMessage"));
        Span row = new Span(new Icon(icon, "ph-" + icon), text, close);
        row.addClassName("ph-message");
        notification.add(row);
        notification.setPosition(Position.BOTTOM_START);
        notification.setDuration(Math.toIntExact(time.toMillis()));
        notification.open();
        return notification;
    }
}
