package io.muster.lifecycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** The decision tables that ship with Muster, asked as the process engine asks them, but without one. */
final class DecisionTables {

    static final Path FOLDER = Path.of("processes", "decisions");

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> parsed = new HashMap<>();

    static List<Path> files(String ending) {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the table of this name answers: outputs by name, one map a rule that fits. */
    List<Map<String, Object>> ask(String decision, Map<String, Object> inputs) {
        return engine.evaluateDecisionTable(parsed.computeIfAbsent(decision, this::parse), inputs)
                .getResultList();
    }

    /** The same as a case writes it. */
    List<String> ask(DecisionCases cases, DecisionCases.Case one) {
        var decision = cases.file().getFileName().toString().replace(DecisionCases.ENDING, "");
        return ask(decision, one.inputs()).stream()
                .map(row -> cases.outputs().stream()
                        .map(output -> text(row.get(output)))
                        .collect(Collectors.joining(":")))
                .toList();
    }

    private DmnDecision parse(String decision) {
        try (var content = Files.newInputStream(FOLDER.resolve(decision + ".dmn"))) {
            return engine.parseDecision(decision, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : value.toString();
    }
}
