package io.muster.datasets;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A column was asked for that the dataset does not have. */
@Problem(slug = "unknown-column", kind = Refusal.Kind.INVALID, title = "Unknown column")
public class UnknownColumn extends Refusal {

    UnknownColumn(Dataset dataset, String column) {
        super("Dataset '%s' has no column '%s', only %s"
                .formatted(
                        dataset.id(),
                        column,
                        dataset.columns().stream().map(ColumnSummary::name).toList()));
    }
}
