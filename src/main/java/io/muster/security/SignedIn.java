package io.muster.security;

import io.muster.security.UserDirectory.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The authentication of a person of the directory: by password, by access token or at the identity provider. */
public final class SignedIn extends AbstractAuthenticationToken {

    /** Held by those who signed in with their password; required for everything that a stolen token must not be able to do. */
    static final String BY_PASSWORD = "BY_PASSWORD";

    private static final String GROUP = "GROUP_";

    private final String userId;
    private final Instant since;
    private final boolean byProvider;

    private SignedIn(String userId, Collection<GrantedAuthority> authorities, Instant since, boolean byProvider) {
        super(authorities);
        this.userId = userId;
        this.since = since;
        this.byProvider = byProvider;
        setAuthenticated(true);
    }

    public static SignedIn byPassword(Person person, Instant since) {
        var authorities = new ArrayList<>(authoritiesOf(person));
        authorities.add(new SimpleGrantedAuthority(BY_PASSWORD));
        return new SignedIn(person.actor().id(), authorities, since, false);
    }

    public static SignedIn byToken(Person person, Instant since) {
        return new SignedIn(person.actor().id(), authoritiesOf(person), since, false);
    }

    /** For the session of a person who authenticated at the identity provider. */
    public static SignedIn byProvider(Person person, Instant since) {
        return new SignedIn(person.actor().id(), authoritiesOf(person), since, true);
    }

    /** The same session with the roles that the person has now. */
    public SignedIn withRolesOf(Person person) {
        return byProvider ? byProvider(person, since) : byPassword(person, since);
    }

    private static List<GrantedAuthority> authoritiesOf(Person person) {
        return Stream.concat(
                        person.roles().stream().map(Role::authority),
                        person.groups().stream().map(group -> GROUP + group))
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
    }

    /** The ids of the groups of the authenticated person. */
    static Set<String> groupsOf(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority.startsWith(GROUP))
                .map(authority -> authority.substring(GROUP.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    public String userId() {
        return userId;
    }

    /** Whether the identity provider vouches for this session. */
    public boolean isByProvider() {
        return byProvider;
    }

    /** When the person authenticated. */
    public Instant since() {
        return since;
    }

    @Override
    public String getPrincipal() {
        return userId;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedIn that
                && super.equals(that)
                && since.equals(that.since)
                && byProvider == that.byProvider;
    }

    @Override
    public int hashCode() {
        return userId.hashCode();
    }
}
