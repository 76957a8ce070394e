package io.muster.security.selfcheck;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Explains a start that was refused in production because a safety check failed. */
@Order(0)
class UnsafeStartAnalyzer extends AbstractFailureAnalyzer<UnsafeStart> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnsafeStart failure) {
        return new FailureAnalysis(
                String.valueOf(failure.getMessage()),
                "Close these guards (application.yaml explains the settings), or start without the "
                        + "profile 'production' if no one depends on this installation.",
                failure);
    }
}
