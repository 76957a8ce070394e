package io.muster.publishing;

import io.muster.processfiles.FileProblem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;
import org.jspecify.annotations.Nullable;

/** Problems in the engine's format, so that the REST API and the Modeler show them like the engine's own. */
final class EngineRefusal {

    /** The prefix by which the Modeler recognises messages it may show. */
    private static final String MODELER_KNOWS = "ENGINE-09005 Could not parse BPMN process. Errors: ";

    private EngineRefusal() {}

    /** The engine's refusal with all of these problems; there must be at least one. */
    static ParseException of(List<FileProblem> problems) {
        var files = problems.stream()
                .collect(Collectors.groupingBy(
                        FileProblem::file,
                        TreeMap::new,
                        Collectors.mapping(EngineRefusal::problem, Collectors.toList())));
        var reports = files.entrySet().stream()
                .map(file -> new ResourceReportImpl(file.getKey(), file.getValue(), List.of()))
                .toList();
        var first = reports.get(0);
        var refusal = new ParseException(
                MODELER_KNOWS + sentences(files), first.getResourceName(), first.getErrors(), List.of());
        refusal.getResorceReports().addAll(reports.subList(1, reports.size()));
        return refusal;
    }

    static Problem problem(FileProblem problem) {
        return new Ours(problem);
    }

    static boolean isOurs(Problem problem) {
        return problem instanceof Ours;
    }

    /** One of the engine's own problems as a file problem. */
    static FileProblem read(String file, Problem problem) {
        return new FileProblem(
                file,
                problem.getLine(),
                problem.getColumn(),
                problem.getMainElementId(),
                problem.getElementIds(),
                problem.getMessage());
    }

    private static String sentences(Map<String, List<Problem>> files) {
        return files.entrySet().stream()
                .flatMap(file -> file.getValue().stream().map(problem -> sentence(file.getKey(), problem)))
                .collect(Collectors.joining());
    }

    private static String sentence(String file, Problem problem) {
        return "\n* %s | resource %s%s".formatted(problem.getMessage(), file, place(problem));
    }

    private static String place(Problem problem) {
        return problem.getLine() > 0 ? " | line %d | column %d".formatted(problem.getLine(), problem.getColumn()) : "";
    }

    private record Ours(FileProblem problem) implements Problem {

        @Override
        public String getMessage() {
            return problem.message();
        }

        @Override
        public int getLine() {
            return problem.line();
        }

        @Override
        public int getColumn() {
            return problem.column();
        }

        @Override
        public @Nullable String getMainElementId() {
            return problem.element();
        }

        @Override
        public List<String> getElementIds() {
            return problem.elements();
        }

        /** The engine appends this text to its messages. */
        @Override
        public String toString() {
            return place(this);
        }
    }
}
