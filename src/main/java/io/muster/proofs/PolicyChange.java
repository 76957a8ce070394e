package io.muster.proofs;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.evidence.findings.Findings;
import io.muster.evidence.findings.NewFinding;
import io.muster.evidence.findings.Severity;
import io.muster.proofs.prover.ActiveDefinitions;
import io.muster.proofs.prover.Prover;
import io.muster.proofs.record.ProofReport;
import io.muster.proofs.record.Proofs;
import io.muster.proofs.record.Proofs.RecordedProof;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.SubjectId;
import io.muster.shared.Texts;
import io.muster.signoff.ProcessSubject.ProcessSubjects;
import io.muster.step.StepRegistry;
import io.muster.verification.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The effect of a change of policy, or of a verifier that judges differently, on one deployment: a new proof, and a
 * finding for every version whose process is no longer permitted.
 */
@Component
class PolicyChange {

    private static final Actor SELF = Actor.system("verification");
    private static final int DAYS = 30;

    private final StepRegistry steps;
    private final ActiveDefinitions definitions;
    private final Proofs proofs;
    private final ProofFindings findings;

    PolicyChange(StepRegistry steps, ActiveDefinitions definitions, Proofs proofs, ProofFindings findings) {
        this.steps = steps;
        this.definitions = definitions;
        this.proofs = proofs;
        this.findings = findings;
    }

    /** Does nothing when the deployment was proved under the policy in force, by a verifier no older than this one. */
    @Transactional
    public void apply(String deployment) {
        proofs.takeLock();
        var prover = definitions.tables().fill(new Prover(steps.all()));
        var outdated = definitions.of(deployment).stream()
                .filter(definition -> isOutdated(definition, prover.policyDigest()))
                .toList();
        if (outdated.isEmpty()) {
            return;
        }
        var report = ProofReport.of(
                prover.prove(definitions.diagrams(deployment)), prover.policyDigest(), prover.tableDigests());
        if (!report.permits()) {
            outdated.stream()
                    .filter(definition ->
                            proofs.of(definition).map(RecordedProof::permits).orElse(true))
                    .forEach(definition -> definitions
                            .instances(definition)
                            .forEach(key -> findings.open(key.subject(), definition, report, DAYS)));
        }
        proofs.record(outdated, report, SELF);
    }

    private boolean isOutdated(String definition, Digest policy) {
        return proofs.of(definition)
                .map(PolicyChange::report)
                .map(report -> !policy.equals(Digest.parse(report.path("policy").asText()))
                        || Verifier.isOlder(report.path("verifier").asText()))
                .orElse(true);
    }

    private static JsonNode report(RecordedProof proof) {
        try {
            return CanonicalJson.MAPPER.readTree(proof.report());
        } catch (IOException e) {
            throw new UncheckedIOException("The report of proof %s is not JSON".formatted(proof.id()), e);
        }
    }

    /** Findings for the owners of versions whose process no longer keeps its promises. */
    @Component
    static class ProofFindings {

        private static final int MOST_WORDS = 1000;

        private final Findings findings;
        private final ProcessSubjects subjects;
        private final Clock clock;

        ProofFindings(Findings findings, ProcessSubjects subjects, Clock clock) {
            this.findings = findings;
            this.subjects = subjects;
            this.clock = clock;
        }

        void open(SubjectId subject, String definition, ProofReport report, int days) {
            findings.open(
                    new NewFinding(
                            subject,
                            Severity.HIGH,
                            "Its process breaks the policy in force",
                            "Process %s: %s".formatted(definition, words(report)),
                            subjects.of(subject).answerable(subject),
                            LocalDate.now(clock).plusDays(days),
                            "End the instance and begin again in a process that keeps the policy",
                            null),
                    SELF);
        }

        private static String words(ProofReport report) {
            var words = report.properties().stream()
                    .flatMap(property -> property.violations().stream())
                    .map(ProofReport.ViolationReport::inWords)
                    .distinct()
                    .collect(Collectors.joining("; "));
            return Texts.abbreviate(words, MOST_WORDS);
        }
    }
}
