package io.muster.diagrams;

import io.muster.processfiles.FileElement;
import io.muster.processfiles.FileProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One violation of a diagram rule in a deployment.
 *
 * @param rule it breaks
 * @param file that contains it
 * @param line counted from 1, 0 when the file has none
 * @param column counted from 1, 0 when the file has none
 * @param element id of the element, or of the nearest one around it with an id; null if there is none
 * @param place the id, or the kind of element
 * @param what is wrong with it, a sentence without full stop
 */
public record DiagramProblem(
        Rule rule,
        String file,
        int line,
        int column,
        @Nullable String element,
        String place,
        String what) {

    static DiagramProblem at(Rule rule, String file, FileElement root, FileElement element, String what) {
        var id = root.nearestId(element);
        return new DiagramProblem(
                rule, file, element.line(), element.column(), id.orElse(null), id.orElse(element.tag()), what);
    }

    static DiagramProblem unreadable(FileProblem problem) {
        return new DiagramProblem(
                Rule.UNREADABLE,
                problem.file(),
                problem.line(),
                problem.column(),
                null,
                problem.file(),
                problem.message());
    }

    static DiagramProblem inForm(String file, String what) {
        return new DiagramProblem(Rule.FORM, file, 0, 0, null, file, what);
    }

    public FileProblem asFileProblem() {
        return new FileProblem(file, line, column, element, element == null ? List.of() : List.of(element), sentence());
    }

    /** Such as {@code MUSTER-103 at Task_Train: there is no long step 'trainn' (a service task names ..., because ...; see ...)}. */
    public String sentence() {
        return "%s at %s: %s (%s; see %s)".formatted(rule.id(), place, what, rule.sentence(), rule.page());
    }

    /** The receiver of problems found by the checks. */
    @FunctionalInterface
    interface ProblemCollector {

        /** @param what is wrong with the element, a sentence without full stop */
        void refuse(Rule rule, FileElement element, String what);
    }
}
