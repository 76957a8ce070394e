package io.muster.inventory.versions;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** There is no such version in the inventory. */
@Problem(slug = "version-not-found", kind = Refusal.Kind.NOT_FOUND, title = "Version not found")
public class VersionNotFound extends Refusal {

    public VersionNotFound(VersionId id) {
        super("There is no version '%s'".formatted(id));
    }
}
