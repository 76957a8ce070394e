package io.muster.lifecycle.steps;

import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.VersionContent;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.scoring.Scoring;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.step.LongStep.Conclusion;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The end of every build: its content is examined and frozen, or the refusal is recorded as evidence for the developer. */
@Component
public class Builds {

    static final String KIND = "build";

    private final Inventory inventory;
    private final Scoring scoring;
    private final EvidenceLedger ledger;

    Builds(Inventory inventory, Scoring scoring, EvidenceLedger ledger) {
        this.inventory = inventory;
        this.scoring = scoring;
        this.ledger = ledger;
    }

    /**
     * The result of a build.
     *
     * @param signature as declared, or null if the artifact contains it
     * @param metrics the trainer's measurements on its own data
     */
    public record Built(
            Digest artifact,
            @Nullable Signature signature,
            List<GoldenRecord> goldenRecords,
            Map<String, String> provenance,
            Map<String, Double> metrics) {}

    /** A source of a build. */
    @FunctionalInterface
    public interface Source {
        Built build(ModelVersion version) throws InterruptedException;
    }

    /** The body of a build's evidence. */
    private record Success(int build, Map<String, String> provenance, Map<String, Double> metrics, int goldenRecords) {}

    private record Failure(int build, String reason) {}

    public Conclusion build(StepContext context, Source source) throws InterruptedException {
        var version = inventory.version(context.version());
        try {
            return freeze(context, version, source.build(version));
        } catch (Refusal refusal) {
            // A conflict, such as a version in another stage, is not for its developer to fix.
            if (refusal.mayWorkLater() || refusal.kind() == Refusal.Kind.CONFLICT) {
                throw refusal;
            }
            return () -> refuse(context, version, refusal.getMessage());
        }
    }

    private Conclusion freeze(StepContext context, ModelVersion version, Built built) {
        var signature = Optional.ofNullable(built.signature())
                .or(() -> scoring.inspect(version.format(), built.artifact()))
                .orElseThrow(() -> LifecycleProblem.nothingBuilt(
                        version.id(), "no signature: the format does not contain one, so declare it"));
        var content = new VersionContent(built.artifact(), signature, built.goldenRecords(), built.provenance());
        var examined = inventory.examine(version.id(), content);
        return () -> {
            inventory.freeze(version.id(), examined, OutcomeNames.SELF);
            var body = new Success(
                    version.build(),
                    built.provenance(),
                    built.metrics(),
                    examined.content().goldenRecords().size());
            return keep(context, built.artifact(), OutcomeNames.FROZEN, body);
        };
    }

    /** Records why there is no candidate. */
    public StepResult refuse(StepContext context, ModelVersion version, String reason) {
        return keep(context, null, OutcomeNames.REFUSED, new Failure(version.build(), reason));
    }

    private StepResult keep(StepContext context, @Nullable Digest artifact, String outcome, Object body) {
        ledger.record(
                new NewEvidence(context.version(), artifact, KIND, outcome, body, context.rootInstance()),
                OutcomeNames.SELF);
        return StepResult.outcome(outcome);
    }
}
