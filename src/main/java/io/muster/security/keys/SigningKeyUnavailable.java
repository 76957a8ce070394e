package io.muster.security.keys;

import org.jspecify.annotations.Nullable;

/** The signing keys cannot be read or written: an operator must look at the key directory. */
class SigningKeyUnavailable extends RuntimeException {

    SigningKeyUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
