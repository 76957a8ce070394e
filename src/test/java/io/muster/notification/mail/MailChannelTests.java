package io.muster.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.muster.notification.EventKind;
import io.muster.notification.Notices;
import io.muster.notification.channel.Message;
import io.muster.notification.channel.SendFailure;
import io.muster.notification.channel.SendFailure.Reach;
import io.muster.notification.outbox.OutboxEvent;
import io.muster.testing.Ports;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Against a real SMTP server. */
class MailChannelTests {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void sendsTheSameSentencesAsTextAndHtml() throws Exception {
        var mail = sent(Notices.suspension("drift"));

        assertThat(mail.getSubject()).isEqualTo("credit-trees@3: suspended");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("anna@bank.example");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("muster@bank.example");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        for (var text : List.of(plain(mail), html(mail))) {
            assertThat(text)
                    .contains("otto suspended credit-trees@3 on 2 March 2026, 09:00 UTC.")
                    .contains("Reason: drift")
                    .contains("https://muster.bank.example/versions/credit-trees/3");
        }
    }

    @Test
    void theLinkOfATaskOpensIt() throws Exception {
        var mail = sent(
                Notices.event(EventKind.TASK_OPENED, "credit-trees@3", Map.of("task", "a/b?c", "name", "Approve use")));

        assertThat(plain(mail)).contains("https://muster.bank.example/tasks/a%2Fb%3Fc");
    }

    @Test
    void aProcessChangeHasAPageOfItsOwn() throws Exception {
        var mail = sent(Notices.event(
                EventKind.CHANGE_ENDED, "process-change:4", Map.of("state", "IN_FORCE", "proposer", "desi")));

        assertThat(plain(mail))
                .contains("has ended: in force.")
                .contains("https://muster.bank.example/processes/process-change/changes/4");
    }

    @Test
    void whatPeopleTypeIsEscapedInHtml() throws Exception {
        var mail = sent(Notices.suspension("<script>alert(1)</script><a href=\"https://evil.example\">"));

        assertThat(html(mail))
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>")
                .doesNotContain("<a href=\"https://evil.example\">");
        assertThat(plain(mail)).contains("<script>alert(1)</script>");
    }

    @Test
    void textThatPeopleTypeIsNotATemplate() throws Exception {
        var mail = sent(Notices.suspension("[(${7*7})] [[${7*7}]] __${7*7}__"));

        assertThat(plain(mail)).contains("Reason: [(${7*7})] [[${7*7}]] __${7*7}__");
    }

    @Test
    void aNameWithLineBreaksAddsNeitherHeaderNorLine() throws Exception {
        var mail = sent(Notices.event(
                EventKind.TASK_OPENED,
                "credit-trees@3",
                Map.of("task", "1", "name", "Approve\r\nBcc: evil@evil.example\r\n\r\nforged\u2028line\u202Egnp")));

        assertThat(mail.getSubject()).isEqualTo("credit-trees@3: Approve Bcc: evil@evil.example forged line gnp");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(plain(mail)).doesNotContainPattern("(?m)^(Bcc|forged)");
    }

    @Test
    void aRepetitionHasTheSameMessageId() throws Exception {
        var message = message(Notices.suspension("drift"));
        channel(port()).send(message);
        channel(port()).send(message);

        assertThat(server.getReceivedMessages())
                .hasSize(2)
                .allSatisfy(mail ->
                        assertThat(mail.getHeader("Message-ID")).containsExactly("<delivery-1@muster.bank.example>"));
    }

    @Test
    void aDailyMailSaysEverythingAtOnce() throws Exception {
        channel(port())
                .send(new Message(
                        "daily-1",
                        "anna",
                        true,
                        List.of(
                                Notices.suspension("drift"),
                                Notices.event(
                                        EventKind.FINDING_CLOSED, "vendor-score@1", Map.of("reason", "mended")))));

        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Muster: 2 events");
        for (var text : List.of(plain(mail), html(mail))) {
            assertThat(text)
                    .contains("Reason: drift")
                    .contains("Reason: mended")
                    .contains("/versions/vendor-score/1");
        }
    }

