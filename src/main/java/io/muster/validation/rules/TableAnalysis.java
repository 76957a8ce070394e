package io.muster.validation.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Looks for gaps and overlaps in the rules of one table that are understood. Each input's values are cut at every end
 * the rules name; on each piece all rules give one answer, so finitely many pieces say everything about infinitely many
 * inputs. Missing values are not considered.
 */
public final class TableAnalysis {

    /** Gaps said in words; more are only counted. */
    private static final int TOLD = 50;

    /** Regions looked at before the search for gaps is given up: a few seconds, whatever somebody hands in. */
    private static final int MOST_STEPS = 1_000_000;

    private final DecisionTable table;
    private final List<DecisionTable.Rule> rules;
    private final List<List<Region>> regions;
    /** By input and region: the rules that fit. */
    private final List<List<BitSet>> fitting;

    public TableAnalysis(DecisionTable table) {
        this.table = table;
        this.rules = table.understood();
        this.regions = IntStream.range(0, table.inputs().size())
                .mapToObj(input ->
                        Region.of(table.inputs().get(input), rules.stream().map(rule -> rule.test(input))))
                .toList();
        this.fitting = IntStream.range(0, regions.size())
                .mapToObj(input -> regions.get(input).stream()
                        .map(region -> fitting(input, region))
                        .toList())
                .toList();
    }

    private BitSet fitting(int input, Region region) {
        var fit = new BitSet();
        for (var rule = 0; rule < rules.size(); rule++) {
            fit.set(rule, rules.get(rule).test(input).matches(region.sample()));
        }
        return fit;
    }

    /**
     * Two rules that answer the same inputs.
     *
     * @param sameOutputs whether both say the same, letter by letter
     */
    public record Overlap(int firstRule, int secondRule, boolean sameOutputs, String where) {}

    /**
     * Pairs of rules that share an input.
     *
     * @param forbidden how many of them the hit policy forbids
     * @param allowed how many it allows
     * @param told the first fifty that it forbids
     */
    public record Overlaps(long forbidden, long allowed, List<Overlap> told) {}

    public Overlaps overlaps() {
        var fits = IntStream.range(0, rules.size()).mapToObj(this::regionsOf).toList();
        var told = new ArrayList<Overlap>();
        long forbidden = 0;
        long allowed = 0;
        for (var second = 1; second < rules.size(); second++) {
            for (var first = 0; first < second; first++) {
                if (!share(fits.get(first), fits.get(second))) {
                    continue;
                }
                if (!table.hitPolicy().forbids(sameOutputs(first, second))) {
                    allowed++;
                } else if (++forbidden <= TOLD) {
                    told.add(overlap(first, second));
                }
            }
        }
        return new Overlaps(forbidden, allowed, told);
    }

    /** By input: the regions the rule fits. */
    private List<BitSet> regionsOf(int rule) {
        return fitting.stream()
                .map(input -> {
                    var fit = new BitSet();
                    IntStream.range(0, input.size())
                            .forEach(region -> fit.set(region, input.get(region).get(rule)));
                    return fit;
                })
                .toList();
    }

    private static boolean share(List<BitSet> first, List<BitSet> second) {
        for (var input = 0; input < first.size(); input++) {
            if (!first.get(input).intersects(second.get(input))) {
                return false;
            }
        }
        return true;
    }

    private boolean sameOutputs(int first, int second) {
        return rules.get(first).outputs().equals(rules.get(second).outputs());
    }

    private Overlap overlap(int first, int second) {
        var area = IntStream.range(0, regions.size())
                .mapToObj(input -> shared(input, first, second))
                .toList();
        return new Overlap(
                rules.get(first).number(), rules.get(second).number(), sameOutputs(first, second), words(area));
    }

    private List<Region> shared(int input, int first, int second) {
        return IntStream.range(0, regions.get(input).size())
                .filter(region -> fitting.get(input).get(region).get(first)
                        && fitting.get(input).get(region).get(second))
                .mapToObj(regions.get(input)::get)
                .toList();
    }

    /**
     * Inputs without an answer.
     *
     * @param count how many areas of inputs no rule fits; 0 means the rules are complete
     * @param told the first fifty of them in words
     * @param finished false when there are too many combinations to look at all of them
     */
    public record Gaps(long count, List<String> told, boolean finished) {}

    /** Areas no rule fits. A table answered by default has them too. */
    public Gaps gaps() {
        var search = new Search();
        search.visit(0, all(rules.size()), new ArrayList<>());
        return new Gaps(search.count, List.copyOf(search.told), search.steps <= MOST_STEPS);
    }

    private static BitSet all(int size) {
        var all = new BitSet(size);
        all.set(0, size);
        return all;
    }

    private String words(List<List<Region>> area) {
        var conditions = new ArrayList<String>();
        for (var input = 0; input < area.size(); input++) {
            if (area.get(input).size() < regions.get(input).size()) {
                conditions.add(Wording.condition(table.inputs().get(input).expression(), area.get(input)));
            }
        }
        return conditions.isEmpty() ? "all inputs" : String.join(" and ", conditions);
    }

    /** Depth first over the inputs; pieces of one input with the same rules left are looked at together. */
    private final class Search {

        private record Place(int input, BitSet left) {}

        private final Set<Place> covered = new HashSet<>();
        private final List<String> told = new ArrayList<>();
        private long count;
        private long steps;

        void visit(int input, BitSet left, List<List<Region>> area) {
            if (left.isEmpty()) {
                found(area);
                return;
            }
            if (input == regions.size() || steps > MOST_STEPS) {
                return;
            }
            var place = new Place(input, left);
            if (covered.contains(place)) {
                return;
            }
            steps += regions.get(input).size();
            var before = count;
            groups(input, left).forEach((rest, pieces) -> {
                area.add(pieces);
                visit(input + 1, rest, area);
                area.remove(area.size() - 1);
            });
            if (count == before) {
                covered.add(place);
            }
        }

        private LinkedHashMap<BitSet, List<Region>> groups(int input, BitSet left) {
            var groups = new LinkedHashMap<BitSet, List<Region>>();
            for (var region = 0; region < regions.get(input).size(); region++) {
                var rest = (BitSet) left.clone();
                rest.and(fitting.get(input).get(region));
                groups.computeIfAbsent(rest, key -> new ArrayList<>())
                        .add(regions.get(input).get(region));
            }
            return groups;
        }

        private void found(List<List<Region>> area) {
            count++;
            if (told.size() < TOLD) {
                told.add(words(area));
            }
        }
    }
}
