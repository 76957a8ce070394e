package io.muster.validation.model;

import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import java.util.List;

/**
 * The thresholds a version must meet to be accepted: the answers of an acceptance policy's decision table for its type
 * and tier.
 *
 * @param key of the decision
 * @param version of the decision
 * @param digest of the decision table as deployed
 * @param thresholds at least one: a policy that demands nothing accepts nothing
 */
public record ValidationPolicy(String key, int version, Digest digest, List<Threshold> thresholds) {

    /** @throws Refusal {@code UNUSABLE_POLICY} without thresholds */
    public ValidationPolicy {
        thresholds = List.copyOf(thresholds);
        if (thresholds.isEmpty()) {
            throw ValidationProblem.UNUSABLE_POLICY.refusal(
                    "Policy %s:%d has no threshold for this version; expected at least one", key, version);
        }
    }

    public boolean demands(String metric) {
        return thresholds.stream().anyMatch(threshold -> threshold.metric().equals(metric));
    }
}
