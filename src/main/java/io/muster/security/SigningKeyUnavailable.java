package io.muster.security;

/** The signing keys cannot be read or written: an operator must look at the key directory. */
public class SigningKeyUnavailable extends RuntimeException {

    SigningKeyUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
