package io.muster.inventory;

import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** There is no such version in the inventory. */
public class VersionNotFound extends Refusal {

    public VersionNotFound(VersionId id) {
        super(Kind.NOT_FOUND, "There is no version '%s'".formatted(id));
    }
}
