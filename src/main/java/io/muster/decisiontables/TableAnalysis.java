package io.muster.decisiontables;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The search for gaps and overlaps among the understood rules of one table. Each input's values are cut at every
 * boundary the rules name; within each piece every rule gives one answer, so finitely many pieces cover infinitely many
 * inputs. A missing value is one more piece of the inputs that may be missing.
 */
public final class TableAnalysis {

    /** Overlaps described in words; more are only counted. */
    private static final int MOST_DESCRIBED = 50;

    private final DecisionTable table;
    private final List<DecisionTable.Rule> rules;
    private final TableRegions regions;

    public TableAnalysis(DecisionTable table) {
        this.table = table;
        this.rules = table.understood();
        this.regions = new TableRegions(table);
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
        var fits = IntStream.range(0, rules.size()).mapToObj(regions::of).toList();
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
        var area = regions.shared(first, second);
        return new Overlap(
                rules.get(first).number(), rules.get(second).number(), sameOutputs(first, second), regions.words(area));
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
        var fits = IntStream.range(0, rules.size()).mapToObj(regions::of).toList();
        var unreachable = new ArrayList<Unreachable>();
        long steps = 0;
        for (var rule = 0; rule < rules.size() && steps <= GapSearch.MOST_STEPS; rule++) {
            if (fits.get(rule).stream().anyMatch(BitSet::isEmpty)) {
                unreachable.add(new Unreachable(rules.get(rule).number(), List.of(), ""));
            } else if (table.hitPolicy() == HitPolicy.FIRST) {
                var search = new GapSearch(regions, fits.get(rule), 1, steps);
                search.visit(rule);
                steps = search.steps();
                if (search.count() == 0 && search.isFinished()) {
                    unreachable.add(masked(rule, fits));
                }
            }
        }
        return new Reach(unreachable, steps <= GapSearch.MOST_STEPS);
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
                regions.words(regions.shared(rule, rule)));
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
        var search = new GapSearch(regions, regions.everywhere(), Long.MAX_VALUE, 0);
        search.visit(rules.size());
        return new Gaps(search.count(), search.described(), search.isFinished());
    }
}
