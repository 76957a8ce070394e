package io.muster.notification.delivery;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muster.deployment.DeploymentRole;
import io.muster.deployment.ServingEvent.VersionDeployed;
import io.muster.notification.NotificationProblem;
import io.muster.notification.channel.Channel;
import io.muster.notification.delivery.Delivery.State;
import io.muster.notification.recipients.Frequency;
import io.muster.testing.TestUsers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** That what is to be told arrives once, whatever happens on the way. */
class DeliveriesDatabaseTests extends NotificationsContext {

    /** Threads are nodes here: each has its own transactions and claims, as in two servers. */
    @Test
    void twoNodesSendEachMessageOnce() throws Exception {
        for (var number = 1; number <= 30; number++) {
            publish(suspension(TestUsers.OPERATOR));
        }

        var nodes = Executors.newFixedThreadPool(2);
        var work = nodes.invokeAll(List.of(rounds(5), rounds(5)));
        for (var node : work) {
            node.get();
        }
        nodes.shutdown();

        assertThat(recipients()).hasSize(30);
        assertThat(receiver.posts()).hasSize(30);
        assertThat(Arrays.stream(mails.getReceivedMessages()).map(NotificationsContext::id))
                .doesNotHaveDuplicates();
    }

    /** A node that crashes after sending has not settled its claim; that is what its row looks like then. */
    @Test
    void whatWasSentBeforeACrashIsSentAgainUnderTheSameId() {
        publish(suspension(TestUsers.OPERATOR));
        round();
        jdbc.sql("update notification_delivery set state = 'WAITING', settled_at = null, claim = 'crashed',"
                        + " claimed_until = ?")
                .param(java.sql.Timestamp.from(clock.instant().plus(Duration.ofMinutes(10))))
                .update();

        round();
        assertThat(recipients()).as("still claimed by the crashed node").hasSize(1);
        clock.forward(Duration.ofMinutes(11));
        round();
        round();

        assertThat(recipients()).hasSize(2);
        assertThat(Arrays.stream(mails.getReceivedMessages())
                        .map(NotificationsContext::id)
                        .distinct())
                .hasSize(1);
        assertThat(receiver.posts()).hasSize(2);
        assertThat(receiver.posts())
                .extracting(post -> post.header("webhook-id"))
                .containsOnly(receiver.posts().get(0).header("webhook-id"));
    }

    @Test
    void aMailServerThatIsAwayForADayLosesNothing() {
        publish(suspension(TestUsers.OPERATOR));
        publish(task("task-1", TestUsers.APPROVER, TestUsers.SECOND_APPROVER));
        mails.stop();
        for (var hour = 0; hour < 24; hour++) {
            round();
            clock.forward(Duration.ofHours(1));
        }
        assertThat(states(Channel.Kind.MAIL)).hasSize(3).containsOnly(State.WAITING);

        startMailServer();
        clock.forward(DAY);
        round();

        assertThat(recipients())
                .containsExactlyInAnyOrder("vera@bank.example", "anna@bank.example", "sven@bank.example");
    }

    @Test
    void aReceiverThatAnswersWithAnErrorIsTriedAgainAfterAWhile() {
        receiver.answering(500);
        publish(suspension(TestUsers.OPERATOR));

        round();
        round();
        assertThat(receiver.posts()).as("not before the back-off is over").hasSize(1);
        clock.forward(Duration.ofMinutes(1));
        round();

        assertThat(receiver.posts()).hasSize(2);
        assertThat(states(Channel.Kind.WEBHOOK)).containsExactly(State.SENT);
    }

    @Test
    void aReceiverThatNeverAcceptsBecomesADeadLetter() {
        receiver.answering(500, 500, 500, 500, 500, 500, 500, 500, 500);
        publish(suspension(TestUsers.OPERATOR));

        for (var attempt = 0; attempt < 12; attempt++) {
            round();
            clock.forward(DAY);
        }

        assertThat(receiver.posts()).hasSize(9);
        assertThat(dead()).singleElement().satisfies(letter -> {
            assertThat(letter.delivery().failure()).contains("500");
            assertThat(letter.event().subject()).isEqualTo("credit-trees@3");
        });
        assertThat(deliveries.counts()).containsEntry(State.DEAD, 1L);
    }

