package io.muster.monitoring.record;

import io.muster.monitoring.profile.ModelColumns;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.List;

/**
 * The reference in force of a version.
 *
 * @param columns how the model's inputs and outputs become the reference's columns
 * @param segments attributes by which predictions are also counted separately
 * @param evidence id of the evidence that says how it was made
 * @param at when it was made
 */
public record KeptReference(
        VersionId version,
        ReferenceProfile reference,
        ModelColumns columns,
        List<String> segments,
        String evidence,
        Actor by,
        Instant at) {

    public KeptReference {
        segments = List.copyOf(segments);
    }
}
