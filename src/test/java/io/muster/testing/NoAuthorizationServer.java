package io.muster.testing;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Keeps Spring Boot from configuring what is on the class path only for {@link IdentityProviderServer}: Muster is neither
 * an authorization server nor in need of its keys.
 */
class NoAuthorizationServer implements AutoConfigurationImportFilter {

    private static final String PACKAGE = "org.springframework.boot.autoconfigure.security.oauth2.server";

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        var kept = new boolean[classes.length];
        for (var i = 0; i < classes.length; i++) {
            var name = classes[i];
            kept[i] = name == null || !name.startsWith(PACKAGE);
        }
        return kept;
    }
}