    /** Otherwise a message that crashes the server would crash it for ever. */
    @Test
    void whatNeverEndsIsGivenUp() {
        publish(suspension(TestUsers.OPERATOR));
        deliveries.address();
        jdbc.sql("update notification_delivery set attempts = 9").update();

        round();

        assertThat(dead())
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.delivery().failure()).contains("begun 10 times"));
        assertThat(receiver.posts()).isEmpty();
    }

    @Test
    void aDeadLetterIsSentAgainOnRequest() {
        receiver.answering(410);
        publish(suspension(TestUsers.OPERATOR));
        round();
        var letter = dead().get(0).delivery().id();

        deliveries.sendAgain(letter, TestUsers.OPERATOR);
        round();

        assertThat(receiver.posts()).hasSize(2);
        assertThat(dead()).isEmpty();
        assertThatThrownBy(() -> deliveries.sendAgain(letter, TestUsers.OPERATOR))
                .satisfies(refusedWith(NotificationProblem.DELIVERY_NOT_DEAD))
                .hasMessageContaining("SENT");
        assertThat(jdbc.sql("select count(*) from audit_entry where what = 'DeliverySentAgain'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void whoHasNoAddressIsADeadLetterUntilItIsEntered() {
        try (var without = TestUsers.withMailAddress(TestUsers.VALIDATOR, Optional.empty())) {
            publish(suspension(TestUsers.OPERATOR));
            round();
        }
        assertThat(dead())
                .singleElement()
                .satisfies(letter -> assertThat(letter.delivery().failure()).contains("'vera' has no mail address"));

        deliveries.sendAgain(dead().get(0).delivery().id(), TestUsers.OPERATOR);
        round();

        assertThat(recipients()).containsExactly("vera@bank.example");
    }

    @Test
    void twoNodesSendADailyMailOnceAndWhole() throws Exception {
        preferences.choose(TestUsers.VALIDATOR, Frequency.DAILY);
        for (var number = 1; number <= 20; number++) {
            publish(suspension(TestUsers.OPERATOR));
        }
        round();
        clock.forward(DAY);

        var nodes = Executors.newFixedThreadPool(2);
        for (var node : nodes.invokeAll(List.of(rounds(3), rounds(3)))) {
            node.get();
        }
        nodes.shutdown();

        assertThat(mails.getReceivedMessages()).hasSize(1);
        assertThat(mails.getReceivedMessages()[0].getSubject()).isEqualTo("Muster: 20 events");
    }

    @Test
    void aMessageToOneReceiverHasNothingToDoWithTheOther() {
        receiver.answering(500);
        publish(suspension(TestUsers.OPERATOR));

        round();

        assertThat(recipients()).hasSize(1);
        assertThat(states(Channel.Kind.WEBHOOK)).containsExactly(State.WAITING);
    }

    @Test
    void anEventForNoOneIsAddressedAndForgotten() {
        publish(new VersionDeployed(
                "deployment-1",
                CREDIT,
                "production",
                DeploymentRole.CHAMPION,
                "embedded",
                "certificate-1",
                TestUsers.OPERATOR,
                clock.instant()));
        round();
        assertThat(recipients()).containsExactly("vera@bank.example");

        clock.forward(Duration.ofDays(91));
        deliveries.forgetOld();

        assertThat(count("notification_event")).isZero();
        assertThat(count("notification_delivery")).isZero();
    }

    @Test
    void whatStillWaitsIsNotForgotten() {
        mails.stop();
        publish(finding(TestUsers.APPROVER));
        round();
        clock.forward(Duration.ofDays(91));

        deliveries.forgetOld();

        assertThat(count("notification_event")).isEqualTo(1);
        assertThat(states(Channel.Kind.MAIL)).containsExactly(State.WAITING);
    }

    @Test
    void aServerTellsByItself() {
        var server = new DeliverySchedule(deliveries, settings);
        server.start();
        try {
            publish(suspension(TestUsers.OPERATOR));

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> recipients().size() == 1 && receiver.posts().size() == 1);
        } finally {
            server.stop();
        }
    }
}
