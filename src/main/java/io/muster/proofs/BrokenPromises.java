package io.muster.proofs;

import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.FileProblem;
import io.muster.verification.Proof;
import io.muster.verification.Proof.Verdict;
import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Untranslated;
import io.muster.verification.model.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * The reasons why a proof does not permit a deployment: a problem for each broken promise, at the element where its
 * path ends.
 */
final class BrokenPromises {

    private static final String PAGE = "docs/reference/proof.md";

    private final Proof proof;
    private final DeploymentBundle files;

    BrokenPromises(Proof proof, DeploymentBundle files) {
        this.proof = proof;
        this.files = files;
    }

    List<FileProblem> problems() {
        var problems = new ArrayList<FileProblem>();
        var enforced = proof.violations().stream()
                .filter(violation -> violation.enforcement() == Enforcement.ENFORCE)
                .toList();
        enforced.forEach(violation -> add(problems, violation));
        proof.untranslated().forEach(each -> add(problems, each));
        if (enforced.isEmpty() && proof.untranslated().isEmpty()) {
            addUndecided(problems);
        }
        return problems;
    }

    private void add(List<FileProblem> problems, Violation violation) {
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

    private void add(List<FileProblem> problems, Untranslated untranslated) {
        add(
                problems,
                untranslated.element(),
                List.of(untranslated.element()),
                "Nothing can be promised about '%s': %s. See %s"
                        .formatted(untranslated.element(), untranslated.what(), PAGE));
    }

    private void addUndecided(List<FileProblem> problems) {
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

    private void add(List<FileProblem> problems, String element, List<String> elements, String message) {
        problems.add(files.problem(message, element, elements));
    }
}
