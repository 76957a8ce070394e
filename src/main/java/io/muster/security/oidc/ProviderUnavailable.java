package io.muster.security.oidc;

import org.springframework.security.authentication.AuthenticationServiceException;

/** The identity provider does not answer, or answers with what cannot be used. */
public class ProviderUnavailable extends AuthenticationServiceException {

    ProviderUnavailable(String message) {
        super(message);
    }

    ProviderUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
