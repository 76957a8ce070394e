package io.muster.verification;

import io.muster.verification.Observed.Reach;
import io.muster.verification.Proof.Verdict;
import io.muster.verification.Verifier.VerificationResult;
import io.muster.verification.model.Guard.GuardReached;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.model.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The comparison of the engine's observed behaviour with the proof of the same diagram. */
final class FuzzOracle {

    private final ProofPolicy policy;
    private final VerificationResult examination;

    FuzzOracle(VerificationResult examination, ProofPolicy policy) {
        this.examination = examination;
        this.policy = policy;
    }

    /** How a deployment fared. */
    enum Answer {
        /** Its meaning is unknown or beyond the bound, or tokens accumulate: not deployed under any policy. */
        REFUSED_UNSEEN,
        UNDECIDED,
        HEAPED_UP,
        /** Something enforced is broken. */
        REFUSED,
        PERMITTED
    }

    Answer answer() {
        var proof = examination.proof();
        if (!proof.untranslated().isEmpty()) {
            return Answer.REFUSED_UNSEEN;
        }
        if (!examination.complete()
                || proof.properties().stream().anyMatch(result -> result.verdict() == Verdict.UNDECIDED)) {
            return Answer.UNDECIDED;
        }
        if (proof.result(Property.BOUNDED).verdict() != Verdict.PROVEN) {
            return Answer.HEAPED_UP;
        }
        return proof.permitsDeployment() ? Answer.PERMITTED : Answer.REFUSED;
    }

    /** Whether everything is claimed to be known, so that any other behaviour of the engine is a mistake of the proof. */
    boolean claimsToKnow() {
        return answer() == Answer.PERMITTED || answer() == Answer.REFUSED;
    }

    /** @return behaviour of the engine that the proof does not know; the worst first */
    List<String> missed(Observed observed) {
        var missed = new ArrayList<String>();
        for (var reach : observed.reaches()) {
            if (!isForeseen(observed, reach)) {
                missed.add("MISSED in tier %d: %s; the proof knows %s"
                        .formatted(observed.tier(), reach, known(observed, reach)));
            } else if (!reach.lacks(policy, observed.tier()).isEmpty()
                    && !isViolated(observed, Property.CONTROL_BEFORE_GUARD)) {
                missed.add("MISSED in tier %d: %s lacks %s"
                        .formatted(observed.tier(), reach, reach.lacks(policy, observed.tier())));
            }
        }
        observed.broken().forEach((property, how) -> {
            if (!isViolated(observed, property)) {
                missed.add("MISSED in tier %d: %s is broken: %s".formatted(observed.tier(), property.id(), how));
            }
        });
        var alive = new TreeSet<>(dead(observed.root()));
        alive.retainAll(observed.entered());
        if (!alive.isEmpty()) {
            missed.add("MISSED in tier %d: never reached are said to be %s".formatted(observed.tier(), alive));
        }
        return missed;
    }

    /** Whether it is known that the step is reached with these controls or with fewer. */
    private boolean isForeseen(Observed observed, Reach reach) {
        return guards(observed, reach).stream()
                .anyMatch(guard -> reach.controls().containsAll(guard.controls()));
    }

    /** Whether exactly these controls are known. */
    boolean isExact(Observed observed, Reach reach) {
        return guards(observed, reach).stream()
                .anyMatch(guard -> reach.controls().equals(guard.controls()));
    }

    private List<GuardReached> guards(Observed observed, Reach reach) {
        return examination.beginningIn(Set.of(observed.root())).guards().stream()
                .filter(guard -> guard.tier() == observed.tier())
                .filter(guard -> guard.step().process().equals(reach.process())
                        && guard.step().element().equals(reach.element()))
                .filter(guard -> guard.origin() == null || guard.origin().equals(reach.origin()))
                .toList();
    }

    private String known(Observed observed, Reach reach) {
        return guards(observed, reach).stream()
                .map(guard -> guard.origin() + " " + new TreeSet<>(guard.controls()))
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    private boolean isViolated(Observed observed, Property property) {
        return examination.proof().violations().stream()
                .anyMatch(violation -> violation.property() == property
                        && violation.tier() == observed.tier()
                        && violation.process().equals(observed.root()));
    }

    private Set<String> dead(String root) {
        return examination.proof().violations().stream()
                .filter(violation -> violation.property() == Property.NO_DEAD_ELEMENT)
                .filter(violation -> violation.process().equals(root))
                .map(violation -> violation.path().get(violation.path().size() - 1))
                .map(step -> step.process() + "/" + step.element())
                .collect(Collectors.toSet());
    }
}
