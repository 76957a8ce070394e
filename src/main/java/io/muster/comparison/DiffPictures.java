package io.muster.comparison;

import io.muster.comparison.Difference.Kind;
import io.muster.processfiles.DeploymentFile;
import io.muster.rendering.Mark;
import io.muster.rendering.Mark.Emphasis;
import io.muster.rendering.Picture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.Process;

/** Both versions of each diagram, with differences in colour. */
public final class DiffPictures {

    private DiffPictures() {}

    /**
     * One diagram in both versions.
     *
     * @param before SVG; empty if the diagram did not exist or has no layout
     * @param after the same for the new version
     */
    public record Pair(String name, String before, String after) {}

    /** @throws io.muster.processfiles.DiagramUnreadable if one is not BPMN */
    public static List<Pair> of(Collection<DeploymentFile> before, Collection<DeploymentFile> after, ControlDiff diff) {
        var pairs = new ArrayList<Pair>();
        var left = new ArrayList<>(before);
        for (var diagram : after) {
            var processes = processes(diagram);
            var old = left.stream()
                    .filter(other -> processes(other).stream().anyMatch(processes::contains))
                    .findFirst();
            old.ifPresent(left::remove);
            pairs.add(new Pair(
                    diagram.name(), old.map(other -> draw(other, diff, false)).orElse(""), draw(diagram, diff, true)));
        }
        left.forEach(diagram -> pairs.add(new Pair(diagram.name(), draw(diagram, diff, false), "")));
        return pairs;
    }

    private static String draw(DeploymentFile diagram, ControlDiff diff, boolean isNew) {
        var picture = Picture.of(diagram);
        if (!picture.isDrawn()) {
            return "";
        }
        var processes = processes(diagram);
        var marks = new HashMap<String, Mark>();
        diff.differences().stream()
                .filter(difference -> !difference.element().isEmpty())
                .filter(difference -> difference.process().isEmpty() || processes.contains(difference.process()))
                .forEach(difference -> mark(marks, difference, isNew));
        return picture.svg("%s, %s version".formatted(diagram.name(), isNew ? "new" : "old"), Map.copyOf(marks));
    }

    /** A weakened control takes precedence over other changes to the same element. */
    private static void mark(Map<String, Mark> marks, Difference difference, boolean isNew) {
        var mark = mark(difference, isNew);
        marks.merge(difference.element(), mark, (one, other) -> rank(one) >= rank(other) ? one : other);
    }

    private static Mark mark(Difference difference, boolean isNew) {
        if (difference.kind() == Kind.ELEMENT_REMOVED && !isNew) {
            return new Mark(Emphasis.REMOVED, "−");
        }
        if (difference.weakens()) {
            return new Mark(Emphasis.WEAKENED, "!");
        }
        return difference.kind() == Kind.ELEMENT_ADDED && isNew
                ? new Mark(Emphasis.ADDED, "+")
                : new Mark(Emphasis.CHANGED, "~");
    }

    private static int rank(Mark mark) {
        return switch (mark.emphasis()) {
            case REMOVED -> 3;
            case WEAKENED -> 2;
            case ADDED -> 1;
            case CHANGED, PATH, OFFENCE -> 0;
        };
    }

    private static Set<String> processes(DeploymentFile diagram) {
        return diagram.model().getModelElementsByType(Process.class).stream()
                .map(Process::getId)
                .collect(Collectors.toSet());
    }
}
