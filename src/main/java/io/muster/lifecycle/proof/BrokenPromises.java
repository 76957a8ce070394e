package io.muster.lifecycle.proof;

import io.muster.verification.Diagram;
import io.muster.verification.Proof;
import io.muster.verification.Proof.Result;
import io.muster.verification.Proof.Verdict;
import io.muster.verification.ProofPolicy.Enforcement;
import io.muster.verification.Untranslated;
import io.muster.verification.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;

/** Why a deployment is refused, in the engine's own words: the Modeler and the REST API show message, line and element. */
final class BrokenPromises {

    private static final String PAGE = "docs/proof.md";

    private final Proof proof;
    private final Collection<Diagram> diagrams;

    BrokenPromises(Proof proof, Collection<Diagram> diagrams) {
        this.proof = proof;
        this.diagrams = diagrams;
    }

    ParseException asParseException() {
        var problems = new ArrayList<Problem>();
        proof.violations().stream()
                .filter(violation -> violation.enforcement() == Enforcement.ENFORCE)
                .forEach(violation -> problems.add(problem(violation)));
        proof.untranslated().forEach(each -> problems.add(problem(each)));
        if (problems.isEmpty()) {
            proof.properties().stream()
                    .filter(result -> result.verdict() == Verdict.UNDECIDED)
                    .limit(1)
                    .forEach(result -> problems.add(undecided(result)));
        }
        var places = new Places(diagrams);
        // The engine's wording: the Modeler shows what begins so.
        return new ParseException("", places.diagramOf(problems.get(0).getMainElementId()), problems, List.of());
    }

    private Problem problem(Violation violation) {
        var path = violation.elements();
        return new Places(diagrams)
                .problem(
                        "%s (tier %d): %s. See %s#%s"
                                .formatted(
                                        violation.property().sentence().replaceAll("\\.$", ""),
                                        violation.tier(),
                                        violation.inWords(),
                                        PAGE,
                                        violation.property().id()),
                        path.isEmpty() ? violation.process() : path.get(path.size() - 1),
                        path);
    }

    private Problem problem(Untranslated untranslated) {
        return new Places(diagrams)
                .problem(
                        "Nothing can be promised about '%s': %s. See %s"
                                .formatted(untranslated.element(), untranslated.what(), PAGE),
                        untranslated.element(),
                        List.of(untranslated.element()));
    }

    private Problem undecided(Result result) {
        return new Places(diagrams)
                .problem(
                        "Not decided within the bound of states (%d explored): '%s' counts as not kept. See %s"
                                .formatted(proof.states(), result.property().sentence(), PAGE),
                        "",
                        List.of());
    }
}
