package io.muster.engine;

import io.muster.evidence.Evidence;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.inventory.versions.VersionEvent.TierLoweringRequested;
import io.muster.shared.Actor;
import java.util.List;

/**
 * A request for a tier with less scrutiny, recorded as evidence so that the second person and all later deciders refer
 * to exactly this request.
 *
 * @param before the tier at the time of the request
 */
public record TierRequest(int before, int tier, String reason, Actor by) {

    private static final String KIND = "tier-request";

    private record Body(int before, int tier, String reason) {}

    public static NewEvidence evidence(TierLoweringRequested requested, String instance) {
        return new NewEvidence(
                requested.version(),
                null,
                KIND,
                "lower-from-%d-to-%d".formatted(requested.before(), requested.tier()),
                new Body(requested.before(), requested.tier(), requested.reason()),
                instance);
    }

    /**
     * The request that a process was started for.
     *
     * @throws IllegalStateException if it was not started for a request
     */
    public static TierRequest of(List<Evidence> all, String instance) {
        return Evidence.last(
                        all, evidence -> evidence.kind().equals(KIND) && instance.equals(evidence.processInstance()))
                .map(evidence -> new TierRequest(
                        evidence.body().path("before").asInt(),
                        evidence.body().path("tier").asInt(),
                        evidence.body().path("reason").asText(),
                        evidence.by()))
                .orElseThrow(() ->
                        new IllegalStateException("No one requested another tier in process %s".formatted(instance)));
    }
}
