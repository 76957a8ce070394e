package io.muster.validation.model;

import io.muster.shared.Digest;
import java.util.List;

/**
 * What a version must reach to be accepted: the rows an acceptance policy's decision table gave for its type and tier.
 *
 * @param key of the decision
 * @param version of the decision
 * @param digest of the decision table as deployed
 * @param thresholds at least one: a policy that demands nothing accepts nothing
 */
public record ValidationPolicy(String key, int version, Digest digest, List<Threshold> thresholds) {

    /** @throws UnusablePolicy without thresholds */
    public ValidationPolicy {
        thresholds = List.copyOf(thresholds);
        if (thresholds.isEmpty()) {
            throw new UnusablePolicy(
                    "Policy %s:%d has no threshold for this version; at least one is wanted".formatted(key, version));
        }
    }

    public boolean demands(String metric) {
        return thresholds.stream().anyMatch(threshold -> threshold.metric().equals(metric));
    }
}
