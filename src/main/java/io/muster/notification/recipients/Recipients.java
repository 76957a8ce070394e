package io.muster.notification.recipients;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.inventory.Inventory;
import io.muster.notification.EventKind;
import io.muster.notification.NotificationSettings;
import io.muster.notification.outbox.OutboxEvent;
import io.muster.security.Role;
import io.muster.security.UserDirectory;
import io.muster.security.UserGroups;
import io.muster.security.UserIds;
import io.muster.shared.Actor;
import io.muster.shared.InvalidVersionId;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The table of who is told of what by mail: for each kind of event the model's owner, the version's developer, the
 * people that the event itself concerns, or a group. No one is told of what they did themselves, or after they left.
 */
@Component
public class Recipients {

    private static final String OWNER = "owner";
    private static final String DEVELOPER = "developer";
    private static final String CONCERNED = "concerned";
    private static final Set<String> WORDS = Set.of(OWNER, DEVELOPER, CONCERNED);

    /** Programs have no desk. */
    private static final Set<Role> PROGRAMS = Set.of(Role.APPLICATION, Role.WORKER);

    private final Map<String, List<String>> table;
    private final UserDirectory people;
    private final Inventory inventory;

    /** @throws IllegalStateException if the table names a kind of event or a group that does not exist */
    public Recipients(
            NotificationSettings settings, UserGroups groups, @Lazy UserDirectory people, Inventory inventory) {
        this.table = settings.recipients();
        this.people = people;
        this.inventory = inventory;
        table.forEach((kind, words) -> {
            var entry = "muster.notification.recipients." + kind;
            if (EventKind.find(kind).isEmpty()) {
                throw new IllegalStateException(
                        "%s names no kind of event; expected one of %s".formatted(entry, EventKind.words()));
            }
            words.stream()
                    .filter(word -> !isKnown(word, kind, groups))
                    .findFirst()
                    .ifPresent(word -> {
                        throw new IllegalStateException(
                                "%s names '%s'; expected owner, developer, concerned (where the event names people) or a group: %s"
                                        .formatted(entry, word, groups.ids()));
                    });
        });
    }

    private static boolean isKnown(String word, String kind, UserGroups groups) {
        if (word.equals(CONCERNED)) {
            return EventKind.find(kind).flatMap(EventKind::concerned).isPresent();
        }
        return WORDS.contains(word) || groups.contains(word);
    }

    /** The people to tell by mail, each once. */
    public List<Actor> of(OutboxEvent event) {
        return table.getOrDefault(event.kind().word(), List.of()).stream()
                .flatMap(word -> named(word, event))
                .map(person -> UserIds.canonical(person.id()))
                .distinct()
                .map(Actor::person)
                .filter(person -> !person.samePersonAs(event.actor()))
                .filter(this::isAtADesk)
                .toList();
    }

    private Stream<Actor> named(String word, OutboxEvent event) {
        return switch (word) {
            case OWNER ->
                found(event, id -> inventory.model(id.model()).description().owner());
            case DEVELOPER -> found(event, id -> inventory.version(id).developer());
            case CONCERNED -> concerned(event);
            default -> people.inGroup(word).stream();
        };
    }

    /** Who has left is not told any more, whatever a model still says. */
    private boolean isAtADesk(Actor person) {
        return people.roles(person.id()).stream().anyMatch(role -> !PROGRAMS.contains(role));
    }

    private static Stream<Actor> found(OutboxEvent event, Function<VersionId, Actor> reader) {
        return version(event).flatMap(id -> unlessMissing(() -> reader.apply(id))).stream();
    }

    private static Optional<VersionId> version(OutboxEvent event) {
        try {
            return Optional.of(VersionId.parse(event.subject()));
        } catch (InvalidVersionId e) {
            return Optional.empty();
        }
    }

    private static Optional<Actor> unlessMissing(Supplier<Actor> reader) {
        try {
            return Optional.of(reader.get());
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.NOT_FOUND) {
                throw refusal;
            }
            return Optional.empty();
        }
    }

    private static Stream<Actor> concerned(OutboxEvent event) {
        var names = event.kind().concerned().map(event.body()::path).orElseThrow();
        var each = names.isArray() ? StreamSupport.stream(names.spliterator(), false) : Stream.of(names);
        return each.map(JsonNode::asText).map(Actor::new).filter(Actor::isPerson);
    }
}
