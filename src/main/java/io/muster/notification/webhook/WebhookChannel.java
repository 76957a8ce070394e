package io.muster.notification.webhook;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.muster.notification.EventKind;
import io.muster.notification.NotificationSettings;
import io.muster.notification.NotificationSettings.Webhook;
import io.muster.notification.channel.Channel;
import io.muster.notification.channel.Message;
import io.muster.notification.channel.SendFailure;
import io.muster.notification.channel.SendFailure.Reach;
import io.muster.notification.outbox.OutboxEvent;
import io.muster.shared.CanonicalJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * The channel by webhook: each event is posted as a CloudEvent 1.0 in JSON, signed. Only the settings name webhooks, a
 * redirect is not followed, and a host with a private address is called only if the settings allow it.
 */
@Component
class WebhookChannel implements Channel {

    /** Of the types of CloudEvents. */
    private static final String TYPE = "io.muster.";

    private static final int GONE = 410;

    private final Map<String, Receiver> receivers = new LinkedHashMap<>();
    private final NotificationSettings settings;
    private final Clock clock;
    private final HttpClient http;

    private record Receiver(Webhook webhook, WebhookSignature signature) {}

    /** @throws IllegalArgumentException if a webhook of the settings is none that could be called */
    WebhookChannel(NotificationSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        settings.webhooks().forEach(this::add);
        this.http = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(settings.webhookTimeout())
                .build();
    }

    private void add(Webhook webhook) {
        requireCallable(webhook);
        webhook.events().stream()
                .filter(word -> EventKind.find(word).isEmpty())
                .findFirst()
                .ifPresent(word -> {
                    throw new IllegalArgumentException("Webhook '%s' is to be told of '%s'; expected some of %s"
                            .formatted(webhook.name(), word, EventKind.words()));
                });
        var receiver = new Receiver(webhook, new WebhookSignature(webhook.name(), webhook.secret()));
        if (receivers.put(webhook.name(), receiver) != null) {
            throw new IllegalArgumentException("Two webhooks are named '%s'".formatted(webhook.name()));
        }
    }

    private void requireCallable(Webhook webhook) {
        var url = webhook.url();
        var isPlain = "http".equalsIgnoreCase(url.getScheme());
        if (url.getHost() == null || !isPlain && !"https".equalsIgnoreCase(url.getScheme())) {
            throw new IllegalArgumentException(
                    "Webhook '%s' has the URL '%s': expected https and a host".formatted(webhook.name(), url));
        }
        if (url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "Webhook '%s' has a user or password in its URL: the signature tells who calls"
                            .formatted(webhook.name()));
        }
        if (isPlain && !settings.privateHosts().contains(url.getHost())) {
            throw new IllegalArgumentException(
                    "Webhook '%s' is called without TLS: expected https, or '%s' in muster.notification.private-hosts"
                            .formatted(webhook.name(), url.getHost()));
        }
    }

    @Override
    public Kind kind() {
        return Kind.WEBHOOK;
    }

    @Override
    public boolean isConfigured() {
        return !receivers.isEmpty();
    }

    @Override
    public String target(String recipient) {
        return recipient;
    }

    @Override
    public List<String> subscribers(EventKind kind) {
        return receivers.values().stream()
                .map(Receiver::webhook)
                .filter(webhook -> webhook.isToldOf(kind))
                .map(Webhook::name)
                .toList();
    }

    @Override
    public void send(Message message) throws SendFailure {
        var receiver = receivers.get(message.recipient());
        if (receiver == null) {
            throw new SendFailure(
                    Reach.FOREVER, "The settings have no webhook '%s' any more".formatted(message.recipient()));
        }
        var url = receiver.webhook().url();
        requirePublic(url);
        for (var event : message.events()) {
            judge(url, post(request(message.id(), event, receiver)));
        }
    }

    /**
     * The look-up and the connection share the cache of the JVM, so that a name cannot answer differently in between,
     * unless the installation has switched that cache off.
     */
    private void requirePublic(URI url) throws SendFailure {
        if (settings.privateHosts().contains(url.getHost())) {
            return;
        }
        try {
            var addresses = InetAddress.getAllByName(url.getHost());
            if (Arrays.stream(addresses).anyMatch(PrivateAddresses::contain)) {
                throw new SendFailure(
                        Reach.FOREVER,
                        "%s has a private address, to which nothing is sent: name the host in muster.notification.private-hosts if that is intended, then send again"
                                .formatted(url.getHost()));
            }
        } catch (UnknownHostException e) {
            throw new SendFailure(Reach.THIS_TARGET, "The name '%s' is unknown".formatted(url.getHost()), e);
        }
    }

    private HttpRequest request(String id, OutboxEvent event, Receiver receiver) {
        var body = new JsonFormat().serialize(cloudEvent(event));
        var timestamp = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(receiver.webhook().url())
                .timeout(settings.webhookTimeout())
                .header("Content-Type", JsonFormat.CONTENT_TYPE)
                .header("User-Agent", "Muster")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", receiver.signature().of(id, timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private CloudEvent cloudEvent(OutboxEvent event) {
        return CloudEventBuilder.v1()
                .withId(event.id())
                .withSource(settings.baseUrl())
                .withType(TYPE + event.kind().word())
                .withSubject(event.subject())
                .withTime(event.at().atOffset(ZoneOffset.UTC))
                .withData("application/json", CanonicalJson.bytes(event.body()))
                .build();
    }

    /** The limit includes the answer's body, which is not read, so that a receiver cannot hold the connection. */
    private int post(HttpRequest request) throws SendFailure {
        var answer = http.sendAsync(request, BodyHandlers.discarding());
        try {
            return answer.thenApply(HttpResponse::statusCode)
                    .get(settings.webhookTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SendFailure(Reach.THIS_TARGET, "No answer within %s".formatted(settings.webhookTimeout()), e);
        } catch (ExecutionException e) {
            var cause = e.getCause() instanceof IOException io ? io : e;
            throw new SendFailure(Reach.THIS_TARGET, "No answer: " + cause, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SendFailure(Reach.THIS_TARGET, "This server was stopped while it waited for the answer", e);
        } finally {
            answer.cancel(true);
        }
    }

    private static void judge(URI url, int status) throws SendFailure {
        if (status == GONE) {
            throw new SendFailure(
                    Reach.FOREVER,
                    "%s answered 410: the receiver wants no more; remove the webhook from the settings"
                            .formatted(url.getHost()));
        }
        if (status < 200 || status > 299) {
            throw new SendFailure(Reach.THIS_TARGET, "%s answered %d".formatted(url.getHost(), status));
        }
    }
}
