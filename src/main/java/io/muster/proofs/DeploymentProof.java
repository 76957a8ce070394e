package io.muster.proofs;

import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.FileProblem;
import io.muster.proofs.prover.ActiveDefinitions.EngineTables;
import io.muster.proofs.prover.ProofSettings;
import io.muster.proofs.prover.Prover;
import io.muster.proofs.record.ProofReport;
import io.muster.proofs.record.Proofs;
import io.muster.shared.Actor;
import io.muster.step.StepRegistry;
import io.muster.verification.Proof;
import io.muster.verification.Proof.Verdict;
import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Violation;
import io.muster.verification.model.Violation.Untranslated;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The proof of a new deployment's processes, made and kept inside the command that deploys them. */
@Component
public class DeploymentProof {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentProof.class);

    private final StepRegistry steps;
    private final ProofSettings settings;
    private final ObjectProvider<Proofs> proofs;
    private final ObjectProvider<ProofRenewal> renewal;

    DeploymentProof(
            StepRegistry steps,
            ProofSettings settings,
            ObjectProvider<Proofs> proofs,
            ObjectProvider<ProofRenewal> renewal) {
        this.steps = steps;
        this.settings = settings;
        this.proofs = proofs;
        this.renewal = renewal;
    }

    /**
     * @param deployment its name, if it has one
     * @param definitions ids that the engine gave to the processes in it
     * @return why it may not be deployed; empty if proofs are not demanded
     */
    public List<FileProblem> prove(
            @Nullable String deployment, DeploymentBundle files, Collection<String> definitions, Actor by) {
        if (!settings.demanded()) {
            return List.of();
        }
        var problems =
                files.diagrams().isEmpty() ? List.<FileProblem>of() : proveDiagrams(deployment, files, definitions, by);
        if (problems.isEmpty() && !files.tables().isEmpty()) {
            // The policy may be among them.
            renewal.getObject().afterCommit();
        }
        return problems;
    }

    private List<FileProblem> proveDiagrams(
            @Nullable String deployment, DeploymentBundle files, Collection<String> definitions, Actor by) {
        var prover = new EngineTables(Context.getProcessEngineConfiguration()).fill(new Prover(steps.all()));
        files.tables().forEach(prover::with);
        var proof = prover.prove(files.diagrams(), settings.limits(by));
        if (!proof.permitsDeployment()) {
            return new BrokenPromises(proof, files).problems();
        }
        var report = ProofReport.of(proof, prover.policyDigest(), prover.tableDigests());
        report.warnings()
                .forEach(warning -> LOG.warn(
                        "Deployment '{}' is accepted with a warning ({}): {}",
                        deployment,
                        warning.tiers(),
                        warning.inWords()));
        proofs.getObject().record(definitions, report, by);
        return List.of();
    }

    /**
     * The reasons why a proof does not permit a deployment: a problem for each broken promise, at the element where its
     * path ends.
     */
    static final class BrokenPromises {

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
}
