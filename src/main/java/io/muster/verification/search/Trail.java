package io.muster.verification.search;

import io.muster.verification.model.Violation.PathStep;
import java.util.List;

/**
 * A path through a process.
 *
 * @param lastVoiding name of the last element on it that made or changed the artifact, or empty
 */
public record Trail(List<PathStep> steps, String lastVoiding) {

    public Trail {
        steps = List.copyOf(steps);
    }
}
