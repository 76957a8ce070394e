package io.muster.lifecycle.proof;

import io.muster.shared.Digest;
import io.muster.verification.Diagram;
import io.muster.verification.diff.ControlDiff;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers the last comparisons: each is a search of its own, and whoever reloads a page must not pay for it twice. */
final class Comparisons {

    private static final int MOST = 50;

    private final Map<List<Digest>, ControlDiff> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Digest>, ControlDiff> eldest) {
            return size() > MOST;
        }
    };

    /** One at a time: a search takes a processor and memory for itself. */
    synchronized ControlDiff compare(Prover prover, Collection<Diagram> before, Collection<Diagram> after) {
        var question = List.of(prover.digest(), digest(before), digest(after));
        var answer = known.get(question);
        if (answer == null) {
            answer = ControlDiff.between(prover.edition(before), prover.edition(after));
            known.put(question, answer);
        }
        return answer;
    }

    private static Digest digest(Collection<Diagram> diagrams) {
        return Digest.ofText(diagrams.stream()
                .map(diagram -> diagram.digest() + " " + diagram.name())
                .sorted()
                .toList()
                .toString());
    }
}
