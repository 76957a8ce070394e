package io.muster.engine.deployment;

import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;

/** A process folder was refused at startup by the engine, the rules for diagrams or the proof. */
class ProcessFilesRefused extends RuntimeException {

    private static final int PROBLEMS_SHOWN = 4;

    ProcessFilesRefused(String folder, String place, ProcessEngineException cause) {
        super("The process folder '%s' (%s) is refused:\n%s".formatted(folder, place, problems(cause)), cause);
    }

    private static String problems(ProcessEngineException refused) {
        if (!(refused instanceof ParseException parsing)) {
            return String.valueOf(refused.getMessage());
        }
        return parsing.getResorceReports().stream()
                .flatMap(report -> report.getErrors().stream()
                        .map(problem -> "%s, line %d: %s"
                                .formatted(report.getResourceName(), problem.getLine(), problem.getMessage())))
                .limit(PROBLEMS_SHOWN)
                .collect(Collectors.joining("\n"));
    }
}
