package io.muster.inventory.usecases;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.UseCaseId;

/** There is no such use case in the inventory. */
@Problem(slug = "use-case-not-found", kind = Refusal.Kind.NOT_FOUND, title = "Use case not found")
public class UseCaseNotFound extends Refusal {

    public UseCaseNotFound(UseCaseId id) {
        super("There is no use case '%s'".formatted(id));
    }
}
