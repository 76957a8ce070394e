package io.muster.decisions;

import io.muster.decisiontables.UnaryTest;
import io.muster.decisiontables.ValueKind;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.step.Step;
import io.muster.step.StepContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The process variables whose values are all known: those that steps declare to write, and the tier. A table that uses
 * one of them is checked with every value, regardless of the values the table itself lists.
 */
public final class LifecycleVariables {

    private static final String TIER = "tier";
    private static final List<String> TIERS = List.of("1", "2", "3");
    private static final List<String> EITHER = List.of("true", "false");

    private final Map<String, Set<String>> words = new TreeMap<>();
    private final Map<String, DataType> types = new TreeMap<>();

    public LifecycleVariables(Collection<StepContract> steps) {
        var open = new HashSet<String>();
        for (var step : steps) {
            step.outcome().ifPresent(outcome -> add(outcome.variable(), DataType.TEXT, List.of(outcome.values())));
            for (var variable : step.declaration().writes()) {
                var values = values(variable);
                add(variable.name(), type(variable), values);
                if (values.isEmpty()) {
                    open.add(variable.name());
                }
            }
        }
        words.keySet().removeAll(open);
        words.put(TIER, new TreeSet<>(TIERS));
        types.put(TIER, DataType.INTEGER);
    }

    private void add(String variable, DataType type, List<String> values) {
        words.computeIfAbsent(variable, any -> new TreeSet<>()).addAll(values);
        types.put(variable, type);
    }

    private static List<String> values(Step.Variable variable) {
        return variable.type() == Step.Variable.Type.BOOLEAN ? EITHER : Arrays.asList(variable.values());
    }

    private static DataType type(Step.Variable variable) {
        return switch (variable.type()) {
            case TEXT -> DataType.TEXT;
            case INTEGER -> DataType.INTEGER;
            case BOOLEAN -> DataType.BOOLEAN;
        };
    }

    /** Types only, for columns that do not specify theirs. */
    Signature signature() {
        return new Signature(
                types.entrySet().stream()
                        .map(entry -> Field.of(entry.getKey(), entry.getValue()))
                        .toList(),
                List.of());
    }

    /** All values of a variable as words; empty when they are not known. */
    public Set<String> words(String variable) {
        return Set.copyOf(words.getOrDefault(variable, Set.of()));
    }

    /** All values of a variable as a column of this kind holds them; empty when they are not known. */
    Optional<List<Object>> values(String variable, ValueKind kind) {
        return Optional.ofNullable(words.get(variable)).flatMap(all -> typed(all, kind));
    }

    /** A limit of a column to these values. */
    static List<UnaryTest> limit(List<Object> values) {
        return List.of(new UnaryTest.AnyOf(
                values.stream().<UnaryTest>map(UnaryTest.Equal::new).toList()));
    }

    private static Optional<List<Object>> typed(Set<String> words, ValueKind kind) {
        var values = new ArrayList<Object>();
        for (var word : words) {
            switch (kind) {
                case TEXT -> values.add(word);
                case BOOLEAN -> values.add(Boolean.valueOf(word));
                case NUMBER, WHOLE_NUMBER -> {
                    if (!word.matches("-?\\d+")) {
                        return Optional.empty();
                    }
                    values.add(Double.valueOf(word));
                }
                case OTHER -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(values);
    }
}
