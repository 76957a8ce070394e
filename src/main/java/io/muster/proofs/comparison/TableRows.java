package io.muster.proofs.comparison;

import io.muster.proofs.comparison.TableChange.RowChange;
import io.muster.proofs.prover.TableText;
import io.muster.proofs.prover.TableText.Row;
import java.util.ArrayList;
import java.util.List;

/** The rules of a table whose text changed. */
final class TableRows {

    private TableRows() {}

    static List<RowChange> changed(TableText before, TableText after) {
        var gone = new ArrayList<>(words(before));
        var come = new ArrayList<>(words(after));
        words(after).forEach(gone::remove);
        words(before).forEach(come::remove);
        var changes = new ArrayList<RowChange>();
        for (var row : gone) {
            var place = words(before).indexOf(row);
            var same = come.stream()
                    .filter(other -> isSameRule(before.rows().get(place), rule(after, other)))
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
    private static boolean isSameRule(Row one, Row other) {
        return one.tests().equals(other.tests()) || one.answers().equals(other.answers());
    }

    private static Row rule(TableText table, String words) {
        return table.rows().get(words(table).indexOf(words));
    }

    private static List<String> words(TableText table) {
        return table.rows().stream().map(table::inWords).toList();
    }
}
