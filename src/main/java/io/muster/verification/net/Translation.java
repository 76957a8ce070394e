package io.muster.verification.net;

import io.muster.verification.model.Untranslated;
import java.util.List;

/**
 * A diagram as a net.
 *
 * @param untranslated of what nothing can be promised; the net must not be relied on unless it is empty
 */
public record Translation(Net net, List<Untranslated> untranslated) {

    public Translation {
        untranslated = List.copyOf(untranslated);
    }
}
