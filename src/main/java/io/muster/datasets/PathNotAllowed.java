package io.muster.datasets;

import io.muster.shared.Refusal;

/** There is no readable file at a path below an allowed root. Says no more, so that nobody explores the disk with it. */
public class PathNotAllowed extends Refusal {

    PathNotAllowed(String path) {
        super(
                Kind.INVALID,
                "There is no readable file '%s' under the allowed roots (muster.datasets.allowed-roots)"
                        .formatted(path));
    }
}
