package io.muster.audit;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** There is no such chain. */
@Problem(slug = "chain-not-found", kind = Refusal.Kind.NOT_FOUND, title = "Chain not found")
public class ChainNotFound extends Refusal {

    ChainNotFound(String chain) {
        super("There is no audit chain '%s'".formatted(chain));
    }
}
