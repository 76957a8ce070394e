package io.muster.decisiontables;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The search for gaps and overlaps among the understood rules of one table. Each input's values are cut at every
 * boundary the rules name; within each piece every rule gives one answer, so finitely many pieces cover infinitely many
 * inputs. A missing value is one more piece of the inputs that may be missing.
 */
public final class TableAnalysis {

    /** Gaps described in words; more are only counted. */
    private static final int MOST_DESCRIBED = 50;

    /** Regions examined before the search for gaps is given up: a few seconds for any table. */
    private static final int MOST_STEPS = 1_000_000;

    private final DecisionTable table;
    private final List<DecisionTable.Rule> rules;
    private final List<List<Region>> regions;
    /** By input and region: the matching rules. */
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
            fit.set(rule, region.fits(rules.get(rule).test(input)));
        }
        return fit;
    }

    /**
     * Two rules that answer the same inputs.
     *
     * @param sameOutputs whether their outputs are literally equal
     */
    public record Overlap(int firstRule, int secondRule, boolean sameOutputs, String where) {}

    /**
     * Pairs of rules that share an input.
     *
     * @param forbidden how many of them the hit policy forbids
     * @param allowed how many it allows
     * @param described the first fifty that it forbids
     */
    public record Overlaps(long forbidden, long allowed, List<Overlap> described) {}

    public Overlaps overlaps() {
        var described = new ArrayList<Overlap>();
        var forbidden = new long[1];
        var allowed = new long[1];
        eachSharedPair((first, second) -> {
            if (!table.hitPolicy().forbids(sameOutputs(first, second))) {
                allowed[0]++;
            } else if (++forbidden[0] <= MOST_DESCRIBED) {
                described.add(overlap(first, second));
            }
        });
        return new Overlaps(forbidden[0], allowed[0], described);
    }

    /** The first fifty pairs of rules with literally equal outputs for inputs they share. */
    public List<Overlap> duplicates() {
        var described = new ArrayList<Overlap>();
        eachSharedPair((first, second) -> {
            if (described.size() < MOST_DESCRIBED && sameOutputs(first, second)) {
                described.add(overlap(first, second));
            }
        });
        return described;
    }

    private void eachSharedPair(IntPair pair) {
        var fits = IntStream.range(0, rules.size()).mapToObj(this::regionsOf).toList();
        for (var second = 1; second < rules.size(); second++) {
            for (var first = 0; first < second; first++) {
                if (share(fits.get(first), fits.get(second))) {
                    pair.accept(first, second);
                }
            }
        }
    }

    private interface IntPair {
        void accept(int first, int second);
    }

    /** By input: the regions the rule matches. */
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
     * A rule that never answers.
     *
     * @param by the rules that answer in its place; empty when no input matches it at all
     * @param where the inputs it would match, in words
     */
    public record Unreachable(int rule, List<Integer> by, String where) {}

    /**
     * Rules that never answer.
     *
     * @param finished false when there are too many combinations to examine all of them
     */
    public record Reach(List<Unreachable> unreachable, boolean finished) {}

    /** Rules that match nothing and, where the first match counts, rules covered by earlier ones. */
    public Reach reach() {
        var fits = IntStream.range(0, rules.size()).mapToObj(this::regionsOf).toList();
        var unreachable = new ArrayList<Unreachable>();
        long steps = 0;
        for (var rule = 0; rule < rules.size() && steps <= MOST_STEPS; rule++) {
            if (fits.get(rule).stream().anyMatch(BitSet::isEmpty)) {
                unreachable.add(new Unreachable(rules.get(rule).number(), List.of(), ""));
            } else if (table.hitPolicy() == HitPolicy.FIRST) {
                var search = new Search(fits.get(rule), 1, steps);
                search.visit(0, all(rule), new ArrayList<>());
                steps = search.steps;
                if (search.count == 0 && steps <= MOST_STEPS) {
                    unreachable.add(masked(rule, fits));
                }
            }
        }
        return new Reach(unreachable, steps <= MOST_STEPS);
    }

    private Unreachable masked(int rule, List<List<BitSet>> fits) {
        var own = fits.get(rule);
        var alone = IntStream.range(0, rule).filter(first -> covers(fits.get(first), own));
        var by = alone.limit(1).boxed().toList();
        if (by.isEmpty()) {
            by = IntStream.range(0, rule)
                    .filter(first -> share(fits.get(first), own))
                    .boxed()
                    .toList();
        }
        return new Unreachable(
                rules.get(rule).number(),
                by.stream().map(first -> rules.get(first).number()).toList(),
                words(IntStream.range(0, regions.size())
                        .mapToObj(input -> shared(input, rule, rule))
                        .toList()));
    }

    private static boolean covers(List<BitSet> first, List<BitSet> second) {
        return IntStream.range(0, first.size()).allMatch(input -> {
            var rest = (BitSet) second.get(input).clone();
            rest.andNot(first.get(input));
            return rest.isEmpty();
        });
    }

    /**
     * Inputs without an answer.
     *
     * @param count how many areas of inputs no rule matches; 0 means the rules are complete
     * @param described the first fifty of them in words
     * @param finished false when there are too many combinations to examine all of them
     */
    public record Gaps(long count, List<String> described, boolean finished) {}

    /** Areas no rule matches. A table with a default answer has them too. */
    public Gaps gaps() {
        var search = new Search(everywhere(), Long.MAX_VALUE, 0);
        search.visit(0, all(rules.size()), new ArrayList<>());
        return new Gaps(search.count, List.copyOf(search.described), search.steps <= MOST_STEPS);
    }

    private List<BitSet> everywhere() {
        return regions.stream().map(input -> all(input.size())).toList();
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
                conditions.add(RuleWording.condition(table.inputs().get(input).expression(), area.get(input)));
            }
        }
        return conditions.isEmpty() ? "all inputs" : String.join(" and ", conditions);
    }

    /** Depth first over the inputs; pieces of one input with the same remaining rules are examined together. */
    private final class Search {

        private record Place(int input, BitSet left) {}

        private final Set<Place> covered = new HashSet<>();
        private final List<String> described = new ArrayList<>();
        /** By input: the regions to examine. */
        private final List<BitSet> within;

        private final long enough;
        private long count;
        private long steps;

        Search(List<BitSet> within, long enough, long steps) {
            this.within = within;
            this.enough = enough;
            this.steps = steps;
        }

        void visit(int input, BitSet left, List<List<Region>> area) {
            if (left.isEmpty()) {
                found(area);
                return;
            }
            if (input == regions.size() || steps > MOST_STEPS || count >= enough) {
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
            if (count == before && steps <= MOST_STEPS) {
                covered.add(place);
            }
        }

        private LinkedHashMap<BitSet, List<Region>> groups(int input, BitSet left) {
            var groups = new LinkedHashMap<BitSet, List<Region>>();
            for (var region : within.get(input).stream().toArray()) {
                var rest = (BitSet) left.clone();
                rest.and(fitting.get(input).get(region));
                groups.computeIfAbsent(rest, key -> new ArrayList<>())
                        .add(regions.get(input).get(region));
            }
            return groups;
        }

        private void found(List<List<Region>> area) {
            count++;
            if (described.size() < MOST_DESCRIBED) {
                described.add(words(area));
            }
        }
    }
}
