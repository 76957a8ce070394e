package io.muster.engine;

import io.muster.evidence.Evidence;
import io.muster.evidence.NewEvidence;
import io.muster.inventory.versions.VersionEvent.TierLoweringRequested;
import io.muster.shared.Actor;
import java.util.List;

/**
 * What somebody asked for who wants a tier that needs less scrutiny: kept as evidence, so that the second person and
 * everybody after decides on exactly that.
 *
 * @param before the tier that it was asked for on
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
     * What a process was started for.
     *
     * @throws IllegalStateException if nobody asked for anything in it
     */
    public static TierRequest of(List<Evidence> all, String instance) {
        return all.stream()
                .filter(evidence -> evidence.kind().equals(KIND) && instance.equals(evidence.processInstance()))
                .reduce((earlier, later) -> later)
                .map(evidence -> new TierRequest(
                        evidence.body().path("before").asInt(),
                        evidence.body().path("tier").asInt(),
                        evidence.body().path("reason").asText(),
                        evidence.by()))
                .orElseThrow(() ->
                        new IllegalStateException("Nobody asked for another tier in process %s".formatted(instance)));
    }
}
