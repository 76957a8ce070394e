package io.muster.decisiontables;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

/** The values of a table's inputs, cut at every boundary its rules name, and which rules match each piece. */
final class TableRegions {

    private final DecisionTable table;
    private final List<DecisionTable.Rule> rules;
    private final List<List<Region>> regions;
    /** By input and region: the matching rules. */
    private final List<List<BitSet>> fitting;

    TableRegions(DecisionTable table) {
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

    int inputs() {
        return regions.size();
    }

    int size(int input) {
        return regions.get(input).size();
    }

    /** By input: the regions the rule matches. */
    List<BitSet> of(int rule) {
        return fitting.stream()
                .map(input -> {
                    var fit = new BitSet();
                    IntStream.range(0, input.size())
                            .forEach(region -> fit.set(region, input.get(region).get(rule)));
                    return fit;
                })
                .toList();
    }

    /** By input: the regions that both rules match. */
    List<List<Region>> shared(int first, int second) {
        return IntStream.range(0, regions.size())
                .mapToObj(input -> shared(input, first, second))
                .toList();
    }

    private List<Region> shared(int input, int first, int second) {
        return IntStream.range(0, regions.get(input).size())
                .filter(region -> fitting.get(input).get(region).get(first)
                        && fitting.get(input).get(region).get(second))
                .mapToObj(regions.get(input)::get)
                .toList();
    }

    List<BitSet> everywhere() {
        return regions.stream().map(input -> upTo(input.size())).toList();
    }

    static BitSet upTo(int size) {
        var all = new BitSet(size);
        all.set(0, size);
        return all;
    }

    /** Regions of an input, by those of the remaining rules that match them. */
    LinkedHashMap<BitSet, List<Region>> groups(int input, BitSet within, BitSet left) {
        var groups = new LinkedHashMap<BitSet, List<Region>>();
        for (var region : within.stream().toArray()) {
            var rest = (BitSet) left.clone();
            rest.and(fitting.get(input).get(region));
            groups.computeIfAbsent(rest, key -> new ArrayList<>())
                    .add(regions.get(input).get(region));
        }
        return groups;
    }

    String words(List<List<Region>> area) {
        var conditions = new ArrayList<String>();
        for (var input = 0; input < area.size(); input++) {
            if (area.get(input).size() < regions.get(input).size()) {
                conditions.add(RuleWording.condition(table.inputs().get(input).expression(), area.get(input)));
            }
        }
        return conditions.isEmpty() ? "all inputs" : String.join(" and ", conditions);
    }
}