    /** Each member that a template names exists in the event; a missing one would leave "null" or a blank sentence. */
    @ParameterizedTest
    @EnumSource(EventKind.class)
    void everyKindOfEventHasATemplate(EventKind kind) throws Exception {
        var mail = sent(Notices.event(kind, "credit-trees@3", Map.of("reason", "drift", "name", "Approve use")));

        assertThat(mail.getSubject()).contains("credit-trees@3");
        assertThat(plain(mail)).contains("https://muster.bank.example/").doesNotContain("[(", "th:");
    }

    @Test
    void withoutAnAddressThereIsNothingToTry() {
        try (var without = TestUsers.withMailAddress(TestUsers.APPROVER, Optional.empty())) {
            assertThat(failure(port()))
                    .returns(Reach.FOREVER, SendFailure::reach)
                    .hasMessageContaining("'anna' has no mail address");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "anna@",
                "anna@bank.example, evil@evil.example",
                "anna@bank.example\r\nBcc: evil@evil.example"
            })
    void anAddressThatIsNoneIsNotTried(String address) {
        try (var bad = TestUsers.withMailAddress(TestUsers.APPROVER, Optional.of(address))) {
            assertThat(failure(port()))
                    .returns(Reach.FOREVER, SendFailure::reach)
                    .hasMessageContaining("correct it");
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void anUnknownMailboxIsNotTriedAgain() throws Exception {
        try (var refusing = new RefusingMailServer("550 no such mailbox")) {
            assertThat(failure(refusing.port()))
                    .returns(Reach.FOREVER, SendFailure::reach)
                    .hasMessageContaining("550 no such mailbox");
        }
    }

    @Test
    void aFullMailboxMayBeTriedAgain() throws Exception {
        try (var refusing = new RefusingMailServer("452 mailbox full")) {
            assertThat(failure(refusing.port()))
                    .returns(Reach.THIS_MESSAGE, SendFailure::reach)
                    .hasMessageContaining("452 mailbox full");
        }
    }

    @Test
    void aServerThatIsAwayMayBeTriedAgain() {
        assertThat(failure(Ports.free())).returns(Reach.THIS_TARGET, SendFailure::reach);
    }

    @Test
    void withoutAServerNoOneIsTold() {
        var factory = new StaticListableBeanFactory();

        assertThat(channel(factory).isConfigured()).isFalse();
    }

    private MimeMessage sent(OutboxEvent event) throws Exception {
        channel(port()).send(message(event));
        return server.getReceivedMessages()[0];
    }

    private static Message message(OutboxEvent event) {
        return new Message("delivery-1", "anna", false, List.of(event));
    }

    private static SendFailure failure(int port) {
        var failure = new SendFailure[1];
        assertThatExceptionOfType(SendFailure.class)
                .isThrownBy(() -> channel(port).send(message(Notices.suspension("drift"))))
                .satisfies(thrown -> failure[0] = thrown);
        return failure[0];
    }

    private int port() {
        return server.getSmtp().getPort();
    }

    private static MailChannel channel(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return channel(new StaticListableBeanFactory(Map.of("mailSender", sender)));
    }

    private static MailChannel channel(StaticListableBeanFactory factory) {
        var settings = Notices.settings(Duration.ofSeconds(10));
        return new MailChannel(
                factory.getBeanProvider(JavaMailSender.class),
                new MailTexts(TestUsers.directory(), settings),
                TestUsers.directory(),
                settings,
                new SettableClock());
    }

    private static String plain(MimeMessage mail) throws Exception {
        return part(mail, "text/plain");
    }

    private static String html(MimeMessage mail) throws Exception {
        return part(mail, "text/html");
    }

    private static String part(MimeMessage mail, String type) throws Exception {
        return part((MimeMultipart) mail.getContent(), type).orElseThrow().replace("\r\n", "\n");
    }

    private static Optional<String> part(MimeMultipart parts, String type) throws Exception {
        for (var at = 0; at < parts.getCount(); at++) {
            var part = parts.getBodyPart(at);
            var found = part.getContent() instanceof MimeMultipart inner
                    ? part(inner, type)
                    : Optional.of(part).filter(each -> isOf(each, type)).map(MailChannelTests::content);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(jakarta.mail.BodyPart part, String type) {
        try {
            return part.isMimeType(type);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String content(jakarta.mail.BodyPart part) {
        try {
            return part.getContent().toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
