package io.muster.notification;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of what is told to whom, and of how often that is tried. People are told by mail if a mail server is set
 * ({@code spring.mail.host}), programs by the declared webhooks; with neither, nothing is written to the outbox.
 *
 * @param automatic whether this node sends by itself
 * @param baseUrl where people reach this installation; links begin with it
 * @param from the sender's address of all mail
 * @param lookEvery how often this node looks for what is to be sent
 * @param retries how long to wait before each further attempt; after the last one a delivery is a dead letter
 * @param claim how long a node keeps others from sending what it has begun to send
 * @param dailyAt when daily mail is sent, in UTC
 * @param retention how long sent deliveries and dead letters are kept
 * @param recipients who is told by mail, by kind of event
 * @param webhookTimeout how long a webhook may take to answer
 * @param privateHosts hosts of webhooks that may have a private address, and be called without TLS
 */
@Validated
@ConfigurationProperties("muster.notification")
public record NotificationSettings(
        boolean automatic,
        @NotNull URI baseUrl,
        @NotBlank String from,
        @NotNull Duration lookEvery,
        @NotNull List<@NotNull Duration> retries,
        @NotNull Duration claim,
        @NotNull LocalTime dailyAt,
        @NotNull Duration retention,
        @NotNull Map<String, List<String>> recipients,
        @NotNull Duration webhookTimeout,
        @NotNull Set<String> privateHosts,
        @NotNull List<@Valid Webhook> webhooks) {

    public NotificationSettings {
        retries = retries == null ? List.of() : List.copyOf(retries);
        recipients = recipients == null ? Map.of() : Map.copyOf(recipients);
        privateHosts = privateHosts == null ? Set.of() : Set.copyOf(privateHosts);
        webhooks = webhooks == null ? List.of() : List.copyOf(webhooks);
        requirePositive("look-every", lookEvery);
        requirePositive("webhook-timeout", webhookTimeout);
        if (claim != null && webhookTimeout != null && claim.compareTo(webhookTimeout.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "muster.notification.claim is %s: expected at least twice webhook-timeout (%s), so that no other node sends what is still being sent"
                            .formatted(claim, webhookTimeout));
        }
    }

    private static void requirePositive(String key, Duration value) {
        if (value != null && value.toMillis() < 1) {
            throw new IllegalArgumentException("muster.notification.%s must be positive, not %s".formatted(key, value));
        }
    }

    /**
     * A program that is told of events.
     *
     * @param name of the receiver, for people
     * @param url where the events are posted
     * @param secret key of the signature: {@code whsec_} and 24 to 64 bytes in Base64
     * @param events words of the kinds it is told of; empty for all
     */
    public record Webhook(
            @NotBlank String name,
            @NotNull URI url,
            @NotBlank String secret,
            @NotNull Set<String> events) {

        public Webhook {
            events = events == null ? Set.of() : Set.copyOf(events);
        }

        public boolean isToldOf(EventKind kind) {
            return events.isEmpty() || events.contains(kind.word());
        }

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "Webhook[%s, %s]".formatted(name, url);
        }
    }
}
