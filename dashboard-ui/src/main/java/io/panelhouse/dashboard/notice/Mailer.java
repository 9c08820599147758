package io.panelhouse.dashboard.notice;

import io.panelhouse.dashboard.MailSettings;
import io.panelhouse.dashboard.MailSettings.Security;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages to a mail server, each with a connection of its own. It waits for the server 10 s at each step and
 * less than a minute in all. Safe for use by many threads.
 */
public final class Mailer {

    private static final String WAIT_MILLIS = "10000";
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailSettings settings;
    private final InstantSource clock;
    private final Session session;

    /** A mailer to that server. */
    public Mailer(MailSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings), authenticator(settings));
    }

    /**
     * Sends; when it returns the server has accepted the message.
     *
     * @param id the same again for the same message, so that a receiver knows it
     * @throws MessagingException if it was not accepted, as far as can be told
     */
    void send(String address, String id, Letter letter) throws MessagingException {
        MimeMessage message = new Named(session, "<%s@panelhouse>".formatted(id));
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
        message.setSubject(letter.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(letter.plain(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setContent(letter.html(), "text/html; charset=utf-8");
        message.setContent(new MimeMultipart("alternative", plain, html));
        Transport.send(message);
    }

    /** The start of every link; null if the page's address is not known. */
    @Nullable
    String page() {
        return settings.page() == null ? null : settings.page().toString();
    }

    private static Properties properties(MailSettings settings) {
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.auth", Boolean.toString(settings.user() != null));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.security() == Security.TLS));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.security() == Security.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.security() == Security.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", WAIT_MILLIS);
        properties.put("mail.smtp.timeout", WAIT_MILLIS);
        properties.put("mail.smtp.writetimeout", WAIT_MILLIS);
        return properties;
    }

    private static @Nullable Authenticator authenticator(MailSettings settings) {
        String user = settings.user();
        if (user == null) {
            return null;
        }
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, settings.password());
            }
        };
    }

    /** Keeps the id that it is given. */
    private static final class Named extends MimeMessage {
        private final String id;

        Named(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
