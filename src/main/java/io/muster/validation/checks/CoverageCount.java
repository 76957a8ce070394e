package io.muster.validation.checks;

import static io.muster.validation.model.RuleMetrics.COVERAGE;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.decisiontables.DecisionTable;
import io.muster.decisiontables.RowCoverage;
import io.muster.formats.RowsAsColumns;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.statistics.Undefined;
import io.muster.validation.evaluation.Subject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The count of rows of the data that some rule matches, in every table that uses only the model's inputs. */
final class CoverageCount {

    private final Subject subject;
    private final List<Watched> tables = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private long rows;
    private long hit;

    private record Watched(RowCoverage coverage, List<String> inputs) {}

    /** @param all fully understood */
    CoverageCount(Subject subject, List<DecisionTable> all) {
        this.subject = subject;
        for (var table : all) {
            var inputs =
                    table.inputs().stream().map(DecisionTable.Input::expression).toList();
            if (inputs.stream().allMatch(this::isScalarInput)) {
                tables.add(new Watched(new RowCoverage(table), inputs));
            } else {
                left.add(table.decision());
            }
        }
    }

    private boolean isScalarInput(String name) {
        Signature signature = subject.version().signature();
        return signature.input(name).filter(Field::isScalar).isPresent();
    }

    /** @throws Undefined if no table uses inputs only */
    void into(CheckReport findings) {
        if (tables.isEmpty()) {
            throw new Undefined("every table uses the result of another decision or an expression");
        }
        if (!left.isEmpty()) {
            findings.remark("Not counted in coverage, because they use more than the model's inputs: " + left);
        }
        subject.data().each(subject.inputs(), this::count);
        findings.measure(COVERAGE, () -> (double) hit / rows);
    }

    private void count(ColumnBatch batch) {
        for (var row = 0; row < batch.rows(); row++) {
            rows++;
            hit += isHit(batch, row) ? 1 : 0;
        }
    }

    private boolean isHit(ColumnBatch batch, int row) {
        return tables.stream()
                .allMatch(table -> table.coverage()
                        .isHit(table.inputs().stream()
                                .map(input -> value(batch, input, row))
                                .toArray()));
    }

    private static @Nullable Object value(ColumnBatch batch, String input, int row) {
        return batch.find(input).map(column -> RowsAsColumns.value(column, row)).orElse(null);
    }
}
