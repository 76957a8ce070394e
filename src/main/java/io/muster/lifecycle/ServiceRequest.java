package io.muster.lifecycle;

import io.muster.evidence.Evidence;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.util.Arrays;
import java.util.List;

/**
 * A request to take a version out of service or to put it back, recorded as evidence with its reason, so that everyone
 * who decides later refers to exactly this request.
 */
public record ServiceRequest(Action action, String reason, Actor by) {

    private static final String KIND = "service-request";

    /** What is asked for. */
    public enum Action {
        SUSPEND("suspend"),
        ROLL_BACK("roll-back"),
        REINSTATE("reinstate");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        private static Action of(String word) {
            return Arrays.stream(values())
                    .filter(action -> action.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("'%s' is not an action".formatted(word)));
        }
    }

    private record Body(String reason) {}

    NewEvidence evidence(VersionId version, String instance) {
        return new NewEvidence(version, null, KIND, action.word, new Body(reason), instance);
    }

    /**
     * The request that a process was started for.
     *
     * @throws Refusal {@code CONTROLS_MISSING} if it was not started for one
     */
    public static ServiceRequest of(VersionId version, List<Evidence> all, String instance) {
        return Evidence.last(
                        all, evidence -> evidence.kind().equals(KIND) && instance.equals(evidence.processInstance()))
                .map(evidence -> new ServiceRequest(
                        Action.of(evidence.outcome()),
                        evidence.body().path("reason").asText(),
                        evidence.by()))
                .orElseThrow(() -> LifecycleProblem.controlsMissing(version, List.of("a request with a reason")));
    }
}
