package io.muster.reporting;

import io.muster.comparison.DiffPictures;
import io.muster.comparison.DiffPictures.Pair;
import io.muster.comparison.Difference;
import io.muster.comparison.Difference.Effect;
import io.muster.proofs.comparison.DeployedProcesses;
import io.muster.reporting.ComparisonPage.ComparisonView.Group;
import io.muster.reporting.ComparisonPage.ComparisonView.Line;
import io.muster.shared.Refusal;
import io.muster.verification.model.Violation;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Service;

/** The page on what changed in the controls of a process from one version to another. */
@Service
public class ComparisonPage {

    private final DeployedProcesses processes;

    ComparisonPage(DeployedProcesses processes) {
        this.processes = processes;
    }

    /** @throws Refusal {@code PROCESS_NOT_DEPLOYED} if one does not exist */
    public ComparisonView read(String key, int before, int after) {
        var older = processes.version(key, before);
        var newer = processes.version(key, after);
        var diff = processes.compare(older, newer);
        return new ComparisonView(
                key,
                newer.name(),
                before,
                after,
                diff.weakens(),
                diff.inShort(),
                groups(diff.differences()),
                DiffPictures.of(processes.diagrams(older), processes.diagrams(newer), diff));
    }

    /** Grouped by their effect on the controls, weaker first. */
    static List<Group> groups(List<Difference> differences) {
        return Arrays.stream(Effect.values())
                .map(effect -> group(differences, effect))
                .filter(group -> !group.lines().isEmpty())
                .toList();
    }

    private static Group group(List<Difference> differences, Effect effect) {
        return new Group(
                effect.heading(),
                effect == Effect.WEAKER,
                differences.stream()
                        .filter(difference -> difference.effect() == effect)
                        .map(ComparisonPage::line)
                        .toList());
    }

    private static Line line(Difference difference) {
        return new Line(
                PageWording.word(difference.kind()), difference.sentence(), Violation.inWords(difference.path()));
    }

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
}
