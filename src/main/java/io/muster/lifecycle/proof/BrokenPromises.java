package io.muster.lifecycle.proof;

import io.muster.verification.Diagram;
import io.muster.verification.Proof;
import io.muster.verification.Proof.Result;
import io.muster.verification.Proof.Verdict;
import io.muster.verification.ProofPolicy.Enforcement;
import io.muster.verification.Untranslated;
import io.muster.verification.Violation;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;

/** Why a deployment is refused, in the engine's own words: the Modeler and the REST API show message, line and element. */
final class BrokenPromises {

    private static final String PAGE = "docs/proof.md";

    /** So the engine's own findings begin, and the Modeler shows what begins so. */
    private static final String ENGINE_WORDS = "ENGINE-09005 Could not parse BPMN process. Errors: ";

    private final Proof proof;
    private final Places places;

    BrokenPromises(Proof proof, Collection<Diagram> diagrams) {
        this.proof = proof;
        this.places = new Places(diagrams);
    }

    ParseException asParseException() {
        var problems = problems();
        var words = new StringBuilder(ENGINE_WORDS);
        problems.forEach(problem -> words.append("\n* %s | %s | line %d | column %d"
                .formatted(
                        problem.getMessage(),
                        places.diagramOf(problem.getMainElementId()),
                        problem.getLine(),
                        problem.getColumn())));
        return new ParseException(
                words.toString(), places.diagramOf(problems.get(0).getMainElementId()), problems, List.of());
    }

    private List<Problem> problems() {
        var broken = Stream.concat(
                        proof.violations().stream()
                                .filter(violation -> violation.enforcement() == Enforcement.ENFORCE)
                                .map(this::problem),
                        proof.untranslated().stream().map(this::problem))
                .toList();
        return broken.isEmpty() ? undecided() : broken;
    }

    private Problem problem(Violation violation) {
        var path = violation.elements();
        return places.problem(
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
        return places.problem(
                "Nothing can be promised about '%s': %s. See %s"
                        .formatted(untranslated.element(), untranslated.what(), PAGE),
                untranslated.element(),
                List.of(untranslated.element()));
    }

    private List<Problem> undecided() {
        return proof.properties().stream()
                .filter(result -> result.verdict() == Verdict.UNDECIDED)
                .map(Result::property)
                .limit(1)
                .map(property -> places.problem(
                        "Not decided within the bound of states (%d explored): '%s' counts as not kept. See %s"
                                .formatted(proof.states(), property.sentence(), PAGE),
                        "",
                        List.of()))
                .toList();
    }
}
