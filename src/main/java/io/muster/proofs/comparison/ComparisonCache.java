package io.muster.proofs.comparison;

import io.muster.comparison.ControlDiff;
import io.muster.comparison.ControlDiff.DeploymentVersion;
import io.muster.processfiles.DeploymentFile;
import io.muster.proofs.prover.Prover;
import io.muster.shared.Digest;
import io.muster.verification.Proof;
import io.muster.verification.model.ProofLimits;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A cache of the last comparisons with their inputs: each is a separate search, which must not be repeated when a page
 * is reloaded or a slightly changed deployment is tried again.
 */
final class ComparisonCache {

    private static final int MOST = 50;

    private final Map<List<Object>, ControlDiff> known = remembering();
    private final Map<List<Object>, DeploymentVersion> editions = remembering();
    private final Map<List<Object>, Proof> proofs = remembering();
    private final ProofLimits limits;

    /** @param limits at which the proof gives up */
    ComparisonCache(ProofLimits limits) {
        this.limits = limits;
    }

    ControlDiff compare(Prover prover, Collection<DeploymentFile> before, Collection<DeploymentFile> after) {
        return compare(prover, before, prover, after);
    }

    /**
     * One at a time, because a search fills a processor and much memory.
     *
     * @param then with the tables of the old version
     * @param now with those of the new one, and the same policy
     */
    synchronized ControlDiff compare(
            Prover then, Collection<DeploymentFile> before, Prover now, Collection<DeploymentFile> after) {
        return remembered(
                known,
                List.of(then.digest(), digest(before), now.digest(), digest(after)),
                () -> ControlDiff.between(edition(then, before), edition(now, after)));
    }

    /** @param fresh processes among these diagrams that did not exist before */
    synchronized ControlDiff ofNew(Set<String> fresh, Prover prover, Collection<DeploymentFile> after) {
        return remembered(
                known,
                List.of(fresh, prover.digest(), digest(after)),
                () -> ControlDiff.ofNew(fresh, edition(prover, List.of()), edition(prover, after)));
    }

    synchronized Proof proof(Prover prover, Collection<DeploymentFile> diagrams) {
        return remembered(proofs, List.of(prover.digest(), digest(diagrams)), () -> prover.prove(diagrams, limits));
    }

    private DeploymentVersion edition(Prover prover, Collection<DeploymentFile> diagrams) {
        return remembered(editions, List.of(prover.digest(), digest(diagrams)), () -> prover.edition(diagrams, limits));
    }

    private static <T> T remembered(Map<List<Object>, T> memory, List<Object> question, Supplier<T> answer) {
        var found = memory.get(question);
        if (found == null) {
            found = answer.get();
            memory.put(question, found);
        }
        return found;
    }

    private static <T> Map<List<Object>, T> remembering() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<List<Object>, T> eldest) {
                return size() > MOST;
            }
        };
    }

    private static Digest digest(Collection<DeploymentFile> diagrams) {
        return Digest.ofText(diagrams.stream()
                .map(diagram -> diagram.digest() + " " + diagram.name())
                .sorted()
                .toList()
                .toString());
    }
}
