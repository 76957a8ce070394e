package io.muster.notification;

import io.muster.notification.NotificationSettings.Webhook;
import io.muster.notification.outbox.OutboxEvent;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.testing.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Events and settings for tests of channels. */
public final class Notices {

    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";

    private Notices() {}

    public static OutboxEvent event(EventKind kind, String subject, Map<String, ?> body) {
        return new OutboxEvent(
                "018f-event-" + kind.word(),
                kind,
                subject,
                Actor.person("otto"),
                SettableClock.START,
                CanonicalJson.MAPPER.valueToTree(body));
    }

    public static OutboxEvent suspension(String reason) {
        return event(EventKind.VERSION_SUSPENDED, "credit-trees@3", Map.of("reason", reason));
    }

    /** With these webhooks, which this machine may answer. */
    public static NotificationSettings settings(Duration timeout, Webhook... webhooks) {
        return settings(timeout, Set.of("127.0.0.1"), webhooks);
    }

    public static NotificationSettings settings(Duration timeout, Set<String> privateHosts, Webhook... webhooks) {
        return settings(timeout, privateHosts, Map.of(), webhooks);
    }

    /** With this table of recipients. */
    public static NotificationSettings settingsFor(Map<String, List<String>> recipients) {
        return settings(Duration.ofSeconds(10), Set.of(), recipients);
    }

    private static NotificationSettings settings(
            Duration timeout, Set<String> privateHosts, Map<String, List<String>> recipients, Webhook... webhooks) {
        return new NotificationSettings(
                false,
                URI.create("https://muster.bank.example"),
                "muster@bank.example",
                Duration.ofSeconds(10),
                List.of(Duration.ofMinutes(1)),
                Duration.ofMinutes(10),
                LocalTime.of(7, 0),
                Duration.ofDays(90),
                recipients,
                timeout,
                privateHosts,
                List.of(webhooks));
    }

    public static Webhook webhook(String url) {
        return new Webhook("chat", URI.create(url), SECRET, Set.of());
    }
}
