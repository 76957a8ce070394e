package io.muster.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;

/** What is wrong with the files of a deployment, and the engine's own refusal that says it. */
public final class Problems {

    /** By it the Modeler knows that it may show what follows. */
    private static final String MODELER_KNOWS = "ENGINE-09005 Could not parse BPMN process. Errors: ";

    private final Map<String, List<Problem>> files = new TreeMap<>();

    public void add(String file, Problem problem) {
        files.computeIfAbsent(file, any -> new ArrayList<>()).add(problem);
    }

    /** Whatever a check refuses. */
    void addAll(Runnable check) {
        try {
            check.run();
        } catch (ParseException e) {
            e.getResorceReports()
                    .forEach(report -> report.getErrors().forEach(problem -> add(report.getResourceName(), problem)));
        }
    }

    boolean isUnreadable(String file) {
        return files.getOrDefault(file, List.of()).stream()
                .anyMatch(problem -> problem instanceof FindingProblem ours && ours.isUnreadable());
    }

    /** @throws ParseException if there is any */
    void refuse() {
        if (!files.isEmpty()) {
            throw refusal();
        }
    }

    /** The engine's refusal that says all of them; there must be one. */
    public ParseException refusal() {
        var reports = files.entrySet().stream()
                .map(file -> new ResourceReportImpl(file.getKey(), file.getValue(), List.of()))
                .toList();
        var first = reports.get(0);
        var refusal =
                new ParseException(MODELER_KNOWS + sentences(), first.getResourceName(), first.getErrors(), List.of());
        refusal.getResorceReports().addAll(reports.subList(1, reports.size()));
        return refusal;
    }

    private String sentences() {
        return files.entrySet().stream()
                .flatMap(file -> file.getValue().stream().map(problem -> sentence(file.getKey(), problem)))
                .collect(Collectors.joining());
    }

    private static String sentence(String file, Problem problem) {
        var place =
                problem.getLine() > 0 ? " | line %d | column %d".formatted(problem.getLine(), problem.getColumn()) : "";
        return "\n* %s | resource %s%s".formatted(problem.getMessage(), file, place);
    }
}
