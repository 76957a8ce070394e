package io.muster.decisiontables;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The search for inputs that none of a table's rules answers, depth first over the inputs. Pieces of one input with the
 * same remaining rules are examined together.
 */
final class GapSearch {

    /** Regions examined before the search is given up: a few seconds for any table. */
    static final int MOST_STEPS = 1_000_000;

    /** Gaps described in words; more are only counted. */
    private static final int MOST_DESCRIBED = 50;

    private record Place(int input, BitSet left) {}

    private final Set<Place> covered = new HashSet<>();
    private final TableRegions regions;
    private final List<String> described = new ArrayList<>();
    /** By input: the regions to examine. */
    private final List<BitSet> within;

    private final long enough;
    private long count;
    private long steps;

    /**
     * @param enough the number of gaps after which it ends
     * @param steps those that earlier searches of the table took
     */
    GapSearch(TableRegions regions, List<BitSet> within, long enough, long steps) {
        this.regions = regions;
        this.within = within;
        this.enough = enough;
        this.steps = steps;
    }

    /** @param rules how many of the table's rules count, from the first */
    void visit(int rules) {
        visit(0, TableRegions.upTo(rules), new ArrayList<>());
    }

    long count() {
        return count;
    }

    long steps() {
        return steps;
    }

    List<String> described() {
        return List.copyOf(described);
    }

    /** Whether it examined every combination that it had to. */
    boolean isFinished() {
        return steps <= MOST_STEPS;
    }

    private void visit(int input, BitSet left, List<List<Region>> area) {
        if (left.isEmpty()) {
            found(area);
            return;
        }
        if (input == regions.inputs() || steps > MOST_STEPS || count >= enough) {
            return;
        }
        var place = new Place(input, left);
        if (covered.contains(place)) {
            return;
        }
        steps += regions.size(input);
        var before = count;
        regions.groups(input, within.get(input), left).forEach((rest, pieces) -> {
            area.add(pieces);
            visit(input + 1, rest, area);
            area.remove(area.size() - 1);
        });
        if (count == before && steps <= MOST_STEPS) {
            covered.add(place);
        }
    }

    private void found(List<List<Region>> area) {
        count++;
        if (described.size() < MOST_DESCRIBED) {
            described.add(regions.words(area));
        }
    }
}
