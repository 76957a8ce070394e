package io.muster.datasets;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The file is no table that could be read; the message names the line or column. */
@Problem(slug = "unreadable-dataset", kind = Refusal.Kind.UNPROCESSABLE, title = "Unreadable dataset")
public class UnreadableDataset extends Refusal {

    UnreadableDataset(String message) {
        super(message);
    }

    UnreadableDataset(String message, Throwable cause) {
        super(message, cause);
    }
}
