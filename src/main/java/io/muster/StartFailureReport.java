package io.muster;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/**
 * The report of why a start failed, in at most ten lines: what, where, what to do. It replaces Spring Boot's own report, which
 * {@code application.yaml} switches off.
 */
class StartFailureReport implements FailureAnalysisReporter {

    private static final Logger LOG = LoggerFactory.getLogger(StartFailureReport.class);
    private static final int LINES_OF_WHAT = 6;
    private static final int LINES_OF_ACTION = 3;

    @Override
    public void report(FailureAnalysis analysis) {
        LOG.error(text(analysis));
    }

    static String text(FailureAnalysis analysis) {
        return Stream.of(
                        Stream.of("Muster does not start."),
                        lines(analysis.getDescription(), LINES_OF_WHAT).stream(),
                        lines(analysis.getAction(), LINES_OF_ACTION).stream().map(line -> "What to do: " + line))
                .flatMap(each -> each)
                .collect(Collectors.joining("\n  "));
    }

    private static List<String> lines(String text, int atMost) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .limit(atMost)
                        .toList();
    }
}
