package io.muster.reporting;

import io.muster.comparison.DiffPictures.Pair;
import io.muster.governance.ChangeReview;
import io.muster.reporting.ComparisonView.Group;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposed change beside what was in force, and what became of it.
 *
 * @param unsigned whether it is about what was found in force, and no one proposed it
 * @param tables what it does to decision tables
 * @param task id of the sign-off that waits, or null
 * @param reason why it is not in force, where it ended so, or null
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
    public record Decision(String by, String at, String decision, boolean accepting, String reason) {}
}
