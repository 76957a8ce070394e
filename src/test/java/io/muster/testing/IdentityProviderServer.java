package io.muster.testing;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * A real identity provider (Spring Authorization Server) on a port of its own. It demands PKCE, a client secret and the
 * registered redirect address, and accepts a refresh token once. Its people are what the test says they are at the moment;
 * they show their passwords by HTTP Basic, so that no login form has to be filled in.
 */
public final class IdentityProviderServer implements AutoCloseable {

    public static final String CLIENT = "muster";
    public static final String SECRET = "secret-of-muster";
    public static final String AUDIENCE = "muster-api";

    /** A program with an account of its own. */
    public static final String PROGRAM = "scoring-application";

    private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final RSAKey key = newKey("published");
    private final AnnotationConfigServletWebServerApplicationContext context;
    private volatile boolean isDown;
    private volatile String musterUrl = "http://localhost";

    private IdentityProviderServer() {
        context = new AnnotationConfigServletWebServerApplicationContext();
        context.registerBean(IdentityProviderServer.class, () -> this);
        context.register(Setup.class);
        context.refresh();
    }

    public static IdentityProviderServer start() {
        return new IdentityProviderServer();
    }

    public String issuer() {
        return "http://localhost:" + context.getWebServer().getPort();
    }

    /** The key that it publishes, with its private half. */
    public RSAKey key() {
        return key;
    }

    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform must provide RSA", e);
        }
    }

    /** Where Muster is, once that is known. */
    public void registerMuster(String url) {
        musterUrl = url;
    }

    /** From now on there is this person, about whom the provider says this. */
    public void put(String user, Map<String, Object> claims) {
        people.put(user, claims);
    }

    /** The person can no longer sign in, nor refresh anything. */
    public void remove(String user) {
        people.remove(user);
    }

    /** Lets it fail each request, or work again. */
    public void setDown(boolean down) {
        isDown = down;
    }

    /** @return where the browser is sent after the person has shown the password */
    public URI authorize(String address, String user) {
        var answer = send(HttpRequest.newBuilder(URI.create(address)).header("Authorization", basic(user, user)));
        return URI.create(answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException(answer.statusCode() + " " + answer.body())));
    }

    /** @return the answer to what the browser sends after signing out at Muster */
    public HttpResponse<String> endSession(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    /** @return an access token of the program, by its own credentials */
    public String programToken() {
        var body = BodyPublishers.ofString("grant_type=client_credentials");
        var answer = send(HttpRequest.newBuilder(URI.create(issuer() + "/oauth2/token"))
                .header("Authorization", basic(PROGRAM, SECRET))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(body));
        return answer.body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        context.close();
    }

    private void addClaims(JwtEncodingContext token) {
        var name = token.getPrincipal().getName();
        if (token.getTokenType().getValue().equals("access_token")) {
            token.getClaims().audience(List.of(AUDIENCE));
        }
        if (token.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
            return;
        }
        var claims = people.get(name);
        if (claims == null) {
            throw new OAuth2AuthenticationException("invalid_grant");
        }
        token.getClaims().claims(all -> all.putAll(claims));
    }

    private RegisteredClient client(String id) {
        var settings = TokenSettings.builder()
                .reuseRefreshTokens(false)
                .accessTokenTimeToLive(Duration.ofMinutes(5))
                .build();
        var client = RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .tokenSettings(settings);
        return id.equals(PROGRAM)
                ? client.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .build()
                : client.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .redirectUri(musterUrl + "/login/oauth2/code/sso")
                        .postLogoutRedirectUri(musterUrl + "/login?logout")
                        .scopes(scopes -> scopes.addAll(List.of("openid", "profile", "email")))
                        .clientSettings(
                                ClientSettings.builder().requireProofKey(true).build())
                        .build();
    }

    /** Where a person decides; at the token endpoint the same header has the client's secret. */
    private static final class PasswordFilter extends OncePerRequestFilter {

        private final IdentityProviderServer server;

        private PasswordFilter(IdentityProviderServer server) {
            this.server = server;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (server.isDown) {
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
            if (request.getRequestURI().equals("/oauth2/authorize")) {
                server.people.keySet().stream()
                        .filter(person -> basic(person, person).equals(request.getHeader("Authorization")))
                        .map(person -> UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()))
                        .forEach(SecurityContextHolder.getContext()::setAuthentication);
            }
            chain.doFilter(request, response);
        }
    }

    @EnableWebMvc
    @EnableWebSecurity
    static class Setup {

        @Bean
        TomcatServletWebServerFactory tomcat() {
            return new TomcatServletWebServerFactory(0);
        }

        @Bean
        DispatcherServlet dispatcherServlet() {
            return new DispatcherServlet();
        }

        @Bean
        SecurityFilterChain everything(HttpSecurity http, IdentityProviderServer server) throws Exception {
            return http.with(OAuth2AuthorizationServerConfigurer.authorizationServer(), it -> it.oidc(withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .addFilterBefore(new PasswordFilter(server), LogoutFilter.class)
                    .csrf(csrf -> csrf.disable())
                    .oauth2ResourceServer(it -> it.jwt(withDefaults()))
                    .build();
        }

        @Bean
        AuthorizationServerSettings addresses() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        JWKSource<SecurityContext> keys(IdentityProviderServer server) {
            return new ImmutableJWKSet<>(new JWKSet(server.key));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(IdentityProviderServer server) {
            return server::addClaims;
        }

        @Bean
        RegisteredClientRepository clients(IdentityProviderServer server) {
            return new RegisteredClientRepository() {
                @Override
                public void save(RegisteredClient client) {
                    // The two clients are fixed; their secrets need no stronger hash.
                }

                @Override
                public @Nullable RegisteredClient findById(String id) {
                    return findByClientId(id);
                }

                @Override
                public @Nullable RegisteredClient findByClientId(String id) {
                    return List.of(CLIENT, PROGRAM).contains(id) ? server.client(id) : null;
                }
            };
        }
    }
}
