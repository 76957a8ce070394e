package io.muster.reporting;

import io.muster.comparison.DiffPictures.Pair;
import io.muster.governance.ChangeReview;
import io.muster.reporting.ComparisonView.Group;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposed change compared with what was in force, and its outcome.
 *
 * @param unsigned whether it is a change found in force that no one proposed
 * @param tables its effect on decision tables
 * @param task id of the open sign-off, or null
 * @param reason why it ended without coming into force, or null
 */
public record ChangeView(
        ChangeRow row,
        boolean unsigned,
        @Nullable String task,
        @Nullable String reason,
        List<VersionView.Fact> facts,
        List<Decision> signOffs,
        List<Group> groups,
        ChangeReview.Tables tables,
        List<Pair> pairs) {

    public ChangeView {
        facts = List.copyOf(facts);
        signOffs = List.copyOf(signOffs);
        groups = List.copyOf(groups);
        pairs = List.copyOf(pairs);
    }

    /** A sign-off. */
    public record Decision(
            String by, String at, String decision, boolean accepting, String reason, List<String> answers) {}
}
