package io.muster.scoring;

import io.muster.shared.Refusal;
import java.util.Collection;

/** No provider scores artifacts of this format. */
public class UnknownFormat extends Refusal {

    UnknownFormat(String format, Collection<String> known) {
        super(Kind.UNPROCESSABLE, "Nothing scores the format '%s'; known are %s".formatted(format, known));
    }
}
