package io.muster.proofs.prover;

import io.muster.decisions.AskedDecision;
import io.muster.decisiontables.DecisionModel.Decision;
import io.muster.decisiontables.DecisionTable;
import io.muster.processfiles.DeploymentFile;
import io.muster.verification.condition.EngineWords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * A decision table that is evaluated as the process engine does, but without an engine.
 *
 * @param objection why its answer is not written in one of its rules, without full stop; or null
 * @param decision the table as parsed by the engine; parsing is slow, so it is done only to evaluate it
 */
public record AskedTable(DecisionTable table, @Nullable String objection, Supplier<AskedDecision> decision) {

    /** @param file that contains the decision */
    public static AskedTable of(Decision decision, DecisionTable table, DeploymentFile file) {
        return new AskedTable(
                table,
                objection(decision, table),
                SingletonSupplier.of(() -> AskedDecision.of(file.content(), decision.id())));
    }

    /** Why its answer is not written in one of its rules, or depends on more than the process. */
    private static @Nullable String objection(Decision decision, DecisionTable table) {
        if (!decision.isFeel()) {
            return "has expressions in another language than FEEL";
        }
        if (table.answers().aggregated()) {
            return "computes its answer (%s)".formatted(table.answers().aggregation());
        }
        if (table.outputs().size() > 1) {
            return "answers with several values at once";
        }
        return decision.asksOthers() ? "asks another decision first" : null;
    }

    /** The name of an input's variable; empty when it computes something. */
    public static String variable(DecisionTable.Input input) {
        return EngineWords.isVariable(input.expression()) ? input.expression() : "";
    }

    public String id() {
        return table.id();
    }

    public Set<String> inputs() {
        return table.inputs().stream()
                .map(AskedTable::variable)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The first outputs of the matching rows, as texts.
     *
     * @param inputs by name; a missing input was not stated
     */
    public List<String> words(Map<String, ?> inputs) {
        return rows(inputs).stream()
                .flatMap(row -> row.values().stream().limit(1))
                .map(String::valueOf)
                .toList();
    }

    /** The outputs by name, a map for each matching row. */
    public List<Map<String, Object>> rows(Map<String, ?> inputs) {
        var stated = new HashMap<String, Object>(inputs);
        inputs().forEach(name -> stated.putIfAbsent(name, null));
        return decision.get().ask(stated);
    }
}
