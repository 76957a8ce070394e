package io.muster.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.jackson.JsonFormat;
import io.muster.notification.EventKind;
import io.muster.notification.Notices;
import io.muster.notification.NotificationSettings;
import io.muster.notification.NotificationSettings.Webhook;
import io.muster.notification.channel.Message;
import io.muster.notification.channel.SendFailure;
import io.muster.notification.channel.SendFailure.Reach;
import io.muster.shared.CanonicalJson;
import io.muster.testing.Ports;
import io.muster.testing.SettableClock;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookChannelTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Message MESSAGE =
            new Message("delivery-1", "chat", false, List.of(Notices.suspension("<b>drift</b>")));

    private final SettableClock clock = new SettableClock();
    private final HttpReceiver receiver = new HttpReceiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void postsACloudEventThatAReceiverCanRead() throws Exception {
        channel(PATIENCE).send(MESSAGE);

        var post = receiver.posts().get(0);
        var event = new JsonFormat().deserialize(post.body());
        assertThat(post.header("Content-Type")).isEqualTo("application/cloudevents+json");
        assertThat(event.getId()).isEqualTo("018f-event-VersionSuspended");
        assertThat(event.getType()).isEqualTo("io.muster.VersionSuspended");
        assertThat(event.getSource()).isEqualTo(URI.create("https://muster.bank.example"));
        assertThat(event.getSubject()).isEqualTo("credit-trees@3");
        assertThat(event.getTime()).isEqualTo(SettableClock.START.atOffset(ZoneOffset.UTC));
        assertThat(CanonicalJson.tree(new String(event.getData().toBytes(), StandardCharsets.UTF_8))
                        .path("reason")
                        .asText())
                .isEqualTo("<b>drift</b>");
    }

    /** Computed as the specification says, without our code. */
    @Test
    void signsIdTimestampAndBody() throws Exception {
        channel(PATIENCE).send(MESSAGE);

        var post = receiver.posts().get(0);
        var timestamp = post.header("webhook-timestamp");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Base64.getDecoder().decode(Notices.SECRET.substring("whsec_".length())), "HmacSHA256"));
        mac.update((post.header("webhook-id") + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        assertThat(post.header("webhook-signature"))
                .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(post.body())));
        assertThat(post.header("webhook-id")).isEqualTo("delivery-1");
        assertThat(timestamp).isEqualTo(Long.toString(SettableClock.START.getEpochSecond()));
    }

    /** The example that the Standard Webhooks specification's libraries test with. */
    @Test
    void signsAsOtherLibrariesDo() {
        var signature = new WebhookSignature("chat", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(signature.of(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aReceiverThatFailsMayBeTriedAgain() throws Exception {
        receiver.answering(500);
        var channel = channel(PATIENCE);

        assertThat(failure(channel))
                .returns(Reach.THIS_TARGET, SendFailure::reach)
                .hasMessageContaining("500");
        channel.send(MESSAGE);

        assertThat(receiver.posts()).hasSize(2);
        assertThat(receiver.posts())
                .extracting(post -> post.header("webhook-id"))
                .containsOnly("delivery-1");
    }

    @Test
    void aReceiverThatIsGoneIsNotTriedAgain() {
        receiver.answering(410);

        assertThat(failure(channel(PATIENCE))).returns(Reach.FOREVER, SendFailure::reach);
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.answering(307);

        assertThat(failure(channel(PATIENCE))).hasMessageContaining("307");
        assertThat(receiver.posts()).hasSize(1);
    }

    @Test
    void aReceiverThatDoesNotAnswerIsLeftAlone() {
        receiver.silent();

        assertThat(failure(channel(Duration.ofMillis(300))))
                .returns(Reach.THIS_TARGET, SendFailure::reach)
                .hasMessageContaining("PT0.3S");
    }

    @Test
    void aReceiverThatIsAwayMayBeTriedAgain() {
        var away = Notices.webhook("http://127.0.0.1:%d/".formatted(Ports.free()));

        assertThat(failure(channel(Notices.settings(PATIENCE, away)))).returns(Reach.THIS_TARGET, SendFailure::reach);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1:9/", "https://[::1]:9/", "https://localhost:9/", "https://169.254.169.254/"})
    void nothingIsSentToAPrivateAddress(String url) {
        var settings = Notices.settings(PATIENCE, Set.of(), Notices.webhook(url));

        assertThat(failure(channel(settings)))
                .returns(Reach.FOREVER, SendFailure::reach)
                .hasMessageContaining("private address")
                .hasMessageContaining("muster.notification.private-hosts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "::ffff:10.0.0.1"
            })
    void addressesOfNoOneAndOfThisNetworkArePrivate(String address) throws UnknownHostException {
        assertThat(PrivateAddresses.contain(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "172.32.0.1", "192.0.1.1", "2001:4860:4860::8888"})
    void otherAddressesArePublic(String address) throws UnknownHostException {
        assertThat(PrivateAddresses.contain(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.bank.example/",
                "ftp://hooks.bank.example/",
                "https:///nowhere",
                "https://user:password@hooks.bank.example/"
            })
    void anUrlThatShouldNotBeCalledIsRefusedAtTheStart(String url) {
        assertThatThrownBy(() -> channel(Notices.settings(PATIENCE, Notices.webhook(url))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'chat'")
                .hasMessageNotContaining("password@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "whsec_c2hvcnQ=", "whsec_not base64, and long enough to be one"})
    void aWeakSecretIsRefusedAndNotRepeated(String secret) {
        var webhook = new Webhook("chat", URI.create(receiver.url()), secret, Set.of());

        assertThatThrownBy(() -> channel(Notices.settings(PATIENCE, webhook)))
                .hasMessageContaining("24 to 64")
                .hasMessageNotContaining(secret);
        assertThat(webhook.toString()).doesNotContain(secret);
    }

    @Test
    void anUnknownKindOfEventIsRefusedAtTheStart() {
        var webhook = new Webhook("chat", URI.create(receiver.url()), Notices.SECRET, Set.of("VersionSuspendet"));

        assertThatThrownBy(() -> channel(Notices.settings(PATIENCE, webhook)))
                .hasMessageContaining("VersionSuspendet")
                .hasMessageContaining("VersionSuspended");
    }

    @Test
    void isToldOnlyOfWhatItAskedFor() {
        var webhook = new Webhook("chat", URI.create(receiver.url()), Notices.SECRET, Set.of("VersionSuspended"));
        var channel = channel(Notices.settings(PATIENCE, webhook));

        assertThat(channel.subscribers(EventKind.VERSION_SUSPENDED)).containsExactly("chat");
        assertThat(channel.subscribers(EventKind.FINDING_OPENED)).isEmpty();
    }

    private static SendFailure failure(WebhookChannel channel) {
        var failure = new SendFailure[1];
        assertThatExceptionOfType(SendFailure.class)
                .isThrownBy(() -> channel.send(MESSAGE))
                .satisfies(thrown -> failure[0] = thrown);
        return failure[0];
    }

    private WebhookChannel channel(Duration timeout) {
        return channel(Notices.settings(timeout, Notices.webhook(receiver.url())));
    }

    private WebhookChannel channel(NotificationSettings settings) {
        return new WebhookChannel(settings, clock);
    }
}
