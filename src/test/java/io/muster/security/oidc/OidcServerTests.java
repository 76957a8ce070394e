package io.muster.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.muster.audit.AuditTrail;
import io.muster.identity.NewUser;
import io.muster.identity.Users;
import io.muster.security.Role;
import io.muster.security.UserDirectory;
import io.muster.shared.events.DomainEvent;
import io.muster.testing.IdentityProviderServer;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.Server.Answer;
import io.muster.testing.Server.Caller;
import io.muster.testing.ServerUsers;
import io.muster.testing.SettableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** People and programs of a real identity provider, and those who pretend to be. */
@MusterServerTest
class OidcServerTests {

    private static final String ENGINE = "/engine-rest/process-definition/count";
    private static final IdentityProviderServer PROVIDER = IdentityProviderServer.start();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        var mapping = "muster.security.oidc.mappings[%d].%s";
        settings.add("muster.security.oidc.issuer", PROVIDER::issuer);
        settings.add("muster.security.oidc.name", () -> "the bank's login");
        settings.add("muster.security.oidc.client-id", () -> IdentityProviderServer.CLIENT);
        settings.add("muster.security.oidc.client-secret", () -> IdentityProviderServer.SECRET);
        settings.add("muster.security.oidc.audience", () -> IdentityProviderServer.AUDIENCE);
        settings.add(mapping.formatted(0, "claim"), () -> "groups");
        settings.add(mapping.formatted(0, "pattern"), () -> "muster-(.+)");
        settings.add(mapping.formatted(0, "group"), () -> "$1");
        settings.add(mapping.formatted(1, "claim"), () -> "groups");
        settings.add(mapping.formatted(1, "pattern"), () -> "platform-team");
        settings.add(mapping.formatted(1, "group"), () -> Role.ADMINISTRATOR.group());
        settings.add("muster.security.oidc.service-accounts[0].subject", () -> IdentityProviderServer.PROGRAM);
        settings.add("muster.security.oidc.service-accounts[0].user", () -> "scoring-app");
        settings.add("muster.security.oidc.service-accounts[0].groups[0]", () -> "application");
    }

    @Autowired
    Server server;

    @Autowired
    SettableClock clock;

    @Autowired
    UserDirectory directory;

    @Autowired
    Users users;

    @Autowired
    ExternalUsers externalUsers;

    @Autowired
    AuditTrail audit;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping controllers;

    /** The provider's tokens carry the real time. */
    @BeforeEach
    void now() {
        clock.set(Instant.now().truncatedTo(ChronoUnit.MICROS));
        PROVIDER.registerMuster(server.url());
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    private static String newName() {
        return "o" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String employee(String... groups) {
        var name = newName();
        putEmployee(name, groups);
        return name;
    }

    private static void putEmployee(String name, String... groups) {
        PROVIDER.put(
                name,
                Map.of(
                        "preferred_username",
                        name.toUpperCase(),
                        "given_name",
                        "Erika",
                        "family_name",
                        "Mustermann",
                        "email",
                        name + "@bank.example",
                        "groups",
                        List.of(groups)));
    }

    /** Follows the link of the login page to the provider and back. */
    private Answer signIn(Caller browser, String user) {
        var start = browser.get("/oauth2/authorization/sso");
        var back = PROVIDER.authorize(start.header("Location").orElseThrow(), user);
        return browser.get(back.getRawPath() + "?" + back.getRawQuery());
    }

    private Caller signedIn(String user) {
        var browser = server.browser();
        assertThat(signIn(browser, user).header("Location").orElseThrow()).doesNotContain("/login");
        return browser;
    }

    private String refusal(String user) {
        return signIn(server.browser(), user).header("Location").orElseThrow();
    }

    private Map<String, Object> claims(String subject, String... groups) {
        var now = clock.instant();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", PROVIDER.issuer());
        claims.put("aud", List.of(IdentityProviderServer.AUDIENCE));
        claims.put("sub", subject);
        claims.put("preferred_username", subject);
        claims.put("iat", Date.from(now));
        claims.put("exp", Date.from(now.plusSeconds(300)));
        claims.put("groups", List.of(groups));
        return claims;
    }

    private static String signed(Map<String, Object> claims, RSAKey key) {
        return signed(claims, key, JOSEObjectType.JWT);
    }

    private static String signed(Map<String, Object> claims, RSAKey key, JOSEObjectType type) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .type(type)
                    .build();
            var token = new SignedJWT(header, set(claims));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet set(Map<String, Object> claims) {
        var set = new JWTClaimsSet.Builder();
        claims.forEach(set::claim);
        return set.build();
    }

    private String token(String subject, String... groups) {
        return signed(claims(subject, groups), PROVIDER.key());
    }

    @Test
    void theLoginPageLeadsToTheProviderAndBackToThePageThatWasAskedFor() {
        var user = employee("muster-validator", "muster-unheard-of");
        var browser = server.browser();
        var asked = browser.send("GET", "/notifications", BodyPublishers.noBody(), Map.of("Accept", "text/html"));
        assertThat(asked.header("Location").orElseThrow()).endsWith("/login");
        assertThat(browser.get("/login").body())
                .contains("Sign in with the bank&#39;s login", "/oauth2/authorization/sso", "name=\"password\"");

        assertThat(signIn(browser, user).header("Location").orElseThrow()).endsWith("/notifications");

        assertThat(browser.get("/").status()).isEqualTo(200);
        var person = directory.find(user).orElseThrow();
        assertThat(person.displayName()).isEqualTo("Erika Mustermann");
        assertThat(person.roles()).containsExactly(Role.VALIDATOR);
        assertThat(directory.mailAddress(user)).contains(user + "@bank.example");
    }

    @Test
    void camundasWebApplicationsKnowThePersonToo() {
        var user = employee("muster-validator");
        var browser = signedIn(user);

        browser.get("/camunda/app/tasklist/default/");
        var session = browser.get("/camunda/api/admin/auth/user/default").json();

        assertThat(session.path("userId").asText()).isEqualTo(user);
        assertThat(session.path("authorizedApps").toString())
                .contains("tasklist")
                .doesNotContain("admin");
        assertThat(server.browser()
                        .get("/camunda/api/engine/engine/default/task")
                        .header("Muster-Sign-In"))
                .isPresent();
    }

    @Test
    void aPersonOfTheProviderIsEligibleAsAnyOther() {
        var user = employee("muster-approver", "muster-creditCommittee");
        signedIn(user);

        assertThat(directory.inGroup("approver")).extracting("id").contains(user);
        assertThat(directory.inGroup("creditCommittee")).extracting("id").contains(user);
        assertThat(audit.facts(DomainEvent.PLATFORM, user, Set.of("UserChanged"))
                        .toString())
                .contains("ROLE_GIVEN", "system:identity-provider");
    }

    @Test
    void refusesWhomNoMappingGivesARole() {
        var user =
                employee("approver", "camunda-admin", "muster-camunda-admin", "xmuster-approver", "ROLE_ADMINISTRATOR");

        assertThat(refusal(user)).endsWith("/login?refused=no-role");
        assertThat(directory.groups(user)).isEmpty();
        assertThat(server.browser().get("/login?refused=no-role").body()).contains("no role here yet");
    }

    @Test
    void makesAnAdministratorOnlyByAMappingThatSaysSo() {
        var user = employee("platform-team");
        signedIn(user);

        assertThat(directory.roles(user)).containsExactly(Role.ADMINISTRATOR);
        assertThat(server.bearer(token(user, "platform-team")).get("/api/users").status())
                .isEqualTo(200);
    }

    @Test
    void doesNotGiveTheNameOfALocalUserToAPersonOfTheProvider() {
        var name = newName();
        users.create(new NewUser(name, "Local", "User", Set.of(Role.APPROVER), ServerUsers.password(name)));
        putEmployee(name, "platform-team");

        assertThat(refusal(name)).endsWith("/login?refused=user-id-taken");
        assertThat(server.bearer(token(name, "platform-team")).get("/api/users").status())
                .isEqualTo(401);
        assertThat(directory.roles(name)).containsExactly(Role.APPROVER);
        assertThat(server.as(name).get(ENGINE).status()).isEqualTo(200);
    }

    @Test
    void aNameThatTheProviderGivesToASecondPersonIsNotThatPersons() {
        var first = employee("muster-developer");
        signedIn(first);
        var second = claims("another-subject-" + first, "muster-approver");
        second.put("preferred_username", first);

        assertThat(server.bearer(signed(second, PROVIDER.key())).get(ENGINE).status())
                .isEqualTo(401);
        assertThat(directory.roles(first)).containsExactly(Role.DEVELOPER);
    }

    /** Otherwise one person could develop under one name and approve under another. */
    @Test
    void aPersonWhoIsRenamedAtTheProviderKeepsTheUserId() {
        var user = employee("muster-developer");
        signedIn(user);
        var renamed = claims(user, "muster-developer");
        renamed.put("preferred_username", newName());

        var answer = server.bearer(signed(renamed, PROVIDER.key())).get("/api/models");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(directory.find((String) renamed.get("preferred_username"))).isEmpty();
    }

    @Test
    void noPasswordAuthenticatesAPersonOfTheProvider() {
        var user = employee("muster-developer");
        signedIn(user);

        assertThat(server.as("admin")
                        .post("/api/users/" + user + "/password", "")
                        .status())
                .isEqualTo(409);
        assertThat(server.as("admin")
                        .put("/api/users/" + user + "/roles", "{\"roles\":[\"APPROVER\"]}")
                        .status())
                .isEqualTo(409);
        var atTheEngine = server.as("admin")
                .put(
                        "/engine-rest/user/" + user + "/credentials",
                        "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}"
                                .formatted(ServerUsers.password(user), ServerUsers.password("admin")));
        assertThat(atTheEngine.status()).as(atTheEngine.body()).isEqualTo(204);
        assertThat(server.as(user).get(ENGINE).status()).isEqualTo(401);
    }

    @Test
    void aLeaverHasNoSessionOneMinuteLater() {
        var user = employee("muster-approver");
        var browser = signedIn(user);
        PROVIDER.remove(user);
        assertThat(browser.get("/").status()).isEqualTo(200);

        clock.forward(Duration.ofSeconds(61));

        assertThat(browser.get("/").status()).isEqualTo(302);
        assertThat(browser.get("/camunda/api/engine/engine/default/task").status())
                .isEqualTo(401);
    }

    @Test
    void aSessionHasTheGroupsOfTheLastMinute() {
        var user = employee("muster-approver");
        var browser = signedIn(user);
        putEmployee(user, "muster-auditor");

        clock.forward(Duration.ofSeconds(61));
        assertThat(browser.get("/").status()).isEqualTo(200);

        assertThat(directory.inRole(Role.APPROVER)).extracting("id").doesNotContain(user);
        assertThat(directory.roles(user)).containsExactly(Role.AUDITOR);
        for (var i = 0; i < 3; i++) {
            clock.forward(Duration.ofSeconds(61));
            assertThat(browser.get("/").status()).as("refresh " + i).isEqualTo(200);
        }
        putEmployee(user, "cleaners");
        clock.forward(Duration.ofSeconds(61));
        assertThat(browser.get("/").status()).isEqualTo(302);
        assertThat(directory.groups(user)).isEmpty();
    }

    @Test
    void aSessionOutlivesAShortFailureOfTheProviderAndNoLongOne() {
        var user = employee("muster-auditor");
        var browser = signedIn(user);
        PROVIDER.setDown(true);
        try {
            clock.forward(Duration.ofMinutes(15));
            assertThat(browser.get("/").status()).isEqualTo(200);
            assertThat(server.signedIn("vera").get("/").status()).isEqualTo(200);
            clock.forward(Duration.ofMinutes(2));
            assertThat(browser.get("/").status()).isEqualTo(302);
        } finally {
            PROVIDER.setDown(false);
        }
        now();
        signedIn(user);
    }

    @Test
    void anAdministratorExcludesALeaverAtOnceAndTheProviderDoesNotBringThemBack() {
        var user = employee("muster-approver");
        var browser = signedIn(user);
        var program = server.bearer(token(user, "muster-approver"));
        assertThat(program.get(ENGINE).status()).isEqualTo(200);

        assertThat(server.as("admin").delete("/api/users/" + user).status()).isEqualTo(204);

        assertThat(directory.inRole(Role.APPROVER)).extracting("id").doesNotContain(user);
        assertThat(program.get(ENGINE).status()).isEqualTo(401);
        assertThat(browser.get("/").status()).isEqualTo(302);
        assertThat(refusal(user)).endsWith("/login?refused=disabled");
        clock.forward(Duration.ofSeconds(20));
        assertThat(server.bearer(token(user, "muster-approver")).get(ENGINE).status())
                .isEqualTo(401);

        assertThat(server.as("dora").post("/api/users/" + user + "/enable", "").status())
                .isEqualTo(403);
        assertThat(server.as("admin").post("/api/users/" + user + "/enable", "").status())
                .isEqualTo(204);
        signedIn(user);
        assertThat(directory.roles(user)).containsExactly(Role.APPROVER);
    }

    @Test
    void whoIsNotConfirmedForTooLongIsNoLongerEligible() {
        var user = employee("muster-approver");
        signedIn(user);

        clock.forward(Duration.ofDays(7).minusMinutes(1));
        externalUsers.lapseAbsent();
        assertThat(directory.inRole(Role.APPROVER)).extracting("id").contains(user);
        clock.forward(Duration.ofMinutes(2));
        externalUsers.lapseAbsent();
        assertThat(directory.inRole(Role.APPROVER)).extracting("id").doesNotContain(user);

        now();
        signedIn(user);
        assertThat(directory.roles(user)).containsExactly(Role.APPROVER);
    }

    @Test
    void signingOutEndsTheSessionAtTheProvider() {
        var browser = signedIn(employee("muster-auditor"));
        var csrf = browser.csrfToken("/");

        var answer = browser.postForm("/logout", Map.of("_csrf", csrf));

        var address = answer.header("Location").orElseThrow();
        assertThat(address).startsWith(PROVIDER.issuer() + "/connect/logout?id_token_hint=");
        assertThat(browser.get("/").header("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' " + PROVIDER.issuer() + ";");
        assertThat(PROVIDER.endSession(address).headers().firstValue("Location"))
                .contains(server.url() + "/login?logout");
        assertThat(browser.get("/").status()).isEqualTo(302);
        assertThat(server.browser().get("/login?logout").body()).contains("You are signed out");
    }

    /** Their own request carries a CSRF token that their page got as a cookie. */
    @Test
    void signingOutInCamundasWebApplicationsSaysWhereTheProviderEndsItsSession() {
        var app = signedIn(employee("muster-validator"));
        var page = app.get("/camunda/app/tasklist/default/");
        var csrf = page.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("XSRF-TOKEN="))
                .map(cookie -> cookie.replaceAll("XSRF-TOKEN=([^;]*).*", "$1"))
                .findFirst()
                .orElseThrow();

        var answer = app.send(
                "POST",
                "/camunda/api/admin/auth/user/default/logout",
                BodyPublishers.noBody(),
                Map.of("X-XSRF-TOKEN", csrf, "Accept", "application/json"));

        assertThat(answer.status()).as(answer.body()).isLessThan(300);
        assertThat(answer.header("Muster-Sign-Out").orElseThrow())
                .startsWith(PROVIDER.issuer() + "/connect/logout?id_token_hint=");
        assertThat(app.get("/").status()).isEqualTo(302);
    }

    @Test
    void aSignInThatThisBrowserDidNotBeginIsRefused() {
        var attacker = employee("muster-developer");
        var start = server.browser().get("/oauth2/authorization/sso");
        var back = PROVIDER.authorize(start.header("Location").orElseThrow(), attacker);

        var victim = server.browser();
        var answer = victim.get(back.getRawPath() + "?" + back.getRawQuery());

        assertThat(answer.header("Location").orElseThrow()).endsWith("/login?refused=provider");
        assertThat(victim.get("/").status()).isEqualTo(302);
    }

    @Test
    void aProgramAuthenticatesByClientCredentials() {
        var program = server.bearer(PROVIDER.programToken());

        assertThat(program.get("/v2/models/none/ready").status()).isNotEqualTo(401);
        assertThat(program.get("/api/users").status()).isEqualTo(403);
        assertThat(directory.groups("scoring-app")).containsExactly("application");
    }

    @Test
    void refusesTokensThatOnlyLookLikeTheProviders() throws JOSEException {
        var user = employee("muster-developer");
        signedIn(user);
        var stranger = IdentityProviderServer.newKey("published");
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("without a signature", new PlainJWT(set(claims(user, "platform-team"))).serialize());
        tokens.put("signed with the public key as a secret", signedWithPublicKey(claims(user, "platform-team")));
        tokens.put("signed by another key of the same id", signed(claims(user, "platform-team"), stranger));
        tokens.put(
                "signed by an unknown key",
                signed(claims(user, "platform-team"), IdentityProviderServer.newKey("unknown")));
        tokens.put("of another issuer", but(user, all -> all.put("iss", "https://evil.example")));
        tokens.put("for another audience", but(user, all -> all.put("aud", List.of("another-api"))));
        tokens.put("for no audience", but(user, all -> all.remove("aud")));
        tokens.put("an ID token", but(user, all -> all.put("aud", List.of(IdentityProviderServer.CLIENT))));
        tokens.put(
                "expired",
                but(user, all -> all.put("exp", Date.from(clock.instant().minusSeconds(31)))));
        tokens.put("without end", but(user, all -> all.remove("exp")));
        tokens.put("without a beginning", but(user, all -> all.remove("iat")));
        tokens.put(
                "not valid yet",
                but(user, all -> all.put("nbf", Date.from(clock.instant().plusSeconds(31)))));
        tokens.put(
                "valid for too long",
                but(user, all -> all.put("exp", Date.from(clock.instant().plusSeconds(5401)))));
        tokens.put("without a subject", but(user, all -> all.remove("sub")));
        tokens.put(
                "of another type",
                signed(claims(user, "platform-team"), PROVIDER.key(), new JOSEObjectType("logout+jwt")));
        tokens.put("a password", "a.b.c");

        tokens.forEach((what, token) -> Stream.of(ENGINE, "/api/users", "/v2/models/any/ready")
                .forEach(path -> assertThat(server.bearer(token).get(path).status())
                        .as(what + " at " + path)
                        .isEqualTo(401)));
        assertThat(directory.roles(user)).containsExactly(Role.DEVELOPER);
        assertThat(server.bearer(but(user, all -> {})).get(ENGINE).status()).isEqualTo(200);
        assertThat(server.bearer(signed(claims(user, "muster-developer"), PROVIDER.key(), new JOSEObjectType("at+jwt")))
                        .get(ENGINE)
                        .status())
                .isEqualTo(200);
    }

    private String but(String user, Consumer<Map<String, Object>> change) {
        var claims = claims(user, "muster-developer");
        change.accept(claims);
        return signed(claims, PROVIDER.key());
    }

    private static String signedWithPublicKey(Map<String, Object> claims) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(PROVIDER.key().getKeyID())
                        .build(),
                set(claims));
        token.sign(new MACSigner(PROVIDER.key().toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    @Test
    void claimsCannotNameWhatOnlyMusterKnows() {
        var attacker = claims(newName(), "muster-developer");
        attacker.put("roles", List.of("ADMINISTRATOR"));
        attacker.put("scope", "ROLE_ADMINISTRATOR GROUP_camunda-admin BY_PASSWORD");
        attacker.put("authorities", List.of("ROLE_ADMINISTRATOR", "BY_PASSWORD"));
        attacker.put("given_name", "Anna\r\n<b>approved</b>\u202e");
        attacker.put("email", "a@b.example\r\nBcc: all@bank.example");
        var program = server.bearer(signed(attacker, PROVIDER.key()));

        assertThat(program.get("/api/users").status()).isEqualTo(403);
        assertThat(program.post("/api/tokens", "{\"label\":\"forever\",\"days\":300}")
                        .status())
                .isEqualTo(403);
        var user = (String) attacker.get("sub");
        assertThat(directory.find(user).orElseThrow().displayName()).isEqualTo("Anna <b>approved</b>");
        assertThat(directory.mailAddress(user)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"system:lifecycle", "a b", "../admin", "admin@bank", "", "dora_", "-admin"})
    void refusesNamesThatGiveNoUserId(String name) {
        var claims = claims("subject-of-" + newName(), "muster-developer");
        claims.put("preferred_username", name);

        assertThat(server.bearer(signed(claims, PROVIDER.key())).get(ENGINE).status())
                .isEqualTo(401);
    }

    @Test
    void anOlderTokenDoesNotGiveBackWhatANewerOneTook() {
        var user = newName();
        var old = claims(user, "muster-approver");
        old.put("iat", Date.from(clock.instant().minusSeconds(60)));
        server.bearer(token(user, "muster-auditor")).get(ENGINE);
        assertThat(directory.roles(user)).containsExactly(Role.AUDITOR);

        assertThat(server.bearer(signed(old, PROVIDER.key())).get(ENGINE).status())
                .isEqualTo(200);

        assertThat(directory.roles(user)).containsExactly(Role.AUDITOR);
    }

    @Test
    void aTokenThatSaysNothingOfGroupsChangesNone() {
        var user = employee("muster-auditor");
        signedIn(user);
        var silent = claims(user);
        silent.remove("groups");

        assertThat(server.bearer(signed(silent, PROVIDER.key())).get(ENGINE).status())
                .isEqualTo(200);
        assertThat(directory.roles(user)).containsExactly(Role.AUDITOR);
    }

    /** A provider says nothing of groups to someone who is in none: such tokens must not keep the last groups for good. */
    @Test
    void aTokenThatSaysNothingOfGroupsConfirmsNoOne() {
        var user = employee("muster-approver");
        signedIn(user);
        clock.forward(Duration.ofDays(7).minusMinutes(1));
        var silent = claims(user);
        silent.remove("groups");
        assertThat(server.bearer(signed(silent, PROVIDER.key())).get(ENGINE).status())
                .isEqualTo(200);

        clock.forward(Duration.ofMinutes(2));
        externalUsers.lapseAbsent();

        assertThat(directory.roles(user)).isEmpty();
    }

    /** Each endpoint that reads, for each role: a person of the provider gets the answer that a local user gets. */
    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleMayDoTheSameAsALocalUserOfThatRole(Role role) {
        var local = ServerUsers.ROLES.entrySet().stream()
                .filter(entry -> entry.getValue() == role)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        var subject = "m-" + role.group().toLowerCase() + "-" + newName();
        var group = role == Role.ADMINISTRATOR ? "platform-team" : "muster-" + role.group();
        var external = server.bearer(token(subject, group));

        var paths = readingPaths();
        assertThat(paths).hasSizeGreaterThan(20);
        for (var path : paths) {
            assertThat(external.get(path).status())
                    .as("%s as %s", path, role)
                    .isEqualTo(server.as(local).get(path).status());
        }
    }

    private List<String> readingPaths() {
        return controllers.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .map(RequestMappingInfo::getPatternValues)
                .flatMap(Set::stream)
                .filter(path -> path.startsWith("/api/") || path.startsWith("/v2/") || path.startsWith("/.well-known/"))
                .map(path -> path.replaceAll("\\{(?:[^{}]|\\{[^{}]*})*}", "1"))
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void localUsersSignInAsBefore() {
        assertThat(server.as("dora").get(ENGINE).status()).isEqualTo(200);
        assertThat(server.signedIn("vera").get("/").status()).isEqualTo(200);
        var token = server.as("otto")
                .post("/api/tokens", "{\"label\":\"own\",\"days\":1}")
                .json()
                .get("secret")
                .asText();
        assertThat(server.bearer(token).get(ENGINE).status()).isEqualTo(200);
    }
}
