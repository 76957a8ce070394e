package io.muster.security.oidc;

import org.springframework.security.core.AuthenticationException;

/** The identity provider vouches for a person who may nevertheless not sign in here. */
class AdmissionRefused extends AuthenticationException {

    private final Reason reason;

    AdmissionRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Why not, and what the login page's address says about it. */
    enum Reason {
        NO_ROLE("no-role"),
        NO_USER_ID("no-user-id"),
        USER_ID_TAKEN("user-id-taken"),
        DISABLED("disabled");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
