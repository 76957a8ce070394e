package io.muster.security.oidc;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the sign-in at an identity provider.
 *
 * @param issuer the provider's issuer, exactly as it calls itself; empty for none
 * @param name what the login page calls it
 * @param clientId Muster's id at the provider
 * @param clientSecret Muster's secret at the provider
 * @param audience what access tokens for Muster name as their audience; empty to accept no access tokens
 * @param scopes what is requested at a sign-in
 * @param clockSkew how far the provider's clock may be from this one
 * @param userClaim the claim from which the user id is made at the first sign-in
 * @param userPattern what that claim must match as a whole; its first group is the user id
 * @param mappings which values of which claims make people members of which groups
 * @param serviceAccounts programs that authenticate by client credentials
 * @param confirmEvery how often the provider is asked whether the person behind a session may still sign in
 * @param unreachableFor how long a session continues while the provider does not answer that question
 * @param longestAbsence how long people stay in their groups after the provider last confirmed them
 * @param longestAccessToken tokens that are valid for longer are refused
 */
@Validated
@ConfigurationProperties("muster.security.oidc")
record OidcSettings(
        @NotNull String issuer,
        @NotBlank String name,
        @NotNull String clientId,
        @NotNull String clientSecret,
        @NotNull String audience,
        @NotEmpty List<@NotBlank String> scopes,
        @NotNull Duration clockSkew,
        @NotBlank String userClaim,
        @NotBlank String userPattern,
        @NotNull List<@Valid Mapping> mappings,
        @NotNull List<@Valid ServiceAccount> serviceAccounts,
        @NotNull Duration confirmEvery,
        @NotNull Duration unreachableFor,
        @NotNull Duration longestAbsence,
        @NotNull Duration longestAccessToken) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    OidcSettings {
        mappings = mappings == null ? List.of() : List.copyOf(mappings);
        serviceAccounts = serviceAccounts == null ? List.of() : List.copyOf(serviceAccounts);
        if (issuer != null && !issuer.isBlank()) {
            requireSecureOrigin(issuer);
            requireOwnAudience(clientId, audience);
        }
    }

    private static void requireSecureOrigin(String issuer) {
        var address = URI.create(issuer);
        var isSecure = "https".equals(address.getScheme());
        if (!isSecure && !("http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost()))) {
            throw new IllegalArgumentException(
                    "muster.security.oidc.issuer is '%s'; expected an address that begins with https://"
                            .formatted(issuer));
        }
    }

    /** Tokens about a sign-in name the client as their audience. They are sent through browsers and open no API. */
    private static void requireOwnAudience(String clientId, String audience) {
        if (clientId == null || clientId.isBlank()) {
            throw new IllegalArgumentException("muster.security.oidc.issuer is set, and so must be"
                    + " muster.security.oidc.client-id: Muster's id at the identity provider");
        }
        if (clientId.equals(audience)) {
            throw new IllegalArgumentException(
                    ("muster.security.oidc.audience is '%s', which is also the client-id: ID tokens have that audience and"
                                    + " would be accepted as access tokens. Expected an audience of its own")
                            .formatted(audience));
        }
    }

    boolean isConfigured() {
        return !issuer.isBlank();
    }

    boolean acceptsAccessTokens() {
        return isConfigured() && !audience.isBlank();
    }

    /** Scheme, host and port of the provider. */
    String origin() {
        var address = URI.create(issuer);
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    /**
     * A rule that makes people members of a group.
     *
     * @param claim its name, or a path with dots, such as {@code realm_access.roles}
     * @param pattern what one of its values must match as a whole
     * @param group the group; {@code $1} stands for what the first parentheses of the pattern matched
     */
    record Mapping(
            @NotBlank String claim,
            @NotBlank String pattern,
            @NotBlank String group) {}

    /**
     * A program with an account at the identity provider.
     *
     * @param subject the claim {@code sub} of its tokens
     * @param user its user id in Muster
     * @param groups the groups that it is in
     */
    record ServiceAccount(
            @NotBlank String subject,
            @NotBlank String user,
            @NotEmpty Set<@NotBlank String> groups) {}
}
