package io.muster.security.keys;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Explains a start that failed because the signing keys are unavailable. */
@Order(0)
class KeyFailureAnalyzer extends AbstractFailureAnalyzer<SigningKeyUnavailable> {

    @Override
    protected FailureAnalysis analyze(Throwable root, SigningKeyUnavailable failure) {
        return new FailureAnalysis(
                String.valueOf(failure.getMessage()),
                ("Restore the directory muster.security.key-directory from its backup, readable and writable for the server's"
                                        + " user ('%s') only.\nDo not start with an empty one: certificates and checkpoints signed before could")
                                .formatted(System.getProperty("user.name"))
                        + " no longer be verified, and every version would stop serving.",
                failure);
    }
}
