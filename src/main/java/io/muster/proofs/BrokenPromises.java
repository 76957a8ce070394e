package io.muster.proofs;

import io.muster.publishing.Problems;
import io.muster.publishing.XmlPlaces;
import io.muster.verification.Proof;
import io.muster.verification.Proof.Verdict;
import io.muster.verification.model.Diagram;
import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Untranslated;
import io.muster.verification.model.Violation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ParseException;

/** Why a deployment is refused, in the engine's own words: the Modeler and the REST API show message, line and element. */
final class BrokenPromises {

    private static final String PAGE = "docs/reference/proof.md";

    private final Proof proof;
    private final Map<String, XmlPlaces> files = new LinkedHashMap<>();

    BrokenPromises(Proof proof, Collection<Diagram> diagrams) {
        this.proof = proof;
        diagrams.forEach(diagram -> files.put(diagram.name(), new XmlPlaces(diagram.content())));
    }

    ParseException refusal() {
        var problems = new Problems();
        var enforced = proof.violations().stream()
                .filter(violation -> violation.enforcement() == Enforcement.ENFORCE)
                .toList();
        enforced.forEach(violation -> add(problems, violation));
        proof.untranslated().forEach(each -> add(problems, each));
        if (enforced.isEmpty() && proof.untranslated().isEmpty()) {
            addUndecided(problems);
        }
        return problems.refusal();
    }

    private void add(Problems problems, Violation violation) {
        var path = violation.elements();
        add(
                problems,
                path.isEmpty() ? violation.process() : path.get(path.size() - 1),
                path,
                "%s (tier %d): %s. See %s#%s"
                        .formatted(
                                violation.property().sentence().replaceAll("\\.$", ""),
                                violation.tier(),
                                violation.inWords(),
                                PAGE,
                                violation.property().id()));
    }

    private void add(Problems problems, Untranslated untranslated) {
        add(
                problems,
                untranslated.element(),
                List.of(untranslated.element()),
                "Nothing can be promised about '%s': %s. See %s"
                        .formatted(untranslated.element(), untranslated.what(), PAGE));
    }

    private void addUndecided(Problems problems) {
        proof.properties().stream()
                .filter(result -> result.verdict() == Verdict.UNDECIDED)
                .limit(1)
                .forEach(result -> add(
                        problems,
                        "",
                        List.of(),
                        "Not decided within the bound of states (%d explored): '%s' counts as not kept. See %s"
                                .formatted(proof.states(), result.property().sentence(), PAGE)));
    }

    /** In the file where the element stands, or the first where none is known. */
    private void add(Problems problems, String element, List<String> elements, String message) {
        var file = files.entrySet().stream()
                .filter(entry -> entry.getValue().knows(element))
                .findFirst()
                .orElseGet(() -> files.entrySet().iterator().next());
        problems.add(file.getKey(), file.getValue().problem(message, element, elements));
    }
}
