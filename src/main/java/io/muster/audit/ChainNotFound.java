package io.muster.audit;

import io.muster.shared.Refusal;

/** There is no such chain. */
public class ChainNotFound extends Refusal {

    ChainNotFound(String chain) {
        super(Kind.NOT_FOUND, "There is no audit chain '%s'".formatted(chain));
    }
}
