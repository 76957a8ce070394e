package io.muster.signoff;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.evidence.Condition;
import io.muster.evidence.Dossier;
import io.muster.evidence.Evidence;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.IntendedUse;
import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.Findings;
import io.muster.shared.Actor;
import io.muster.shared.SubjectId;
import io.muster.shared.Texts;
import io.muster.signoff.ApprovalRound.RoundRows;
import io.muster.signoff.EvidenceWords.PlainText;
import io.muster.signoff.ProcessSubject.ProcessSubjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The preparation of what a person sees before deciding, and the record of the decision. */
@Component
class Dossiers {

    private static final int LONGEST = 1500;

    /** Kinds of evidence that are statements, not results that a developer must fix. */
    private static final Set<String> STATED = Set.of("tier", IntendedUse.KIND);

    private final ProcessSubjects subjects;
    private final EvidenceLedger ledger;
    private final Findings findings;
    private final RoundRows rounds;

    Dossiers(ProcessSubjects subjects, EvidenceLedger ledger, Findings findings, RoundRows rounds) {
        this.subjects = subjects;
        this.ledger = ledger;
        this.findings = findings;
        this.rounds = rounds;
    }

    /** Begins an approval round: later sign-offs are not shown in it. */
    void begin(String round, DecisionContext context) {
        rounds.begin(round, context.signOffs());
    }

    /** The version's current decision context for an approval round. */
    DecisionContext now(SubjectId subject, String round) {
        return new DecisionContext(
                subject,
                () -> subjects.of(subject).subject(subject),
                () -> ledger.of(subject),
                () -> findings.of(subject),
                () -> rounds.earlier(round));
    }

    /** Stores what the form shows as variables of the task. */
    void prepare(SubjectId subject, DecisionContext context, DelegateTask task) {
        var dossier = context.dossier();
        task.setVariableLocal(Fields.VERSION, subject.toString());
        task.setVariableLocal(Fields.SUMMARY, dossier.map(this::summary).orElseGet(() -> lastWord(context.evidence())));
        task.setVariableLocal(Fields.EVIDENCE_LINK, subjects.of(subject).page(subject));
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
        return lastResult(all)
                + EvidenceWords.ofTier(all).map(tier -> "\n\n" + tier).orElse("");
    }

    private static String lastResult(List<Evidence> all) {
        return Evidence.last(all, evidence -> !STATED.contains(evidence.kind()))
                .map(last -> "%s: %s. %s".formatted(last.kind(), last.outcome(), conclusion(last.body())))
                .orElse("There is no evidence yet.");
    }

    private static String conclusion(JsonNode body) {
        var text = Stream.of("conclusion", "reason")
                .map(field -> body.path(field).asText())
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
        return Texts.abbreviate(text, LONGEST);
    }

    String summary(Dossier dossier) {
        return DossierSummary.of(subjects.of(dossier.subject()).summary(dossier), dossier);
    }

    /**
     * The form's summary of everything that the dossier's digest covers; the page shows all of it. Each part has room of
     * its own, so that long evidence cannot push findings or sign-offs off the form.
     */
    static final class DossierSummary {

        /** The engine stores texts of up to 4000 characters. */
        private static final int LONGEST = 3900;

        /** For open findings, and the same for earlier sign-offs; the rest is for evidence. */
        private static final int LONGEST_LIST = 1300;

        private static final int MOST = 6;

        private static final String CUT = "… (the evidence page shows the rest)";

        private DossierSummary() {}

        /** @param found the subject kind's summary of the evidence */
        static String of(String found, Dossier dossier) {
            var findings = listed("Open findings", dossier.findings(), DossierSummary::finding);
            var signOffs = listed("Earlier sign-offs", dossier.signOffs(), DossierSummary::signOff);
            return cut(found, LONGEST - findings.length() - signOffs.length()) + findings + signOffs;
        }

        /** A list that begins a paragraph; empty if there is nothing to list. */
        private static <T> String listed(String title, List<T> all, Function<T, String> words) {
            if (all.isEmpty()) {
                return "";
            }
            var newest = newest(all, words);
            var more = all.size() > newest.size() ? ", the newest %d of %d".formatted(newest.size(), all.size()) : "";
            return "\n\n" + cut("%s%s: %s".formatted(title, more, String.join("; ", newest)), LONGEST_LIST);
        }

        /** As many as there is room for, but at least one. */
        private static <T> List<String> newest(List<T> all, Function<T, String> words) {
            var fitting = new ArrayList<String>();
            var room = LONGEST_LIST - 100;
            for (var next = all.size() - 1; next >= 0 && fitting.size() < MOST; next--) {
                var text = words.apply(all.get(next));
                room -= text.length();
                if (room < 0 && !fitting.isEmpty()) {
                    break;
                }
                fitting.add(0, text);
            }
            return fitting;
        }

        private static String cut(String text, int longest) {
            return text.length() <= longest ? text : text.substring(0, longest - CUT.length()) + CUT;
        }

        private static String finding(Finding finding) {
            return "%s: %s, due %s".formatted(finding.severity(), PlainText.of(finding.title()), finding.due());
        }

        private static String signOff(Evidence evidence) {
            var signOff = evidence.signOff().orElseThrow();
            var conditions = signOff.conditions().isEmpty()
                    ? ""
                    : ", on condition: "
                            + PlainText.of(signOff.conditions().stream()
                                    .map(Condition::toString)
                                    .collect(Collectors.joining(", ")));
            var answers = signOff.answers().stream()
                    .map(answer -> ", " + PlainText.of(answer.toString()))
                    .collect(Collectors.joining());
            return "%s: %s by %s (%s%s%s)"
                    .formatted(
                            signOff.control(),
                            signOff.decision(),
                            evidence.by(),
                            PlainText.of(signOff.reason()),
                            conditions,
                            answers);
        }
    }
}
