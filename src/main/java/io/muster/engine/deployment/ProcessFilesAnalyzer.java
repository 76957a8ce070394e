package io.muster.engine.deployment;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Explains a start that failed because a process file could not be deployed. */
@Order(-10)
class ProcessFilesAnalyzer extends AbstractFailureAnalyzer<ProcessFilesRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable root, ProcessFilesRefused failure) {
        return new FailureAnalysis(
                String.valueOf(failure.getMessage()),
                "Correct the file and try it with 'java -jar muster.jar verify FOLDER', which reports every"
                        + " problem; or restore the previous version.",
                failure);
    }
}
