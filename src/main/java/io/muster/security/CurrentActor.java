package io.muster.security;

import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The signed-in person on whose behalf this thread runs. */
@Component
public class CurrentActor {

    /** @throws NotSignedIn if no one is signed in */
    public Actor get() {
        return find().orElseThrow(NotSignedIn::new);
    }

    public Optional<Actor> find() {
        return authentication().map(authentication -> Actor.person(authentication.getName()));
    }

    /** @return what the person may do; empty when no one is signed in */
    public Set<Role> roles() {
        return authentication().map(CurrentActor::rolesOf).orElse(Set.of());
    }

    /** @return the ids of the person's groups; empty when no one is signed in */
    public Set<String> groups() {
        return authentication().map(SignedIn::groupsOf).orElse(Set.of());
    }

    private static Optional<Authentication> authentication() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .filter(authentication -> !(authentication instanceof AnonymousAuthenticationToken));
    }

    private static Set<Role> rolesOf(Authentication authentication) {
        var names = authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        return Arrays.stream(Role.values())
                .filter(role -> names.contains(role.authority()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A request that requires a signed-in person came from an anonymous caller. */
    public static class NotSignedIn extends Refusal {

        NotSignedIn() {
            super(SecurityProblem.NOT_SIGNED_IN, "No one is signed in, but this needs a person who answers for it");
        }
    }
}
