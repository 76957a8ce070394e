package io.muster.notification.delivery;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.muster.evidence.findings.FindingEvent.FindingOpened;
import io.muster.evidence.findings.Severity;
import io.muster.inventory.Inventory;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.models.ModelType;
import io.muster.inventory.models.NewModel;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.usecases.NewUseCase;
import io.muster.inventory.usecases.UseCaseDescription;
import io.muster.inventory.versions.VersionEvent.VersionSuspended;
import io.muster.notification.NotificationSettings;
import io.muster.notification.TaskNotice;
import io.muster.notification.channel.Channel;
import io.muster.notification.delivery.Delivery.State;
import io.muster.notification.recipients.Preferences;
import io.muster.notification.webhook.HttpReceiver;
import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.muster.shared.UseCaseId;
import io.muster.shared.VersionId;
import io.muster.shared.requests.Paging;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.Ports;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The one context of notifications, with a real mail server and a real receiver of webhooks beside it. */
@MusterModuleTest(module = "notification")
@AutoConfigureMockMvc
public abstract class NotificationsContext {
    private static final int SMTP = Ports.free();
    private static final int HTTP = Ports.free();

    protected GreenMail mails;
    protected HttpReceiver receiver;

    @Autowired
    protected Deliveries deliveries;

    @Autowired
    protected SettableClock clock;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected TransactionTemplate transaction;

    @DynamicPropertySource
    static void channels(DynamicPropertyRegistry settings) {
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> SMTP);
        settings.add("spring.mail.properties.[mail.smtp.starttls.required]", () -> false);
        settings.add("muster.notification.automatic", () -> false);
        settings.add("muster.notification.look-every", () -> "50ms");
        settings.add("muster.notification.private-hosts", () -> "127.0.0.1");
        settings.add("muster.notification.webhooks[0].name", () -> "chat");
        settings.add("muster.notification.webhooks[0].url", () -> "http://127.0.0.1:%d/hook".formatted(HTTP));
        settings.add("muster.notification.webhooks[0].secret", () -> io.muster.notification.Notices.SECRET);
        settings.add("muster.notification.webhooks[0].events", () -> "VersionSuspended");
    }

    @BeforeEach
    void begin() {
        clock.set(SettableClock.START);
        List.of("notification_delivery", "notification_event", "notification_preference")
                .forEach(table -> jdbc.sql("delete from " + table).update());
        startMailServer();
        receiver = new HttpReceiver(HTTP);
    }

    @AfterEach
    void end() {
        mails.stop();
        receiver.close();
    }

    protected void startMailServer() {
        mails = new GreenMail(new ServerSetup(SMTP, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
    }

    /** What one node does in one round. */
    protected void round() {
        deliveries.address();
        deliveries.channels().all().forEach(deliveries::send);
    }

    protected static final VersionId CREDIT = VersionId.parse("credit-trees@3");
    protected static final Duration DAY = Duration.ofDays(1);

    @Autowired
    protected ApplicationEventPublisher events;

    @Autowired
    protected Preferences preferences;

    @Autowired
    protected Inventory inventory;

    @Autowired
    protected NotificationSettings settings;

    @BeforeEach
    void registerTheModelOnce() {
        if (inventory.models().isEmpty()) {
            var useCase = new UseCaseDescription(
                    "Lending", "Decides on credit", TestUsers.VALIDATOR, Materiality.HIGH, true, true, true);
            inventory.registerUseCase(new NewUseCase(new UseCaseId("lending"), useCase), TestUsers.DEVELOPER);
            var description = new ModelDescription(
                    "Credit trees",
                    "Scores applicants",
                    TestUsers.VALIDATOR,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null);
            inventory.registerModel(
                    new NewModel(
                            new ModelId("credit-trees"), new UseCaseId("lending"), ModelType.STATISTICAL, description),
                    TestUsers.DEVELOPER);
        }
    }

    protected void publish(Object event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    protected VersionSuspended suspension(Actor by) {
        return new VersionSuspended(CREDIT, "drift", by, clock.instant());
    }

    protected FindingOpened finding(Actor owner) {
        return new FindingOpened(
                "finding-1",
                CREDIT,
                Severity.HIGH,
                "Overfits",
                owner,
                LocalDate.of(2026, 4, 1),
                TestUsers.OPERATOR,
                clock.instant());
    }

    protected TaskNotice task(String id, Actor... eligible) {
        return new TaskNotice(
                TaskNotice.Kind.OPENED,
                CREDIT,
                id,
                "Approve use",
                List.of(eligible),
                List.of(eligible),
                null,
                SettableClock.START);
    }

    protected Callable<Void> rounds(int number) {
        return () -> {
            for (var at = 0; at < number; at++) {
                round();
            }
            return null;
        };
    }

    protected List<Deliveries.DeliveryOfEvent> dead() {
        return deliveries.page(State.DEAD, Paging.of(null, null)).items();
    }

    protected List<State> states(Channel.Kind channel) {
        return jdbc.sql("select state from notification_delivery where channel = ?")
                .param(channel.name())
                .query((row, number) -> State.valueOf(row.getString(1)))
                .list();
    }

    protected int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    protected List<String> recipients() {
        return Arrays.stream(mails.getReceivedMessages())
                .map(NotificationsContext::recipient)
                .toList();
    }

    protected static String recipient(MimeMessage mail) {
        try {
            return mail.getRecipients(RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    protected static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
