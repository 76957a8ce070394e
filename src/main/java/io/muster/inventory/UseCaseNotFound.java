package io.muster.inventory;

import io.muster.shared.Refusal;
import io.muster.shared.UseCaseId;

/** There is no such use case in the inventory. */
public class UseCaseNotFound extends Refusal {

    public UseCaseNotFound(UseCaseId id) {
        super(Kind.NOT_FOUND, "There is no use case '%s'".formatted(id));
    }
}
