package io.muster.reporting;

import io.muster.notification.EventKind;
import io.muster.notification.channel.Channel;
import io.muster.notification.delivery.Deliveries;
import io.muster.notification.delivery.Deliveries.DeliveryOfEvent;
import io.muster.notification.delivery.Delivery.State;
import io.muster.notification.recipients.Frequency;
import io.muster.notification.recipients.Preferences;
import io.muster.security.Role;
import io.muster.security.UserDirectory;
import io.muster.shared.Actor;
import io.muster.shared.requests.Paging;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page on which people choose how often they get mail, and operators see what could not be delivered. */
@Component
public class NotificationsPage {

    private static final int SHOWN = 100;
    private static final Set<Role> OF_DEAD_LETTERS = EnumSet.of(Role.OPERATOR, Role.ADMINISTRATOR);

    private final Preferences preferences;
    private final Deliveries deliveries;
    private final UserDirectory people;

    NotificationsPage(Preferences preferences, Deliveries deliveries, UserDirectory people) {
        this.preferences = preferences;
        this.deliveries = deliveries;
        this.people = people;
    }

    public Notifications read(Actor reader, Set<Role> roles) {
        return new Notifications(
                deliveries.channels().isConfigured(Channel.Kind.MAIL),
                people.mailAddress(reader.id()).orElse(null),
                preferences.of(reader),
                roles.stream().anyMatch(OF_DEAD_LETTERS::contains) ? letters() : null);
    }

    private Letters letters() {
        var page = deliveries.page(State.DEAD, new Paging("", SHOWN));
        return new Letters(page.items().stream().map(NotificationsPage::letter).toList(), page.next() != null);
    }

    private static Letter letter(DeliveryOfEvent found) {
        var delivery = found.delivery();
        return new Letter(
                delivery.id(),
                words(found.event().kind()),
                found.event().subject(),
                delivery.recipient(),
                PageWording.word(delivery.channel()),
                Objects.requireNonNullElse(delivery.failure(), ""),
                PageWording.time(found.event().at()));
    }

    /** The word of the kind as a phrase: {@code Version suspended}. */
    private static String words(EventKind kind) {
        var phrase = kind.word().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
    }

    /**
     * What the page shows.
     *
     * @param isMailSent whether this installation has a mail server
     * @param address the reader's mail address, or null
     * @param letters the oldest dead letters; null for those who may not see them
     */
    public record Notifications(
            boolean isMailSent,
            @Nullable String address,
            Frequency frequency,
            @Nullable Letters letters) {}

    /** @param hasMore whether there are more than are shown */
    public record Letters(List<Letter> items, boolean hasMore) {}

    /** A dead letter in words. */
    public record Letter(
            String id, String event, String subject, String recipient, String channel, String failure, String at) {}
}
