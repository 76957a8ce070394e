package io.muster.verification.net;

import io.muster.verification.condition.Condition;
import org.jspecify.annotations.Nullable;

/** A sequence flow between two nodes, given by index. */
public record Flow(
        int index,
        String id,
        int source,
        int target,
        @Nullable Condition condition) {}
