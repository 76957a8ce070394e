package io.muster.testing;

import io.muster.security.Role;
import io.muster.security.UserDirectory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;

/** Lets the test users in by name and password, as the product does over its interfaces. */
@TestConfiguration(proxyBeanMethods = false)
public class BasicAuthentication {

    @Bean
    @Order(-1000)
    SecurityFilterChain basicAuthenticationForTests(HttpSecurity http, UserDirectory users) throws Exception {
        return http.securityMatcher("/v2/**", "/v2", "/api/**")
                .authenticationProvider(new ByDirectory(users))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/v2/health/*")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private record ByDirectory(UserDirectory users) implements AuthenticationProvider {

        @Override
        public Authentication authenticate(Authentication asked) {
            var person = users.authenticate(asked.getName(), String.valueOf(asked.getCredentials()))
                    .orElseThrow(() -> new BadCredentialsException("Wrong password"));
            var authorities = person.roles().stream().map(Role::authority).toArray(String[]::new);
            return UsernamePasswordAuthenticationToken.authenticated(
                    asked.getName(), null, AuthorityUtils.createAuthorityList(authorities));
        }

        @Override
        public boolean supports(Class<?> type) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
        }
    }
}
