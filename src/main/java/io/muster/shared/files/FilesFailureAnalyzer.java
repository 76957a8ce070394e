package io.muster.shared.files;

import java.nio.file.FileSystemException;
import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Explains a start that failed because a configured folder or file cannot be read or written. */
@Order(100)
class FilesFailureAnalyzer extends AbstractFailureAnalyzer<FileSystemException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, FileSystemException failure) {
        return new FailureAnalysis(
                "The file or folder '%s' cannot be used: %s".formatted(failure.getFile(), why(failure)),
                ("Its folder must exist, with space left, and the server's user ('%s') must be able to "
                                        + "read and write it. Correct this, or set")
                                .formatted(System.getProperty("user.name"))
                        + " another (muster.artifacts.directory, muster.training.directory, muster.security.key-directory,"
                        + " muster.audit.checkpoint-memory, muster.evidence.revocation-memory).",
                failure);
    }

    private static String why(FileSystemException failure) {
        return failure.getReason() != null
                ? failure.getReason()
                : failure.getClass()
                        .getSimpleName()
                        .replaceAll("Exception$", "")
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT);
    }
}
