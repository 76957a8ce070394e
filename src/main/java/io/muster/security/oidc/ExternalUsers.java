package io.muster.security.oidc;

import io.muster.security.UserDirectory;
import io.muster.security.UserDirectory.Person;
import io.muster.security.oidc.AdmissionRefused.Reason;
import io.muster.security.oidc.ProviderClaims.Source;
import io.muster.shared.events.EventPublisher;
import io.muster.shared.jdbc.RacingInsert;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The service that lets people of the identity provider in. At their first sign-in they get a user id, which is tied to
 * the provider's subject for good: a second person of the same name is refused, and so is one whose name a local user has.
 * What the claims say of groups is written to the directory, so that eligibility and separation of duties treat these
 * people as all others.
 */
@Service
class ExternalUsers {

    /** A program that calls often does not write at every call. */
    private static final Duration CONFIRMED_RECENTLY = Duration.ofMinutes(1);

    private final OidcSettings settings;
    private final ClaimMapping mapping;
    private final ExternalIdentityRepository identities;
    private final Directory directory;
    private final EventPublisher events;

    ExternalUsers(
            OidcSettings settings,
            ClaimMapping mapping,
            ExternalIdentityRepository identities,
            Directory directory,
            EventPublisher events) {
        this.settings = settings;
        this.mapping = mapping;
        this.identities = identities;
        this.directory = directory;
        this.events = events;
    }

    /**
     * Brings the directory up to date with what the provider says.
     *
     * @return the person, who has no roles if no mapping grants any
     * @throws AdmissionRefused if the person gets no user id here, or was excluded
     */
    @Transactional
    Person admit(ProviderClaims claims) {
        var identity = identities.find(settings.issuer(), claims.subject()).orElseGet(() -> register(claims));
        if (identity.isDisabled()) {
            throw new AdmissionRefused(
                    Reason.DISABLED, "An administrator has excluded '%s'".formatted(identity.userId()));
        }

        if (decidesOnGroups(claims) && !claims.issuedAt().isBefore(identity.claimsFrom())) {
            directory.update(identity.userId(), claims, groups(claims));
            confirm(identity, claims.issuedAt());
        }
        return directory.find(identity.userId()).orElseThrow();
    }

    /** An older token must not give back what a newer one took. */
    private boolean decidesOnGroups(ProviderClaims claims) {
        return claims.from() == Source.SIGN_IN
                || mapping.serviceAccount(claims.subject()).isPresent()
                || mapping.isComplete(claims.all());
    }

    private Set<String> groups(ProviderClaims claims) {
        return mapping.serviceAccount(claims.subject())
                .map(OidcSettings.ServiceAccount::groups)
                .orElseGet(() -> mapping.groups(claims.all()));
    }

    /** Only by claims that decide: a token that says nothing of groups must not keep those that the provider took. */
    private void confirm(ExternalIdentity identity, Instant claimsFrom) {
        var now = events.now();
        var isRecent = identity.confirmedAt().plus(CONFIRMED_RECENTLY).isAfter(now);
        if (!isRecent || !claimsFrom.equals(identity.claimsFrom())) {
            identities.confirm(identity.userId(), claimsFrom, now);
        }
    }

    private ExternalIdentity register(ProviderClaims claims) {
        var userId = mapping.serviceAccount(claims.subject())
                .map(OidcSettings.ServiceAccount::user)
                .orElseGet(() -> mapping.userId(claims.all()));
        var identity =
                new ExternalIdentity(userId, settings.issuer(), claims.subject(), Instant.EPOCH, events.now(), null);
        if (directory.add(userId, () -> identities.insert(identity))) {
            return identity;
        }

        return identities
                .find(settings.issuer(), claims.subject())
                .orElseThrow(() -> new AdmissionRefused(
                        Reason.USER_ID_TAKEN,
                        ("The user id '%s' belongs to another person here, by password or from the identity provider;"
                                        + " the subject '%s' was not let in")
                                .formatted(userId, claims.subject())));
    }

    /** Takes all groups of those whom the provider has not vouched for during the longest absence. */
    @Transactional
    void lapseAbsent() {
        var end = events.now().minus(settings.longestAbsence());
        identities.unconfirmedSince(end).stream()
                .filter(userId -> identities.lapse(userId, end))
                .forEach(directory::takeGroups);
    }

    /** The directory, as far as people of the identity provider are written to it. */
    @Component
    static final class Directory {

        private final UserDirectory users;
        private final UserProvisioning provisioning;
        private final RacingInsert insert;

        Directory(UserDirectory users, UserProvisioning provisioning, RacingInsert insert) {
            this.users = users;
            this.provisioning = provisioning;
            this.insert = insert;
        }

        Optional<Person> find(String userId) {
            return users.find(userId);
        }

        /** @return false if the id belongs to someone else, or another transaction is giving it to someone */
        boolean add(String userId, Runnable tie) {
            if (users.find(userId).isPresent() || !insert.tried(tie)) {
                return false;
            }
            provisioning.add(userId);
            return true;
        }

        void update(String userId, ProviderClaims claims, Set<String> groups) {
            if (!claims.firstName().isEmpty()) {
                provisioning.describe(userId, claims.firstName(), claims.lastName(), claims.mailAddress());
            }
            provisioning.setGroups(userId, groups);
        }

        void takeGroups(String userId) {
            provisioning.setGroups(userId, Set.of());
        }
    }
}
