package io.muster.security.http;

import static io.muster.security.http.EndpointGroups.matching;
import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import io.muster.security.KnownPeople;
import io.muster.security.ReadAccess;
import io.muster.security.RefusedRequests;
import io.muster.security.SessionEnds;
import io.muster.security.oidc.JwtCheck;
import io.muster.security.oidc.OidcLogout;
import io.muster.security.oidc.OidcSessions;
import io.muster.security.oidc.OidcSignIn;
import io.muster.security.passwords.LoginFailures;
import io.muster.security.passwords.PasswordCheck;
import io.muster.security.passwords.TriedAt;
import io.muster.security.tokens.TokenCheck;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * The security filter chains (ADR 002). Programs authenticate at every call; Camunda's web applications and our pages
 * share one session. The chains for programs ignore the session cookie, which is why they need no CSRF tokens.
 */
@Configuration(proxyBeanMethods = false)
class FilterChains {

    /** Everything from this origin, no inline script or style, no framing by other sites. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:;"
            + " object-src 'none'; base-uri 'none'; form-action 'self'%s; frame-ancestors 'none'";

    private final PasswordCheck passwords;
    private final ProgramRefusals refusals;
    private final RefusedRequests refused;
    private final OidcSignIn provider;
    private final JwtCheck jwts;

    FilterChains(
            PasswordCheck passwords,
            ProgramRefusals refusals,
            RefusedRequests refused,
            OidcSignIn provider,
            JwtCheck jwts) {
        this.passwords = passwords;
        this.refusals = refusals;
        this.refused = refused;
        this.provider = provider;
        this.jwts = jwts;
    }

    /** A lean copy of the chain for programs; it runs for every prediction. */
    @Bean
    @Order(0)
    SecurityFilterChain predictions(HttpSecurity http, TokenCheck tokens) throws Exception {
        return provingThemselves(http, tokens)
                .securityMatcher(matching(EndpointGroups.PREDICTIONS))
                .sessionManagement(session -> session.disable())
                .headers(headers -> headers.defaultsDisabled()
                        .contentTypeOptions(withDefaults())
                        .httpStrictTransportSecurity(withDefaults())
                        .addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-store")))
                .servletApi(servlet -> servlet.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, TokenCheck tokens) throws Exception {
        return provingThemselves(http, tokens)
                .securityMatcher(matching(EndpointGroups.PROGRAMS))
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(matching(EndpointGroups.LIVENESS), matching(EndpointGroups.LINKS))
                                .permitAll()
                                .requestMatchers(matching(EndpointGroups.NEVER))
                                .denyAll()
                                .requestMatchers(matching(EndpointGroups.METRICS))
                                .hasAnyAuthority(ReadAccess.OF_METRICS)
                                .anyRequest()
                                .authenticated())
                .build();
    }

    /** Authentication by password or token at every call; stateless. */
    private HttpSecurity provingThemselves(HttpSecurity http, TokenCheck tokens) throws Exception {
        return http.authenticationManager(new ProviderManager(passwords))
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .addFilterBefore(new CrossSiteFilter(refusals), BasicAuthenticationFilter.class)
                .addFilterBefore(new BearerFilter(tokens, jwts, refusals), BasicAuthenticationFilter.class)
                .httpBasic(
                        basic -> basic.authenticationDetailsSource(TriedAt::new).authenticationEntryPoint(refusals))
                .exceptionHandling(
                        failed -> failed.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
    }

    @Bean
    @Order(2)
    SecurityFilterChain webApplications(HttpSecurity http, FreshRolesFilter fresh) throws Exception {
        var login = new WebAppLogin();
        return http.securityMatcher(matching(EndpointGroups.WEB_APPS))
                .authenticationManager(new ProviderManager(passwords))
                .csrf(csrf -> csrf.disable())
                // Camunda's policy carries a nonce; ours would break its applications.
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin))
                .requestCache(cache -> cache.requestCache(requestedPages()))
                .addFilterBefore(fresh, LogoutFilter.class)
                .addFilterAfter(new CrossSiteFilter(refusals), FreshRolesFilter.class)
                .formLogin(form -> form.authenticationDetailsSource(TriedAt::new)
                        .loginPage("/login")
                        .loginProcessingUrl(WebAppLogin.PATH)
                        .successHandler(login)
                        .failureHandler(login))
                .logout(logout -> logout.disable())
                .exceptionHandling(failed -> failed.accessDeniedHandler(toldOf())
                        .defaultAuthenticationEntryPointFor(
                                provider::toldToSignInAgain, matching(List.of("/camunda/api/**")))
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), FilterChains::isPartOfAPage)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
                .authorizeHttpRequests(requests -> requests.requestMatchers(matching(EndpointGroups.NEVER))
                        .denyAll()
                        .requestMatchers(matching(EndpointGroups.METRICS))
                        .hasAnyAuthority(ReadAccess.OF_METRICS)
                        .requestMatchers(HttpMethod.GET, EndpointGroups.ENGINES)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, FreshRolesFilter fresh, OidcLogout signOut) throws Exception {
        var ways = new ArrayList<AuthenticationProvider>(provider.authenticationProviders());
        ways.add(passwords);
        provider.addTo(http);
        return http.authenticationManager(new ProviderManager(ways))
                .csrf(withDefaults())
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY.formatted(provider.formTargets())))
                        .frameOptions(FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .requestCache(cache -> cache.requestCache(requestedPages()))
                .addFilterBefore(fresh, LogoutFilter.class)
                .formLogin(form -> form.authenticationDetailsSource(TriedAt::new)
                        .loginPage("/login")
                        .defaultSuccessUrl("/")
                        .failureHandler(new LoginFailures()))
                .logout(logout -> logout.addLogoutHandler(signOut).logoutSuccessHandler(signOut))
                .exceptionHandling(failed -> failed.accessDeniedHandler(toldOf()))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(matching(EndpointGroups.LOGIN))
                        .permitAll()
                        .requestMatchers(matching(EndpointGroups.PAGES))
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    private AccessDeniedHandler toldOf() {
        var answer = new AccessDeniedHandlerImpl();
        return (request, response, why) -> {
            refused.record(request, why.getMessage());
            answer.handle(request, response, why);
        };
    }

    /**
     * A font, a picture or a style, which must not be redirected to the login page: that page begins a session, and its
     * cookie may arrive after a person has signed in inside the page, and sign them out.
     */
    private static boolean isPartOfAPage(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && !accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** Remembers the page requested before signing in, and redirects there without an extra parameter in the address. */
    private static RequestCache requestedPages() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> request.getMethod().equals("GET")
                && String.valueOf(request.getHeader("Accept")).contains("text/html"));
        return cache;
    }

    @Bean
    FreshRolesFilter freshRolesFilter(KnownPeople people, SessionEnds ends, OidcSessions providerSessions) {
        return new FreshRolesFilter(people, ends, providerSessions);
    }

    /** Keeps the filter inside the chains: registered by itself it would run before authentication. */
    @Bean
    FilterRegistrationBean<FreshRolesFilter> freshRolesFilterOnlyInChains(FreshRolesFilter fresh) {
        var registration = new FilterRegistrationBean<>(fresh);
        registration.setEnabled(false);
        return registration;
    }
}
