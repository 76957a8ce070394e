package io.muster.signoff;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.evidence.Dossier;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.IntendedUse;
import io.muster.evidence.NewEvidence;
import io.muster.evidence.findings.Findings;
import io.muster.shared.Actor;
import io.muster.shared.SubjectId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Prepares what a person sees before deciding, and records the decision. */
@Component
class Dossiers {

    private static final int LONGEST = 1500;

    /** Kinds of evidence that are statements, not results that a developer must fix. */
    private static final Set<String> STATED = Set.of("tier", IntendedUse.KIND);

    private final ProcessSubjects matters;
    private final EvidenceLedger ledger;
    private final Findings findings;
    private final RoundRows rounds;

    Dossiers(ProcessSubjects matters, EvidenceLedger ledger, Findings findings, RoundRows rounds) {
        this.matters = matters;
        this.ledger = ledger;
        this.findings = findings;
        this.rounds = rounds;
    }

    /** Begins an approval round: later sign-offs are not shown in it. */
    void begin(String round, DecisionContext context) {
        rounds.begin(round, context.signOffs());
    }

    /** The version's current decision context for an approval round. */
    DecisionContext now(SubjectId version, String round) {
        return new DecisionContext(
                version,
                () -> matters.of(version).subject(version),
                () -> ledger.of(version),
                () -> findings.of(version),
                () -> rounds.earlier(round));
    }

    /** Stores what the form shows as variables of the task. */
    void lay(SubjectId version, DecisionContext context, DelegateTask task) {
        var dossier = context.dossier();
        task.setVariableLocal(Fields.VERSION, version.toString());
        task.setVariableLocal(Fields.SUMMARY, dossier.map(this::summary).orElseGet(() -> lastWord(context.evidence())));
        task.setVariableLocal(Fields.EVIDENCE_LINK, matters.of(version).page(version));
        task.setVariableLocal(
                Fields.DOSSIER, dossier.map(found -> found.digest().toString()).orElse(null));
    }

    void keep(NewEvidence signOff, Actor by) {
        ledger.record(signOff, by);
    }

    /**
     * The last result about a draft, which has no artifact any more: its developer must fix this. Every form shows how
     * the tier was determined.
     */
    static String lastWord(List<Evidence> all) {
        return said(all) + EvidenceWords.ofTier(all).map(tier -> "\n\n" + tier).orElse("");
    }

    private static String said(List<Evidence> all) {
        return all.stream()
                .filter(evidence -> !STATED.contains(evidence.kind()))
                .reduce((earlier, later) -> later)
                .map(last -> "%s: %s. %s".formatted(last.kind(), last.outcome(), said(last.body())))
                .orElse("There is no evidence yet.");
    }

    private static String said(JsonNode body) {
        var text = Stream.of("conclusion", "reason")
                .map(field -> body.path(field).asText())
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    String summary(Dossier dossier) {
        return DossierSummary.of(matters.of(dossier.version()).summary(dossier), dossier);
    }
}
