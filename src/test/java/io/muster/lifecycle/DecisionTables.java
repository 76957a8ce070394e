package io.muster.lifecycle;

import io.muster.decisions.AskedDecision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The decision tables that ship with Muster, by id. */
final class DecisionTables {

    private static final Path FOLDER = Path.of("processes", "decisions");

    private final Map<String, AskedDecision> asked = new HashMap<>();

    /** The answer of a table: outputs by name, one map for each matching rule. */
    List<Map<String, Object>> ask(String decision, Map<String, Object> inputs) {
        return asked.computeIfAbsent(decision, DecisionTables::read).ask(inputs);
    }

    private static AskedDecision read(String decision) {
        try {
            return AskedDecision.of(Files.readAllBytes(FOLDER.resolve(decision + ".dmn")), decision);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
