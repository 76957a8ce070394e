package io.muster.datasets;

import io.muster.shared.Refusal;

/** The file is no table that could be read; the message names the line or column. */
public class UnreadableDataset extends Refusal {

    UnreadableDataset(String message) {
        super(Kind.UNPROCESSABLE, message);
    }

    UnreadableDataset(String message, Throwable cause) {
        super(Kind.UNPROCESSABLE, message, cause);
    }
}
