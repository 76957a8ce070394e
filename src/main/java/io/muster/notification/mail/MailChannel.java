package io.muster.notification.mail;

import io.muster.notification.NotificationSettings;
import io.muster.notification.channel.Channel;
import io.muster.notification.channel.Message;
import io.muster.notification.channel.SendFailure;
import io.muster.notification.channel.SendFailure.Reach;
import io.muster.security.UserDirectory;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** The channel by mail, to the address that the directory has for a person. */
@Component
class MailChannel implements Channel {

    private final @Nullable JavaMailSender sender;
    private final MailTexts texts;
    private final UserDirectory people;
    private final NotificationSettings settings;
    private final Clock clock;

    MailChannel(
            ObjectProvider<JavaMailSender> sender,
            MailTexts texts,
            @Lazy UserDirectory people,
            NotificationSettings settings,
            Clock clock) {
        this.sender = sender.getIfAvailable();
        this.texts = texts;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return Kind.MAIL;
    }

    /** If {@code spring.mail.host} is set. */
    @Override
    public boolean isConfigured() {
        return sender != null;
    }

    @Override
    public String target(String recipient) {
        return "the mail server";
    }

    @Override
    public void send(Message message) throws SendFailure {
        if (sender == null) {
            throw new SendFailure(Reach.FOREVER, "No mail server is set: expected spring.mail.host");
        }
        var mail = mail(sender, message, address(message.recipient()));
        try {
            sender.send(mail);
        } catch (MailException e) {
            throw failure(e);
        }
    }

    private InternetAddress address(String person) throws SendFailure {
        var address = people.mailAddress(person)
                .orElseThrow(() -> new SendFailure(
                        Reach.FOREVER,
                        "'%s' has no mail address in the directory: enter one, then send again".formatted(person)));
        try {
            var parsed = new InternetAddress(address, true);
            if (!parsed.getAddress().contains("@")) {
                throw new AddressException("Missing domain", address);
            }
            return parsed;
        } catch (AddressException e) {
            throw new SendFailure(
                    Reach.FOREVER,
                    "The directory has '%s' as mail address of '%s', which is not one: correct it, then send again"
                            .formatted(MailWords.line(address), person),
                    e);
        }
    }

    private MimeMessage mail(JavaMailSender server, Message message, InternetAddress to) throws SendFailure {
        try {
            var mail = server.createMimeMessage();
            var helper = new MimeMessageHelper(mail, true, StandardCharsets.UTF_8.name());
            var text = texts.of(message.events(), message.isDaily());
            helper.setFrom(settings.from());
            helper.setTo(to);
            helper.setSubject(text.subject());
            helper.setText(text.plain(), text.html());
            helper.setSentDate(Date.from(clock.instant()));
            // The same at each attempt, so that a mailbox can tell a repetition.
            mail.setHeader("Message-ID", "<%s@%s>".formatted(message.id(), host()));
            // So that no holiday reply comes back (RFC 3834).
            mail.setHeader("Auto-Submitted", "auto-generated");
            return mail;
        } catch (MessagingException e) {
            throw new SendFailure(Reach.THIS_MESSAGE, "The mail could not be written: " + e.getMessage(), e);
        }
    }

    private String host() {
        var host = settings.baseUrl().getHost();
        return host == null ? "muster" : host;
    }

    /** A refused address will be refused again; anything else may be over tomorrow. */
    private static SendFailure failure(MailException e) {
        // With a cause of its own, it is about the connection and not about this mail.
        if (e instanceof MailSendException several
                && several.getCause() == null
                && several.getMessageExceptions().length > 0) {
            var first = several.getMessageExceptions()[0];
            if (first instanceof SendFailedException refused && hasInvalidAddress(refused)) {
                return new SendFailure(
                        Reach.FOREVER,
                        "The mail server refused the address: %s; correct it in the directory, then send again"
                                .formatted(reason(first)),
                        e);
            }
            return new SendFailure(Reach.THIS_MESSAGE, "The mail server refused the mail: " + reason(first), e);
        }
        return new SendFailure(Reach.THIS_TARGET, "The mail server could not be used: " + reason(e), e);
    }

    private static boolean hasInvalidAddress(SendFailedException refused) {
        return refused.getInvalidAddresses() != null && refused.getInvalidAddresses().length > 0;
    }

    /** The innermost message says what happened. */
    private static String reason(Throwable e) {
        var cause = e;
        while (cause instanceof MessagingException nested && nested.getNextException() != null) {
            cause = nested.getNextException();
        }
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return MailWords.line(String.valueOf(cause.getMessage()));
    }
}
