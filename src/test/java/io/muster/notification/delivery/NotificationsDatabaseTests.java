package io.muster.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.inventory.versions.VersionEvent.VersionSuspended;
import io.muster.notification.EventKind;
import io.muster.notification.Notices;
import io.muster.notification.recipients.Frequency;
import io.muster.notification.recipients.Recipients;
import io.muster.security.UserGroups;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.testing.TestUsers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told of what, and how often. */
class NotificationsDatabaseTests extends NotificationsContext {

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
    void noOneIsToldTwiceHoweverManyRoundsThereAre() {
        publish(suspension(TestUsers.OPERATOR));

        round();
        round();

        assertThat(recipients()).hasSize(1);
        assertThat(receiver.posts()).hasSize(1);
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
}
