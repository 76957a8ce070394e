package io.muster.monitoring.record;

import io.muster.shared.VersionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which profiles are merged into that of a window.
 *
 * @param source of the predictions, or null for all of them
 * @param from in event time, included
 * @param to in event time, not included
 */
record ProfileSelection(VersionId version, @Nullable ProfileSource source, Instant from, Instant to) {

    public ProfileSelection {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A window ends after it begins, not %s to %s".formatted(from, to));
        }
    }
}
