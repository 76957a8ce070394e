package io.muster.proofs.prover;

import io.muster.comparison.ControlDiff.DeploymentVersion;
import io.muster.processfiles.DeploymentFile;
import io.muster.proofs.prover.PolicyTables.PolicyIncomplete;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.step.ExternalTopics;
import io.muster.step.Step;
import io.muster.step.StepContract;
import io.muster.verification.Proof;
import io.muster.verification.Verifier;
import io.muster.verification.condition.ValueType;
import io.muster.verification.model.DiagramSemantics;
import io.muster.verification.model.DiagramSemantics.StepSemantics;
import io.muster.verification.model.DiagramSemantics.StepSemantics.Kind;
import io.muster.verification.model.DiagramSemantics.StepSemantics.Outcome;
import io.muster.verification.model.DiagramSemantics.StepSemantics.Written;
import io.muster.verification.model.Guard;
import io.muster.verification.model.ProofLimits;
import io.muster.verification.model.ProofPolicy.InServiceWaits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The prover of deployments, without engine or database: it needs only the steps' declarations and the files of the
 * decision tables.
 */
public final class Prover {

    private final Collection<StepContract> steps;
    private final Tables tables = new Tables();

    /** @param steps all that exist */
    public Prover(Collection<StepContract> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * Adds decision tables: those used by diagrams, and those of the policy. A table replaces an earlier one of the
     * same id.
     *
     * @throws Refusal {@code TABLE_UNREADABLE} if it is not DMN
     */
    public Prover with(DeploymentFile file) {
        tables.add(file);
        return this;
    }

    /**
     * @param diagrams of one deployment
     * @throws PolicyIncomplete if the policy's tables are missing
     * @throws io.muster.processfiles.DiagramUnreadable if one is not BPMN
     */
    public Proof prove(Collection<DeploymentFile> diagrams) {
        return prove(diagrams, ProofLimits.DEFAULT);
    }

    public Proof prove(Collection<DeploymentFile> diagrams, ProofLimits limits) {
        return verifier(diagrams, limits).prove(diagrams);
    }

    /**
     * Proves a version of a deployment and keeps what a comparison needs.
     *
     * @throws PolicyIncomplete if the policy's tables are missing
     * @throws io.muster.processfiles.DiagramUnreadable if a diagram is not BPMN
     */
    public DeploymentVersion edition(Collection<DeploymentFile> diagrams) {
        return edition(diagrams, ProofLimits.DEFAULT);
    }

    public DeploymentVersion edition(Collection<DeploymentFile> diagrams, ProofLimits limits) {
        var harmless = steps.stream()
                .filter(StepContract::isHarmless)
                .map(StepContract::id)
                .collect(Collectors.toSet());
        return DeploymentVersion.of(diagrams, verifier(diagrams, limits).examine(diagrams), harmless);
    }

    /** Takes over the policy of another prover, because versions are compared under one policy. */
    public Prover withPolicyOf(Prover other) {
        tables.adopt(PolicyTables.IDS, other.tables);
        return this;
    }

    private Verifier verifier(Collection<DeploymentFile> diagrams, ProofLimits limits) {
        var meanings = DiagramSemantics.of(
                StepSemanticsReader.of(steps),
                tables.all().stream().map(TableSemantics::new).toList());
        var policy = PolicyTables.read(tables, meanings, InServiceWaits.in(diagrams));
        return new Verifier(meanings, policy, limits);
    }

    /** The digest of the policy's tables: verdicts depend on it. */
    public Digest policyDigest() {
        Map<String, Digest> digests = new TreeMap<>();
        PolicyTables.IDS.stream()
                .filter(id -> tables.find(id).isPresent())
                .forEach(id -> digests.put(id, tables.digest(id)));
        var text = digests.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining("\n"));
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The digests of the decision tables that a verdict depends on, by id. */
    public Map<String, Digest> tableDigests() {
        return tables.digests();
    }

    /** The digest of everything a verdict depends on besides the diagrams. */
    public Digest digest() {
        return Digest.ofText(Verifier.VERSION + " " + tables.digests());
    }

    /** Whether a table that both provers have differs. */
    public boolean answersOtherwiseThan(Prover other) {
        var theirs = other.tables.digests();
        return tables.digests().entrySet().stream()
                .anyMatch(table -> theirs.containsKey(table.getKey())
                        && !theirs.get(table.getKey()).equals(table.getValue()));
    }

    /** The semantics of steps, derived from their declarations alone. */
    private static final class StepSemanticsReader {

        private StepSemanticsReader() {}

        /** Muster's steps, and the topics that external workers serve. */
        static List<StepSemantics> of(Collection<StepContract> steps) {
            return Stream.concat(
                            steps.stream().map(StepSemanticsReader::of),
                            ExternalTopics.all().stream().map(StepSemanticsReader::outside))
                    .toList();
        }

        private static StepSemantics of(StepContract step) {
            var declaration = step.declaration();
            return new StepSemantics(
                    step.id(),
                    step.isLong() ? Kind.LONG : Kind.SHORT,
                    step.outcome().map(StepSemanticsReader::outcome).orElse(null),
                    declaration.provides().isEmpty() ? null : declaration.provides(),
                    Guard.valueOf(declaration.guard().name()),
                    declaration.voids(),
                    Arrays.stream(declaration.writes())
                            .map(StepSemanticsReader::written)
                            .toList());
        }

        private static StepSemantics outside(String topic) {
            return new StepSemantics(topic, Kind.OUTSIDE, null, null, Guard.NONE, false, List.of());
        }

        private static Outcome outcome(Step.Outcome outcome) {
            return new Outcome(outcome.variable(), List.of(outcome.values()), List.of(outcome.accepting()));
        }

        private static Written written(Step.Variable variable) {
            var values = variable.type() == Step.Variable.Type.BOOLEAN
                    ? List.of("true", "false")
                    : List.of(variable.values());
            return new Written(variable.name(), type(variable), values);
        }

        private static ValueType type(Step.Variable variable) {
            return switch (variable.type()) {
                case TEXT -> ValueType.TEXT;
                case INTEGER -> ValueType.INTEGER;
                case BOOLEAN -> ValueType.BOOLEAN;
            };
        }
    }
}
