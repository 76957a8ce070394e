package io.muster.notification.delivery;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muster.deployment.DeploymentRole;
import io.muster.deployment.ServingEvent.VersionDeployed;
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
import io.muster.notification.EventKind;
import io.muster.notification.Notices;
import io.muster.notification.NotificationProblem;
import io.muster.notification.NotificationSettings;
import io.muster.notification.TaskNotice;
import io.muster.notification.channel.Channel;
import io.muster.notification.delivery.Delivery.State;
import io.muster.notification.recipients.Frequency;
import io.muster.notification.recipients.Preferences;
import io.muster.notification.recipients.Recipients;
import io.muster.security.UserGroups;
import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.muster.shared.UseCaseId;
import io.muster.shared.VersionId;
import io.muster.shared.requests.Paging;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

class NotificationsDatabaseTests extends NotificationsContext {

    private static final VersionId CREDIT = VersionId.parse("credit-trees@3");
    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Preferences preferences;

    @Autowired
    Inventory inventory;

    @Autowired
    NotificationSettings settings;

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

    @Test
    void thoseWhoMayDecideAreToldOfATask() {
        publish(task("task-1", TestUsers.APPROVER, TestUsers.SECOND_APPROVER));

        round();

        assertThat(recipients()).containsExactlyInAnyOrder("anna@bank.example", "sven@bank.example");
    }

    @Test
    void ownersAndGroupsAreToldOnceAndNotOfTheirOwnDeeds() {
        publish(suspension(TestUsers.OPERATOR));

        round();

        // The owner; operators are told too, but it was the operator's own deed.
        assertThat(recipients()).containsExactly("vera@bank.example");
    }

    @Test
    void nothingIsToldOfWhatWasRolledBack() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(suspension(TestUsers.OPERATOR));
            events.publishEvent(task("task-1", TestUsers.APPROVER));
            status.setRollbackOnly();
        });

        round();

        assertThat(recipients()).isEmpty();
        assertThat(receiver.posts()).isEmpty();
    }

    @Test
    void nobodyIsToldTwiceHoweverManyRoundsThereAre() {
        publish(suspension(TestUsers.OPERATOR));

        round();
        round();

        assertThat(recipients()).hasSize(1);
        assertThat(receiver.posts()).hasSize(1);
    }

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
        assertThat(Arrays.stream(mails.getReceivedMessages()).map(NotificationsDatabaseTests::id))
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
                        .map(NotificationsDatabaseTests::id)
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
    void aDeadLetterIsSentAgainWhenSomebodyAsks() {
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
    void whoWantsNoMailGetsNone() {
        preferences.choose(TestUsers.VALIDATOR, Frequency.NONE);
        publish(suspension(TestUsers.OPERATOR));

        round();

        assertThat(recipients()).isEmpty();
        assertThat(receiver.posts()).hasSize(1);
    }

    @Test
    void whoWantsDailyMailGetsOneADay() throws Exception {
        preferences.choose(TestUsers.VALIDATOR, Frequency.DAILY);
        publish(suspension(TestUsers.OPERATOR));
        publish(finding(TestUsers.VALIDATOR));
        round();
        assertThat(recipients()).isEmpty();

        clock.set(Instant.parse("2026-03-03T07:00:00Z"));
        publish(suspension(TestUsers.OPERATOR));
        round();

        assertThat(recipients()).containsExactly("vera@bank.example");
        assertThat(mails.getReceivedMessages()[0].getSubject()).isEqualTo("Muster: 2 events");
        clock.forward(DAY);
        round();
        assertThat(recipients()).as("what came later is in the next one").hasSize(2);
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
    void programsAndThoseWhoLeftAreNotTold() {
        publish(task("task-1", Actor.person("app"), Actor.person("wanda"), Actor.person("gone"), TestUsers.APPROVER));

        round();

        assertThat(recipients()).containsExactly("anna@bank.example");
    }

    @Test
    void anEventAboutAnUnknownModelIsToldToTheGroupsAll() {
        var event = new VersionSuspended(VersionId.parse("unheard-of@1"), "why", TestUsers.DEVELOPER, clock.instant());
        publish(event);

        round();

        assertThat(recipients()).containsExactly("otto@bank.example");
    }

    @Test
    void whatNobodyIsToldOfIsAddressedAndForgotten() {
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
        var server = new DeliveryRounds(deliveries, settings);
        server.start();
        try {
            publish(suspension(TestUsers.OPERATOR));

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> recipients().size() == 1 && receiver.posts().size() == 1);
        } finally {
            server.stop();
        }
    }

    @Test
    void theShippedTableSaysWhoIsToldOfEachKind() {
        assertThat(settings.recipients().keySet()).containsExactlyInAnyOrderElementsOf(EventKind.words());
    }

    @ParameterizedTest
    @CsvSource({
        "VersionSuspendet, owner, VersionSuspended",
        "VersionSuspended, oparator, operator",
        "VersionSuspended, concerned, where the event names people"
    })
    void aTableThatNamesWhatDoesNotExistStopsTheStart(String kind, String recipient, String hint) {
        var wrong = Notices.settingsFor(Map.of(kind, List.of(recipient)));

        assertThatThrownBy(() -> new Recipients(wrong, UserGroups.shipped(), TestUsers.directory(), inventory))
                .hasMessageContaining("muster.notification.recipients." + kind)
                .hasMessageContaining(hint);
    }

    private void publish(Object event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    private VersionSuspended suspension(Actor by) {
        return new VersionSuspended(CREDIT, "drift", by, clock.instant());
    }

    private FindingOpened finding(Actor owner) {
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

    private TaskNotice task(String id, Actor... eligible) {
        return new TaskNotice(
                TaskNotice.Kind.OPENED, CREDIT, id, "Approve use", List.of(eligible), null, SettableClock.START);
    }

    private Callable<Void> rounds(int number) {
        return () -> {
            for (var at = 0; at < number; at++) {
                round();
            }
            return null;
        };
    }

    private List<Deliveries.DeliveryOfEvent> dead() {
        return deliveries.page(State.DEAD, Paging.of(null, null)).items();
    }

    private List<State> states(Channel.Kind channel) {
        return jdbc.sql("select state from notification_delivery where channel = ?")
                .param(channel.name())
                .query((row, number) -> State.valueOf(row.getString(1)))
                .list();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private List<String> recipients() {
        return Arrays.stream(mails.getReceivedMessages())
                .map(NotificationsDatabaseTests::recipient)
                .toList();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getRecipients(RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
