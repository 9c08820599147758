package io.panelhouse.dashboard.notice;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.panelhouse.dashboard.MailSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** A real SMTP server in this JVM, and what it received. */
final class MailForTests implements AutoCloseable {

    private GreenMail server = started(0);
    private final int port = server.getSmtp().getPort();

    private static GreenMail started(int port) {
        GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        return mail;
    }

    Mailer mailer(InstantSource clock) {
        return new Mailer(
                new MailSettings(
                        "127.0.0.1",
                        port,
                        null,
                        null,
                        "panel@example.com",
                        MailSettings.Security.NONE,
                        URI.create("https://panel.example.com/")),
                clock);
    }

    void stop() {
        server.stop();
    }

    void startAgain() {
        server = started(port);
    }

    List<MimeMessage> received() {
        return Arrays.asList(server.getReceivedMessages());
    }

    /** To whom and with which subject, in order. */
    List<String> subjects() {
        return received().stream().map(MailForTests::subject).toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getAllRecipients()[0] + " " + message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The plain text, or the HTML, of a message. */
    static String part(MimeMessage message, int number) {
        try {
            return ((MimeMultipart) message.getContent())
                    .getBodyPart(number)
                    .getContent()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
