package io.muster.verification;

import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.DiagramUnreadable;
import io.muster.verification.Proof.Result;
import io.muster.verification.Proof.Verdict;
import io.muster.verification.model.DiagramSemantics;
import io.muster.verification.model.Guard.GuardReached;
import io.muster.verification.model.ProofLimits;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Property;
import io.muster.verification.model.Violation;
import io.muster.verification.model.Violation.Untranslated;
import io.muster.verification.net.Translator;
import io.muster.verification.property.ProcessProof;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.model.xml.ModelException;

/**
 * The proof of a deployment: every executable process, with all it calls, on all its paths, in every tier. Its
 * assumptions and limits are in {@code docs/reference/proof.md}.
 */
public final class Verifier {

    /**
     * A whole number that rises when the same diagram could get another verdict under the same policy. Proofs carry it;
     * proofs with a lower number are repeated when a server starts. {@code docs/reference/proof.md} lists the changes.
     */
    public static final String VERSION = "8";

    private final DiagramSemantics meanings;
    private final ProofPolicy policy;
    private final ProofLimits limits;

    public Verifier(DiagramSemantics meanings, ProofPolicy policy) {
        this(meanings, policy, ProofLimits.DEFAULT);
    }

    /** @param limits at which the proof gives up */
    public Verifier(DiagramSemantics meanings, ProofPolicy policy, ProofLimits limits) {
        this.meanings = meanings;
        this.policy = policy;
        this.limits = limits;
    }

    /** Whether a proof by this version of the verifier could have a different result today. */
    public static boolean isOlder(String version) {
        return Integer.parseInt(version) < Integer.parseInt(VERSION);
    }

    /**
     * @param diagrams of one deployment; called processes must be among them
     * @throws DiagramUnreadable if one is not BPMN
     */
    public Proof prove(Collection<DeploymentFile> diagrams) {
        return examine(diagrams).proof();
    }

    /**
     * Proves, and lists the controls with which each guarded step is reached.
     *
     * @throws DiagramUnreadable if one is not BPMN
     */
    public VerificationResult examine(Collection<DeploymentFile> diagrams) {
        var begun = System.nanoTime();
        BooleanSupplier late = () -> System.nanoTime() - begun >= limits.time().toNanos();
        var processes = Processes.of(diagrams);
        var proofs = new ArrayList<ProcessProof>();
        var untranslated = new ArrayList<>(processes.idle());
        untranslated.addAll(processes.strange());
        if (processes.strange().isEmpty()) {
            processes.roots().forEach(process -> translate(processes, process, untranslated, proofs, late));
        }
        proofs.forEach(ProcessProof::run);
        proofs.forEach(proof -> proof.unfinished().ifPresent(untranslated::add));
        var digests = new TreeMap<String, io.muster.shared.Digest>();
        diagrams.forEach(diagram -> digests.put(diagram.name(), diagram.digest()));
        var proof = new Proof(
                Arrays.stream(Property.values())
                        .map(property -> result(property, proofs, untranslated))
                        .toList(),
                untranslated.stream().distinct().toList(),
                digests,
                VERSION,
                proofs.stream().mapToLong(ProcessProof::states).sum(),
                Duration.ofNanos(System.nanoTime() - begun));
        return new VerificationResult(
                proof,
                proofs.stream().flatMap(each -> each.guards().stream()).toList(),
                untranslated.isEmpty() && proofs.stream().allMatch(ProcessProof::isComplete));
    }

    private void translate(
            Processes processes,
            String process,
            List<Untranslated> untranslated,
            List<ProcessProof> proofs,
            BooleanSupplier late) {
        try {
            var translation = new Translator(processes.all(), meanings).translate(process);
            untranslated.addAll(translation.untranslated());
            if (translation.untranslated().isEmpty()
                    && translation.net().entries().isEmpty()) {
                untranslated.add(
                        new Untranslated(process, process, "it has no start event, so there is nothing to prove"));
            } else if (translation.untranslated().isEmpty()) {
                proofs.add(new ProcessProof(translation.net(), policy, meanings, limits, late));
            }
        } catch (ModelException | ClassCastException e) {
            // A reference to an element of another kind: the schema permits it, the model API does not.
            untranslated.add(new Untranslated(process, process, "something in it names an element of the wrong kind"));
        }
    }

    private Result result(Property property, List<ProcessProof> proofs, List<Untranslated> untranslated) {
        var violations = proofs.stream()
                .flatMap(proof -> proof.violations().stream())
                .filter(violation -> violation.property() == property)
                .filter(violation -> violation.enforcement() != Enforcement.OFF)
                .toList();
        return new Result(property, verdict(violations, proofs, untranslated), violations);
    }

    private static Verdict verdict(
            List<Violation> violations, List<ProcessProof> proofs, List<Untranslated> untranslated) {
        if (!violations.isEmpty()) {
            return Verdict.VIOLATED;
        }
        var decided =
                !proofs.isEmpty() && untranslated.isEmpty() && proofs.stream().allMatch(ProcessProof::isComplete);
        return decided ? Verdict.PROVEN : Verdict.UNDECIDED;
    }

    /**
     * Everything that is known about a deployment.
     *
     * @param guards guarded steps with every set of controls they are reached with
     * @param complete whether all paths were seen; otherwise there may be more guards
     */
    public record VerificationResult(Proof proof, List<GuardReached> guards, boolean complete) {

        public VerificationResult {
            guards = List.copyOf(guards);
        }

        /** Only what is reached from the start of these processes. */
        public VerificationResult beginningIn(Set<String> processes) {
            return new VerificationResult(
                    proof,
                    guards.stream()
                            .filter(guard -> !guard.path().isEmpty()
                                    && processes.contains(guard.path().get(0).process()))
                            .toList(),
                    complete);
        }
    }
}
