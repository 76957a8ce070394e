package io.muster.verification.net;

import io.muster.verification.model.Untranslated;
import java.util.List;

/**
 * A diagram as a net.
 *
 * @param untranslated elements that the proof cannot cover; the net must not be relied on unless this is empty
 */
public record Translation(Net net, List<Untranslated> untranslated) {

    public Translation {
        untranslated = List.copyOf(untranslated);
    }
}
