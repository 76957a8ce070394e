package io.muster.monitoring.record;

import io.muster.monitoring.profile.ModelColumns;
import io.muster.monitoring.profile.ProfileLayout;
import io.muster.shared.Digest;
import java.util.List;

/**
 * The body of the evidence of a reference.
 *
 * @param reason why it was made
 * @param rows that it was made from
 * @param bins in which everything is counted from now on, with their edges
 * @param layout digest of the bins
 * @param profile digest of the counts of these rows
 * @param chunks digests of the counts of its parts, in the order of the data
 * @param columns how the model's inputs and outputs become the columns of the bins
 * @param segments attributes by which predictions are also counted separately
 */
public record ReferenceEvidence(
        String reason,
        long rows,
        ProfileLayout bins,
        Digest layout,
        Digest profile,
        List<Digest> chunks,
        ModelColumns columns,
        List<String> segments) {

    public ReferenceEvidence {
        chunks = List.copyOf(chunks);
        segments = List.copyOf(segments);
    }

    /** The kind of this evidence. */
    public static final String KIND = "reference-profile";

    /** Its only outcome. */
    public static final String OUTCOME = "made";
}
