package io.muster.notification.delivery;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.muster.notification.webhook.HttpReceiver;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.Ports;
import io.muster.testing.SettableClock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
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
}
