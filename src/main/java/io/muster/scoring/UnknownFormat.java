package io.muster.scoring;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import java.util.Collection;

/** No provider scores artifacts of this format. */
@Problem(slug = "unknown-format", kind = Refusal.Kind.UNPROCESSABLE, title = "Unknown format")
public class UnknownFormat extends Refusal {

    UnknownFormat(String format, Collection<String> known) {
        super("Nothing scores the format '%s'; known are %s".formatted(format, known));
    }
}
