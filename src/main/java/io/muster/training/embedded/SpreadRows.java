package io.muster.training.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A choice of rows that differ as much as possible: for each feature one with its lowest, its highest and a missing
 * value, and one for each category; for the score its lowest, its highest and each tenth in between; both outcomes,
 * both predicted classes, and every leaf that a tree ends in. Rows that are too similar would pass even where a runtime
 * goes wrong.
 *
 * <p>Greedy set cover: the next row is the one with the most features that no chosen row covers yet, the first of equal
 * ones. The choice depends on the data alone. For large data only a spread sample is considered, with the rows that
 * have extremes.
 */
final class SpreadRows {

    /** Rows considered, besides those with extremes: a bound on memory, rows times trees. */
    private static final int SAMPLE = 5_000;

    private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;
    private static final int TENTHS = 10;

    private final TrainingTable table;
    private final double[] scores;
    private final int[] candidates;
    private final Map<String, List<int[]>> shown = new LinkedHashMap<>();

    /**
     * @param scores one per row, 0 to 1
     * @param leavesAt for a row, where each tree ends: one number per tree; null for models without trees
     */
    SpreadRows(TrainingTable table, double[] scores, @Nullable IntFunction<int[]> leavesAt) {
        this.table = table;
        this.scores = scores;
        this.candidates = candidates();
        table.features().forEach(this::showFeature);
        showScores();
        if (leavesAt != null) {
            showLeaves(leavesAt);
        }
    }

    /**
     * @param rows row numbers, ascending
     * @param notCovered what no chosen row covers, one entry for each kind; empty when everything is covered
     */
    record Choice(List<Integer> rows, List<String> notCovered) {

        Choice {
            rows = List.copyOf(rows);
            notCovered = List.copyOf(notCovered);
        }
    }

    private int[] candidates() {
        var chosen = new TreeSet<Integer>();
        var count = Math.min(SAMPLE, table.rows());
        IntStream.range(0, count).forEach(i -> chosen.add(count == table.rows() ? i : spread(i)));
        table.features()
                .forEach(feature -> traits(feature).values().stream()
                        .flatMap(List::stream)
                        .forEach(trait -> first(trait).ifPresent(chosen::add)));
        extremes(scores).forEach(trait -> first(trait).ifPresent(chosen::add));
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Steps by the golden ratio: evenly spread, and not aligned with any pattern in the data. */
    private int spread(int i) {
        return (int) (i * GOLDEN_RATIO % 1 * table.rows());
    }

    private Optional<Integer> first(IntPredicate trait) {
        return IntStream.range(0, table.rows()).filter(trait).boxed().findFirst();
    }

    private static Map<String, List<IntPredicate>> traits(Feature feature) {
        var traits = new LinkedHashMap<String, List<IntPredicate>>();
        traits.put("missing values", List.of(row -> feature.valueAt(row) == null));
        if (feature instanceof Feature.Numeric numeric) {
            traits.put("lowest and highest values", extremes(numeric.values()));
        } else if (feature instanceof Feature.Categorical categorical) {
            traits.put(
                    "categories",
                    categorical.levels().stream()
                            .map(level -> (IntPredicate)
                                    row -> level.equals(categorical.values()[row]))
                            .toList());
        }
        return traits;
    }

    private static List<IntPredicate> extremes(double[] values) {
        var known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).summaryStatistics();
        return known.getCount() == 0
                ? List.of()
                : List.of(row -> values[row] == known.getMin(), row -> values[row] == known.getMax());
    }

    private void showFeature(Feature feature) {
        traits(feature).forEach((kind, traits) -> traits.forEach(trait -> show(kind, trait)));
    }

    private void showScores() {
        extremes(scores).forEach(trait -> show("lowest and highest scores", trait));
        var order = Arrays.stream(candidates)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> scores[row]))
                .toList();
        for (var tenth = 0; tenth < TENTHS; tenth++) {
            var members = order.subList(tenth * order.size() / TENTHS, (tenth + 1) * order.size() / TENTHS);
            var rows = new BitSet();
            members.forEach(rows::set);
            show("tenths of the score", rows::get);
        }
        for (var truth : List.of(true, false)) {
            show("outcomes", row -> table.isPositive()[row] == truth);
            show("predicted classes", row -> (scores[row] >= 0.5) == truth);
        }
    }

    private void showLeaves(IntFunction<int[]> leavesAt) {
        var leaves = new LinkedHashMap<Long, IntStream.Builder>();
        for (var position = 0; position < candidates.length; position++) {
            var ends = leavesAt.apply(candidates[position]);
            for (var tree = 0; tree < ends.length; tree++) {
                leaves.computeIfAbsent((long) tree << 32 | ends[tree], any -> IntStream.builder())
                        .add(position);
            }
        }
        shown.put(
                candidates.length == table.rows()
                        ? "leaves of trees"
                        : "leaves of trees that %d sampled rows reach".formatted(candidates.length),
                leaves.values().stream().map(leaf -> leaf.build().toArray()).toList());
    }

    private void show(String kind, IntPredicate trait) {
        var members = IntStream.range(0, candidates.length)
                .filter(position -> trait.test(candidates[position]))
                .toArray();
        if (members.length > 0) {
            shown.computeIfAbsent(kind, any -> new ArrayList<>()).add(members);
        }
    }

    /** @param most maximum number of rows */
    Choice choose(int most) {
        var traits = shown.values().stream().flatMap(List::stream).toList();
        var traitsAt = traitsByCandidate(traits);
        var gain = Arrays.stream(traitsAt).mapToInt(List::size).toArray();
        var covered = new BitSet();
        var chosen = new TreeSet<Integer>();
        while (chosen.size() < most && covered.cardinality() < traits.size()) {
            var best = best(gain);
            chosen.add(candidates[best]);
            traitsAt[best].stream()
                    .filter(trait -> !covered.get(trait))
                    .toList()
                    .forEach(trait -> {
                        covered.set(trait);
                        Arrays.stream(traits.get(trait)).forEach(position -> gain[position]--);
                    });
        }
        return new Choice(List.copyOf(chosen), notCovered(covered));
    }

    @SuppressWarnings("unchecked")
    private List<Integer>[] traitsByCandidate(List<int[]> traits) {
        List<Integer>[] traitsAt = new List[candidates.length];
        Arrays.setAll(traitsAt, any -> new ArrayList<>());
        for (var trait = 0; trait < traits.size(); trait++) {
            for (var position : traits.get(trait)) {
                traitsAt[position].add(trait);
            }
        }
        return traitsAt;
    }

    private static int best(int[] gain) {
        var best = 0;
        for (var position = 1; position < gain.length; position++) {
            best = gain[position] > gain[best] ? position : best;
        }
        return best;
    }

    private List<String> notCovered(BitSet covered) {
        var sentences = new ArrayList<String>();
        var from = 0;
        for (var kind : shown.entrySet()) {
            var to = from + kind.getValue().size();
            var missed = to - from - covered.get(from, to).cardinality();
            if (missed > 0) {
                sentences.add("%d of %d %s".formatted(missed, to - from, kind.getKey()));
            }
            from = to;
        }
        return sentences;
    }
}
