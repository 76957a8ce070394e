package io.muster.proofs.comparison;

import io.muster.decisiontables.DecisionTable;
import io.muster.decisiontables.DecisionTable.Rule;
import io.muster.proofs.comparison.TableChange.RowChange;
import java.util.ArrayList;
import java.util.List;

/** The rules of a table whose text changed. */
final class TableRows {

    private TableRows() {}

    static List<RowChange> changed(DecisionTable before, DecisionTable after) {
        var gone = new ArrayList<>(words(before));
        var come = new ArrayList<>(words(after));
        words(after).forEach(gone::remove);
        words(before).forEach(come::remove);
        var changes = new ArrayList<RowChange>();
        for (var row : gone) {
            var place = words(before).indexOf(row);
            var same = come.stream()
                    .filter(other -> isSameRule(before.rules().get(place), rule(after, other)))
                    .findFirst();
            same.ifPresent(come::remove);
            changes.add(new RowChange(row, same.orElse("")));
        }
        come.forEach(row -> changes.add(new RowChange("", row)));
        if (changes.isEmpty() && !words(before).equals(words(after))) {
            changes.add(new RowChange(
                    "the rules in another order", "the rules in this order: " + String.join(" | ", words(after))));
        }
        return changes;
    }

    /** The same conditions with different answers, or the same answers under different conditions. */
    private static boolean isSameRule(Rule one, Rule other) {
        return one.conditions().equals(other.conditions()) || one.outputs().equals(other.outputs());
    }

    private static Rule rule(DecisionTable table, String words) {
        return table.rules().get(words(table).indexOf(words));
    }

    private static List<String> words(DecisionTable table) {
        return table.rules().stream().map(table::inWords).toList();
    }
}
