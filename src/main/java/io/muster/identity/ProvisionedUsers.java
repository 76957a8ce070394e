package io.muster.identity;

import io.muster.identity.grants.OwnAuthority;
import io.muster.security.oidc.UserProvisioning;
import io.muster.shared.Actor;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The engine's directory as far as the identity provider decides on it. Changes are audited in the provider's name. */
@Component
class ProvisionedUsers implements UserProvisioning {

    private static final Actor PROVIDER = Actor.system("identity-provider");

    private final IdentityService identity;
    private final EngineUserDirectory directory;
    private final Memberships memberships;
    private final UserEvents events;

    ProvisionedUsers(
            IdentityService identity, EngineUserDirectory directory, Memberships memberships, UserEvents events) {
        this.identity = identity;
        this.directory = directory;
        this.memberships = memberships;
        this.events = events;
    }

    /** The engine needs a password; no one knows it, and none authenticates such a person. */
    @Override
    public void add(String userId) {
        asProvider(() -> {
            var user = identity.newUser(userId);
            user.setPassword(Passwords.generate());
            identity.saveUser(user);
            return userId;
        });
    }

    @Override
    public void describe(String userId, String firstName, String lastName, Optional<String> mailAddress) {
        asProvider(() -> {
            var user = identity.createUserQuery().userId(userId).singleResult();
            if (!isDescribedBy(user, firstName, lastName, mailAddress)) {
                user.setFirstName(firstName);
                user.setLastName(lastName);
                user.setEmail(mailAddress.orElse(null));
                identity.saveUser(user);
            }
            return userId;
        });
    }

    private static boolean isDescribedBy(User user, String firstName, String lastName, Optional<String> mailAddress) {
        return firstName.equals(shown(user.getFirstName()))
                && lastName.equals(shown(user.getLastName()))
                && Objects.equals(user.getEmail(), mailAddress.orElse(null));
    }

    private static String shown(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public void setGroups(String userId, Set<String> groups) {
        var person = directory.find(userId).orElseThrow();
        asProvider(() -> memberships.replace(person, group -> true, groups));
    }

    private <T> T asProvider(Supplier<T> change) {
        return events.publishedAs(PROVIDER, () -> OwnAuthority.ask(identity, change));
    }
}
