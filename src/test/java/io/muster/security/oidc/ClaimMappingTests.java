package io.muster.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.security.Role;
import io.muster.security.UserGroup;
import io.muster.security.UserGroups;
import io.muster.security.oidc.OidcSettings.Mapping;
import io.muster.security.oidc.OidcSettings.ServiceAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimMappingTests {

    private static final String ISSUER = "https://login.bank.example";
    private static final UserGroups GROUPS =
            UserGroups.with(List.of(new UserGroup("creditCommittee", "Credit committee", Role.APPROVER)));

    private static OidcSettings settings(
            String issuer, String audience, String userPattern, List<Mapping> mappings, List<ServiceAccount> accounts) {
        return settings(issuer, audience, "preferred_username", userPattern, mappings, accounts);
    }

    private static OidcSettings settings(
            String issuer,
            String audience,
            String userClaim,
            String userPattern,
            List<Mapping> mappings,
            List<ServiceAccount> accounts) {
        return new OidcSettings(
                issuer,
                "bank",
                "muster",
                "secret",
                audience,
                List.of("openid"),
                Duration.ofSeconds(30),
                userClaim,
                userPattern,
                mappings,
                accounts,
                Duration.ofMinutes(1),
                Duration.ofMinutes(15),
                Duration.ofDays(7),
                Duration.ofMinutes(90));
    }

    private static ClaimMapping mapping(Mapping... mappings) {
        return new ClaimMapping(settings(ISSUER, "api", "(.+)", List.of(mappings), List.of()), GROUPS);
    }

    private static ClaimMapping withAccount(String user, String... groups) {
        var account = new ServiceAccount("0d1c", user, Set.of(groups));
        return new ClaimMapping(settings(ISSUER, "api", "(.+)", List.of(), List.of(account)), GROUPS);
    }

    @Test
    void grantsNothingWithoutAMapping() {
        var claims = Map.<String, Object>of("groups", List.of("approver", "camunda-admin"), "roles", "ADMINISTRATOR");

        assertThat(mapping().groups(claims)).isEmpty();
        assertThat(mapping(new Mapping("teams", ".*", "approver")).groups(claims))
                .isEmpty();
    }

    @Test
    void aPatternMustMatchTheWholeValue() {
        var mapping = mapping(new Mapping("groups", "approvers", "approver"));

        assertThat(mapping.groups(Map.of("groups", List.of("approvers")))).containsExactly("approver");
        assertThat(mapping.groups(Map.of("groups", "approvers"))).containsExactly("approver");
        assertThat(mapping.groups(Map.of("groups", List.of("no-approvers", "approvers-2", "Approvers", ""))))
                .isEmpty();
    }

    @Test
    void aPrefixNamesKnownGroupsOnlyAndNeverTheAdministrators() {
        var mapping = mapping(new Mapping("groups", "muster-(.*)", "$1"));

        assertThat(mapping.groups(Map.of(
                        "groups",
                        List.of(
                                "muster-validator",
                                "muster-creditCommittee",
                                "muster-camunda-admin",
                                "muster-unknown",
                                "muster-",
                                "muster-$1",
                                "validator"))))
                .containsExactlyInAnyOrder("validator", "creditCommittee");
    }

    @Test
    void aMappingThatNamesTheAdministratorsMakesThem() {
        assertThat(mapping(new Mapping("groups", "platform", "camunda-admin")).groups(Map.of("groups", "platform")))
                .containsExactly("camunda-admin");
    }

    @Test
    void aClaimIsANameOrAPath() {
        var inner = Map.<String, Object>of("realm_access", Map.of("roles", List.of("checker")));
        var address = Map.<String, Object>of("https://bank.example/groups", List.of("checker"));

        assertThat(mapping(new Mapping("realm_access.roles", "checker", "validator"))
                        .groups(inner))
                .containsExactly("validator");
        assertThat(mapping(new Mapping("https://bank.example/groups", "checker", "validator"))
                        .groups(address))
                .containsExactly("validator");
        assertThat(mapping(new Mapping("realm_access.roles", "1", "validator"))
                        .groups(Map.of("realm_access", Map.of("roles", List.of(1, true, Map.of())))))
                .isEmpty();
    }

    @Test
    void refusesAMappingToAGroupThatNoOneKnows() {
        assertThatThrownBy(() -> mapping(new Mapping("groups", "x", "strangers")))
                .hasMessageContaining("no user group 'strangers'")
                .hasMessageContaining("creditCommittee");
        assertThatThrownBy(() -> mapping(new Mapping("groups", "(", "approver")))
                .hasMessageContaining("'(' is not a regular expression");
    }

    @ParameterizedTest
    @CsvSource({"approver", "secondApprover", "validator", "creditCommittee"})
    void aProgramSignsNoDecisions(String group) {
        assertThat(withAccount("scoring-app", "application").serviceAccount("0d1c"))
                .isPresent();
        assertThatThrownBy(() -> withAccount("robot", "application", group))
                .hasMessageContaining("'robot' is a program and may not be in [%s]".formatted(group));
    }

    @ParameterizedTest
    @CsvSource({
        "Erika.Muster@bank.example, (.+)@bank\\.example, erika.muster",
        "erika, (.+), erika",
        "E123, e\\d+|E\\d+, e123",
    })
    void theUserIdIsWhatTheParenthesesMatched(String claimed, String pattern, String id) {
        var mapping = new ClaimMapping(settings(ISSUER, "api", pattern, List.of(), List.of()), GROUPS);

        assertThat(mapping.userId(Map.of("preferred_username", claimed))).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"erika@elsewhere.example", "''", "erika muster@bank.example", "a_b@bank.example"})
    void refusesNamesThatGiveNoUserId(String claimed) {
        var mapping = new ClaimMapping(settings(ISSUER, "api", "(.+)@bank\\.example", List.of(), List.of()), GROUPS);

        assertThatThrownBy(() -> mapping.userId(Map.of("preferred_username", claimed)))
                .isInstanceOf(AdmissionRefused.class)
                .hasMessageContaining("'preferred_username'");
        assertThatThrownBy(() -> mapping.userId(Map.of())).isInstanceOf(AdmissionRefused.class);
    }

    /** A person who may write any address into an account would get the user id of someone else. */
    @Test
    void refusesAMailAddressThatTheProviderHasNotVerified() {
        var byMail =
                new ClaimMapping(settings(ISSUER, "api", "email", "(.+)@bank\\.example", List.of(), List.of()), GROUPS);
        var address = "erika@bank.example";

        for (Object not : List.of(false, "false", "no")) {
            assertThatThrownBy(() -> byMail.userId(Map.of("email", address, "email_verified", not)))
                    .isInstanceOf(AdmissionRefused.class)
                    .hasMessageContaining("has not verified the mail address 'erika@bank.example'");
        }
        assertThat(byMail.userId(Map.of("email", address, "email_verified", true)))
                .isEqualTo("erika");
        assertThat(byMail.userId(Map.of("email", address))).isEqualTo("erika");
        assertThat(mapping().userId(Map.of("preferred_username", "erika", "email_verified", false)))
                .isEqualTo("erika");
    }

    @Test
    void refusesAProviderWithoutTlsAndAnAudienceThatIdTokensHave() {
        assertThatThrownBy(() -> settings("http://login.bank.example", "api", "(.+)", List.of(), List.of()))
                .hasMessageContaining("begins with https://");
        assertThatThrownBy(() -> settings(ISSUER, "muster", "(.+)", List.of(), List.of()))
                .hasMessageContaining("ID tokens have that audience");
        assertThat(settings("http://localhost:9000", "api", "(.+)", List.of(), List.of())
                        .isConfigured())
                .isTrue();
        assertThat(settings("", "", "(.+)", List.of(), List.of()).isConfigured())
                .isFalse();
    }
}
