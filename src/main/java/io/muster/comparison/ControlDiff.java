package io.muster.comparison;

import io.muster.comparison.Difference.Effect;
import io.muster.processfiles.DeploymentFile;
import io.muster.verification.Verifier.VerificationResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The changes of a new version of a deployment, those that weaken a control first.
 *
 * @param weakens whether any of them does
 */
public record ControlDiff(boolean weakens, List<Difference> differences) {

    private static final Comparator<Difference> ORDER = Comparator.comparing(Difference::effect)
            .thenComparing(Difference::kind)
            .thenComparing(Difference::process)
            .thenComparing(Difference::element)
            .thenComparing(Difference::sentence);

    public ControlDiff {
        differences = List.copyOf(differences);
    }

    /**
     * Compares two versions. Both must have been examined under the same policy, or differences may come from the
     * policy.
     *
     * @throws io.muster.processfiles.DiagramUnreadable if a diagram is not BPMN
     */
    public static ControlDiff between(DeploymentVersion before, DeploymentVersion after) {
        var differences = new ArrayList<Difference>();
        differences.addAll(new GuardDifferences(before.examination(), after.examination()).find());
        differences.addAll(new PromiseDifferences(before.examination(), after.examination()).find());
        differences.addAll(elements(before, after).find());
        differences.sort(ORDER);
        return new ControlDiff(differences.stream().anyMatch(Difference::weakens), differences);
    }

    /**
     * The changes brought by processes that did not exist before: every guarded step they lead to can be reached on a
     * path that was never agreed to, with however many controls, and everything they do to a version runs in a place
     * that was never agreed to.
     *
     * @param fresh ids of the new processes
     * @throws io.muster.processfiles.DiagramUnreadable if a diagram is not BPMN
     */
    public static ControlDiff ofNew(Set<String> fresh, DeploymentVersion none, DeploymentVersion after) {
        var ways = new GuardDifferences(none.examination(), after.examination().beginningIn(fresh))
                .find().stream().map(Difference::weaker);
        var work = elements(none, after).work().stream().filter(difference -> fresh.contains(difference.process()));
        var differences = Stream.concat(ways, work).sorted(ORDER).toList();
        return new ControlDiff(!differences.isEmpty(), differences);
    }

    private static ElementDifferences elements(DeploymentVersion before, DeploymentVersion after) {
        return new ElementDifferences(
                DiagramElements.of(before.diagrams()),
                DiagramElements.of(after.diagrams()),
                new ElementWork(after.harmless()));
    }

    /** Such as {@code 2 differences weaken a control, 1 strengthens one, 3 others}. */
    public String inShort() {
        return "%s, %s, %s"
                .formatted(
                        counted(Effect.WEAKER, "%d difference weakens a control", "%d differences weaken a control"),
                        counted(Effect.STRONGER, "%d strengthens one", "%d strengthen one"),
                        counted(Effect.NEITHER, "%d other", "%d others"));
    }

    private String counted(Effect effect, String one, String many) {
        var count = differences.stream()
                .filter(difference -> difference.effect() == effect)
                .count();
        return (count == 1 ? one : many).formatted(count);
    }

    /** Whether controls are unchanged, though elements may have changed. */
    public boolean isNeutral() {
        return differences.stream().allMatch(difference -> difference.effect() == Effect.NEITHER);
    }

    /**
     * One version of a deployment.
     *
     * @param examination of these diagrams, under the policy in force
     * @param harmless ids of the steps that may run in a new place without the owner's agreement
     */
    public record DeploymentVersion(
            List<DeploymentFile> diagrams, VerificationResult examination, Set<String> harmless) {

        public DeploymentVersion {
            diagrams = List.copyOf(diagrams);
            harmless = Set.copyOf(harmless);
        }

        public static DeploymentVersion of(
                Collection<DeploymentFile> diagrams, VerificationResult examination, Set<String> harmless) {
            return new DeploymentVersion(List.copyOf(diagrams), examination, harmless);
        }
    }
}
