package io.muster.security.oidc;

import io.muster.security.Role;
import io.muster.security.UserGroups;
import io.muster.security.UserIds;
import io.muster.security.oidc.AdmissionRefused.Reason;
import io.muster.security.oidc.OidcSettings.Mapping;
import io.muster.security.oidc.OidcSettings.ServiceAccount;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The mapping from a token's claims to a user id and to groups. No one is in a group that no mapping names, and only a
 * mapping that names the group of administrators literally makes administrators.
 */
@Component
class ClaimMapping {

    /** Roles of people who decide, which a program must not hold. */
    private static final Set<Role> DECIDING = EnumSet.of(Role.VALIDATOR, Role.APPROVER, Role.SECOND_APPROVER);

    private final OidcSettings settings;
    private final UserGroups groups;
    private final Pattern user;
    private final List<Rule> rules;

    ClaimMapping(OidcSettings settings, UserGroups groups) {
        this.settings = settings;
        this.groups = groups;
        this.user = compile("user-pattern", settings.userPattern());
        this.rules = settings.mappings().stream().map(this::rule).toList();
        settings.serviceAccounts().forEach(this::require);
    }

    private Rule rule(Mapping mapping) {
        if (!mapping.group().contains("$")) {
            requireKnown(mapping.group());
        }
        return new Rule(mapping.claim(), compile("mappings", mapping.pattern()), mapping.group());
    }

    private void require(ServiceAccount account) {
        UserIds.require(account.user());
        account.groups().forEach(this::requireKnown);
        var deciding = account.groups().stream()
                .filter(group ->
                        DECIDING.contains(groups.find(group).orElseThrow().rights()))
                .toList();
        if (!deciding.isEmpty()) {
            throw new IllegalArgumentException(
                    ("muster.security.oidc.service-accounts: '%s' is a program and may not be in %s, whose members sign"
                                    + " decisions")
                            .formatted(account.user(), deciding));
        }
    }

    private void requireKnown(String group) {
        if (!groups.contains(group)) {
            throw new IllegalArgumentException("muster.security.oidc: there is no user group '%s'; expected one of %s"
                    .formatted(group, groups.ids()));
        }
    }

    private static Pattern compile(String setting, String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "muster.security.oidc.%s: '%s' is not a regular expression: %s"
                            .formatted(setting, regex, e.getDescription()),
                    e);
        }
    }

    Optional<ServiceAccount> serviceAccount(String subject) {
        return settings.serviceAccounts().stream()
                .filter(account -> account.subject().equals(subject))
                .findFirst();
    }

    /** Whether the claims have all that the mappings look at, so that what is missing in them is really gone. */
    boolean isComplete(Map<String, Object> claims) {
        return !rules.isEmpty() && rules.stream().allMatch(rule -> claim(claims, rule.claim) != null);
    }

    /** @return the ids of the groups that the mappings grant for these claims */
    Set<String> groups(Map<String, Object> claims) {
        return rules.stream()
                .flatMap(rule -> rule.grantedBy(claims))
                .filter(groups::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws AdmissionRefused if the claims have no possible user id */
    String userId(Map<String, Object> claims) {
        var claimed = claim(claims, settings.userClaim());
        if (!(claimed instanceof String text)) {
            throw new AdmissionRefused(
                    Reason.NO_USER_ID,
                    "The token has no claim '%s', from which the user id is made".formatted(settings.userClaim()));
        }

        requireVerified(claims, text);
        var matcher = user.matcher(text);
        var id = matcher.matches() ? UserIds.canonical(matcher.groupCount() > 0 ? part(matcher.group(1)) : text) : "";
        if (!UserIds.isPossible(id)) {
            throw new AdmissionRefused(
                    Reason.NO_USER_ID,
                    ("'%s' (claim '%s') gives no user id: expected a text that matches '%s' and gives lower-case letters,"
                                    + " digits and single dots or hyphens")
                            .formatted(UserIds.shown(text), settings.userClaim(), user));
        }
        return id;
    }

    /** A mail address that anyone can write into an account is not that person's. */
    private void requireVerified(Map<String, Object> claims, String address) {
        var verified = claims.get("email_verified");
        if (settings.userClaim().equals("email")
                && verified != null
                && !String.valueOf(verified).equals("true")) {
            throw new AdmissionRefused(
                    Reason.NO_USER_ID,
                    "The provider has not verified the mail address '%s', from which the user id is made"
                            .formatted(UserIds.shown(address)));
        }
    }

    private static String part(@Nullable String group) {
        return group == null ? "" : group;
    }

    /** A claim of this very name comes first: names that are addresses contain dots. */
    private static @Nullable Object claim(Map<?, ?> claims, String path) {
        var direct = claims.get(path);
        var dot = path.indexOf('.');
        if (direct != null || dot < 0) {
            return direct;
        }
        return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? claim(inner, path.substring(dot + 1))
                : null;
    }

    private record Rule(String claim, Pattern pattern, String group) {

        Stream<String> grantedBy(Map<String, Object> claims) {
            var value = ClaimMapping.claim(claims, claim);
            var values = value instanceof Collection<?> many ? many.stream() : Stream.ofNullable(value);
            return values.filter(String.class::isInstance)
                    .map(String.class::cast)
                    .flatMap(this::granted);
        }

        private Stream<String> granted(String value) {
            var matcher = pattern.matcher(value);
            if (!matcher.matches()) {
                return Stream.empty();
            }
            if (!group.contains("$")) {
                return Stream.of(group);
            }

            var named = new StringBuilder();
            matcher.appendReplacement(named, group);
            // A provider in which people may create groups must not be able to name this one.
            return named.toString().equals(Role.ADMINISTRATOR.group()) ? Stream.empty() : Stream.of(named.toString());
        }
    }
}
