package io.muster.proofs.comparison;

import io.muster.decisiontables.Region;
import io.muster.decisiontables.RuleWording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A description of the inputs for which something holds: {@code tier 1, 2; modelType vendor}. */
final class AreaWording {

    private static final int MOST = 6;

    private final List<Input> inputs;

    /** @param inputs in the order of the values of a question */
    AreaWording(List<Input> inputs) {
        this.inputs = List.copyOf(inputs);
    }

    /**
     * An input and all its distinguished values.
     *
     * @param known the values that processes can have; empty if unknown
     */
    record Input(String name, List<Region> values, Set<Region> known) {

        /** The words for some of its values; null if these are all values. */
        @Nullable
        String words(List<Region> some) {
            var set = new LinkedHashSet<>(some);
            if (set.size() == values.size()) {
                return null;
            }
            if (known.isEmpty() && values.get(0).isNumeric()) {
                return RuleWording.condition(
                        name, values.stream().filter(set::contains).toList());
            }
            var rest = values.stream().filter(value -> !isNamed(value)).toList();
            var isRestWhole = !rest.isEmpty() && set.containsAll(rest);
            var words = set.stream()
                    .filter(value -> !isRestWhole || isNamed(value))
                    .map(this::word)
                    .distinct()
                    .collect(Collectors.toCollection(ArrayList::new));
            if (isRestWhole) {
                words.add("anything else");
            }
            return "%s %s".formatted(name, String.join(", ", words));
        }

        /** Whether people know it by its name; other values are summarised as the rest. */
        private boolean isNamed(Region value) {
            return known.isEmpty() ? value.isOneValue() : known.contains(value);
        }

        private String word(Region value) {
            if (value.isMissing()) {
                return "not stated";
            }
            if (value.isNumeric()) {
                return value.isOneValue()
                        ? RuleWording.number(value.low())
                        : RuleWording.condition(name, List.of(value));
            }
            return value.isOneValue() ? value.sample().toString() : "any other";
        }
    }

    /** @param questions a value for each input */
    String inWords(Set<List<Region>> questions) {
        var regions = regions(questions, 0);
        var words = regions.stream()
                .limit(MOST)
                .map(conditions -> conditions.isEmpty() ? "always" : String.join("; ", conditions))
                .collect(Collectors.joining(" / "));
        return regions.size() <= MOST ? words : "%s / and %d more".formatted(words, regions.size() - MOST);
    }

    /** Groups the values of a column that leave the same questions about the columns after it. */
    private List<List<String>> regions(Set<List<Region>> questions, int column) {
        if (column == inputs.size()) {
            return List.of(List.of());
        }
        var rests = new LinkedHashMap<Region, Set<List<Region>>>();
        questions.forEach(question -> rests.computeIfAbsent(question.get(0), any -> new LinkedHashSet<>())
                .add(question.subList(1, question.size())));
        var together = new LinkedHashMap<Set<List<Region>>, List<Region>>();
        rests.forEach((value, rest) ->
                together.computeIfAbsent(rest, any -> new ArrayList<>()).add(value));
        return together.entrySet().stream()
                .flatMap(entry -> regions(entry.getKey(), column + 1).stream()
                        .map(tail -> Stream.concat(
                                        Stream.ofNullable(inputs.get(column).words(entry.getValue())), tail.stream())
                                .toList()))
                .toList();
    }
}
