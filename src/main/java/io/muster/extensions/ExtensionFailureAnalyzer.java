package io.muster.extensions;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Explains a start that failed because of a jar from outside. */
@Order(-10)
class ExtensionFailureAnalyzer extends AbstractFailureAnalyzer<ExtensionRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable root, ExtensionRefused failure) {
        return new FailureAnalysis(String.valueOf(failure.getMessage()), failure.action(), failure);
    }
}
