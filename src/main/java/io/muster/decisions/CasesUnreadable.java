package io.muster.decisions;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import java.nio.file.Path;

/** A file of decision cases is written otherwise than such files are. */
@Problem(slug = "cases-unreadable", kind = Refusal.Kind.INVALID, title = "Cases unreadable")
public final class CasesUnreadable extends Refusal {

    CasesUnreadable(Path file, int line, String what) {
        super("%s:%d: %s".formatted(file.getFileName(), line, what));
    }
}
