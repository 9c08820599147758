package io.panelhouse.dashboard.notice;

import io.panelhouse.dashboard.live.LiveFeed;
import io.panelhouse.panel.Panel;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What this process mails with: a mailer and who sends the outbox with it, or nothing where no server is set. */
public final class MailRoom implements AutoCloseable {

    /** Nothing is mailed. */
    public static final MailRoom NONE = new MailRoom(null, null);

    private final @Nullable Mailer mailer;
    private final @Nullable NoticeDeliverer deliverer;

    private MailRoom(@Nullable Mailer mailer, @Nullable NoticeDeliverer deliverer) {
        this.mailer = mailer;
        this.deliverer = deliverer;
    }

    /** Sends what is in the outbox from now on. */
    public static MailRoom of(Panel panel, LiveFeed feed, Mailer mailer, InstantSource clock) {
        return new MailRoom(mailer, NoticeDeliverer.started(panel, feed, mailer, clock));
    }

    Optional<Mailer> mailer() {
        return Optional.ofNullable(mailer);
    }

    @Override
    public void close() {
        if (deliverer != null) {
            deliverer.close();
        }
    }
}
