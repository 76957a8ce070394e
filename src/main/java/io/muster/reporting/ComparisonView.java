package io.muster.reporting;

import io.muster.comparison.DiffPictures.Pair;
import java.util.List;

/**
 * Two versions of a process side by side.
 *
 * @param inShort a summary of the difference
 * @param groups by their effect on the controls, weaker first
 * @param pairs of pictures
 */
public record ComparisonView(
        String key,
        String name,
        int before,
        int after,
        boolean weakens,
        String inShort,
        List<Group> groups,
        List<Pair> pairs) {

    public ComparisonView {
        groups = List.copyOf(groups);
        pairs = List.copyOf(pairs);
    }

    /** @param lines sentences */
    public record Group(String heading, boolean weaker, List<Line> lines) {

        public Group {
            lines = List.copyOf(lines);
        }
    }

    /** @param way the path on which it shows, in words, or empty */
    public record Line(String about, String sentence, String way) {}
}
