package io.muster.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.security.UserDirectory.Person;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * A cache of people and their roles, kept for {@link SecuritySettings#credentialCache}. A person without any role is
 * unknown: taking away the last role ends all access at once.
 */
@Component
public class KnownPeople {

    private final UserDirectory directory;
    private final Cache<String, Optional<Person>> people;

    KnownPeople(UserDirectory directory, SecuritySettings settings, Clock clock) {
        this.directory = directory;
        this.people = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfterWrite(settings.credentialCache())
                .maximumSize(10_000)
                .build();
    }

    /** @return the person, unless unknown or without any role */
    public Optional<Person> find(String userId) {
        return people.get(
                UserIds.canonical(userId),
                id -> directory.find(id).filter(person -> !person.roles().isEmpty()));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(UserChanged change) {
        people.invalidate(change.user());
    }
}
