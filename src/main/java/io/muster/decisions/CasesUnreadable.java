package io.muster.decisions;

import io.muster.shared.Refusal;
import java.nio.file.Path;

/** A file of decision cases does not have the expected format. */
final class CasesUnreadable extends Refusal {

    CasesUnreadable(Path file, int line, String what) {
        super(DecisionFileProblem.CASES_UNREADABLE, "%s:%d: %s".formatted(file.getFileName(), line, what));
    }
}
