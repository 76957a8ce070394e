package io.muster.rendering;

import io.muster.processfiles.DeploymentFile;
import io.muster.rendering.Mark.Emphasis;
import io.muster.verification.model.Violation.PathStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** A path through a deployment, drawn on each diagram it touches, with its elements numbered in order. */
public final class PathPictures {

    /** The most numbers shown at an element that was passed often. */
    private static final int MOST_NUMBERS = 4;

    private PathPictures() {}

    /**
     * One diagram with its part of the path.
     *
     * @param svg empty if the file has no layout
     */
    public record PathPicture(String diagram, String svg) {}

    /**
     * @param diagrams of one deployment
     * @param path whose last element is where the promise is broken
     * @throws io.muster.processfiles.DiagramUnreadable if one is not BPMN
     */
    public static List<PathPicture> of(Collection<DeploymentFile> diagrams, List<PathStep> path) {
        var pictures = new ArrayList<PathPicture>();
        for (var diagram : diagrams) {
            var model = diagram.model();
            var processes = model.getModelElementsByType(Process.class).stream()
                    .map(Process::getId)
                    .toList();
            var here = IntStream.range(0, path.size())
                    .filter(step -> processes.contains(path.get(step).process()))
                    .boxed()
                    .toList();
            if (!here.isEmpty()) {
                var picture = Picture.of(diagram);
                var marks = marks(path, here, model.getModelElementsByType(SequenceFlow.class));
                var title = "The path through %s".formatted(diagram.name());
                pictures.add(new PathPicture(diagram.name(), picture.isDrawn() ? picture.svg(title, marks) : ""));
            }
        }
        return pictures;
    }

    private static Map<String, Mark> marks(List<PathStep> path, List<Integer> here, Collection<SequenceFlow> flows) {
        var numbers = new LinkedHashMap<String, List<Integer>>();
        here.forEach(step -> numbers.computeIfAbsent(path.get(step).element(), any -> new ArrayList<>())
                .add(step + 1));
        var marks = new LinkedHashMap<String, Mark>();
        numbers.forEach((element, at) ->
                marks.put(element, new Mark(at.contains(path.size()) ? Emphasis.OFFENCE : Emphasis.PATH, badge(at))));
        for (var step : here) {
            passed(path.get(step).element(), step + 1, numbers, flows)
                    .forEach(flow -> marks.put(flow.getId(), Mark.of(Emphasis.PATH)));
        }
        return marks;
    }

    /** Flows by which the path reached an element from the one before. */
    private static List<SequenceFlow> passed(
            String element, int number, Map<String, List<Integer>> numbers, Collection<SequenceFlow> flows) {
        var before = new TreeMap<Integer, List<SequenceFlow>>();
        flows.stream()
                .filter(flow -> flow.getSource() != null && flow.getTarget() != null)
                .filter(flow -> flow.getTarget().getId().equals(element))
                .forEach(flow -> numbers.getOrDefault(flow.getSource().getId(), List.of()).stream()
                        .filter(earlier -> earlier < number)
                        .forEach(earlier -> before.computeIfAbsent(earlier, any -> new ArrayList<>())
                                .add(flow)));
        return before.isEmpty() ? List.of() : before.lastEntry().getValue();
    }

    private static String badge(List<Integer> numbers) {
        var shown = numbers.stream().limit(MOST_NUMBERS).map(String::valueOf).collect(Collectors.joining(", "));
        return numbers.size() > MOST_NUMBERS ? shown + " …" : shown;
    }
}
