package io.muster.datasets;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** There is no readable file at a path below an allowed root. Says no more, so that nobody explores the disk with it. */
@Problem(slug = "path-not-allowed", kind = Refusal.Kind.INVALID, title = "Path not allowed")
public class PathNotAllowed extends Refusal {

    PathNotAllowed(String path) {
        super("There is no readable file '%s' under the allowed roots (muster.datasets.allowed-roots)".formatted(path));
    }
}
