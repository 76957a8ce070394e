package io.muster.reporting;

import io.muster.engine.ProcessRun;
import io.muster.inventory.Inventory;
import io.muster.inventory.models.Model;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.Lifecycle;
import io.muster.monitoring.incident.Incident;
import io.muster.monitoring.incident.Incidents;
import io.muster.reporting.VersionPage.VersionView.Fact;
import io.muster.reporting.VersionPage.VersionView.ProcessRunRow;
import io.muster.reporting.VersionStatusReader.VersionStatus;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The page with everything known about one version, for the person who must decide on it. */
@Service
public class VersionPage {

    private final Inventory inventory;
    private final Lifecycle lifecycle;
    private final VersionStatusReader statuses;
    private final EvidenceRowReader evidenceRows;
    private final Incidents incidents;

    VersionPage(
            Inventory inventory,
            Lifecycle lifecycle,
            VersionStatusReader statuses,
            EvidenceRowReader evidenceRows,
            Incidents incidents) {
        this.inventory = inventory;
        this.lifecycle = lifecycle;
        this.statuses = statuses;
        this.evidenceRows = evidenceRows;
        this.incidents = incidents;
    }

    /**
     * @throws Refusal {@code VERSION_NOT_FOUND} if there is none
     * @throws Refusal {@code EVIDENCE_ALTERED} if evidence is not as it was recorded; then nothing is shown
     */
    @Transactional(readOnly = true)
    public VersionView read(VersionId id) {
        var version = inventory.version(id);
        var model = inventory.model(id.model());
        var processRuns = lifecycle.processRuns(id);
        var dossier = evidenceRows.dossier(version);
        return new VersionView(
                id.model().name(),
                id.number(),
                model.name(),
                facts(version, model),
                statuses.of(version, processRuns),
                dossier.orElse(null),
                lifecycle.forms(id).stream()
                        .map(form -> Fact.code(form.task(), form.digest()))
                        .toList(),
                evidenceRows.earlier(version),
                evidenceRows.signOffs(version),
                evidenceRows.certificates(id),
                evidenceRows.findings(id),
                processRuns.stream().map(VersionPage::row).toList(),
                answers(id));
    }

    /** The incidents that led to findings, processes and evidence, by their ids. */
    private Map<String, String> answers(VersionId id) {
        var answers = new HashMap<String, String>();
        for (var incident : incidents.of(id)) {
            var answer = incident.answer();
            if (answer != null) {
                answers.put(answer.evidence(), incident.id());
                answer.actions().stream()
                        .map(Incident.Answer.Action::reference)
                        .filter(Objects::nonNull)
                        .forEach(reference -> answers.put(reference, incident.id()));
            }
        }
        return answers;
    }

    private List<Fact> facts(ModelVersion version, Model model) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(
                "Use case", inventory.useCase(model.useCase()).description().name()));
        facts.add(Fact.of("Type", model.type().word()));
        facts.add(Fact.of("Purpose", model.description().purpose()));
        facts.add(Fact.of("Allowed uses", listed(model.description().allowedUses())));
        facts.add(Fact.of("Limitations", listed(model.description().limitations())));
        facts.add(Fact.of("Owner", model.description().owner().id()));
        facts.add(Fact.of("Developer", version.developer().id()));
        facts.add(Fact.of("Origin", "%s, build %d".formatted(version.origin().word(), version.build())));
        facts.add(Fact.of("Format", version.format()));
        facts.add(Fact.of("Tier", tier(version)));
        facts.add(Fact.of("Drafted", PageWording.time(version.createdAt())));
        var artifact = version.artifact();
        facts.add(artifact == null ? Fact.of("Artifact", "none yet") : Fact.code("Artifact", artifact.toString()));
        return facts;
    }

    private static String tier(ModelVersion version) {
        return version.tier() == null ? "not classified yet" : version.tier().words();
    }

    static String listed(List<String> entries) {
        return entries.isEmpty() ? "none stated" : String.join("; ", entries);
    }

    private static ProcessRunRow row(ProcessRun run) {
        var ended = run.ended();
        var outcome = run.outcome() == null ? "ended" : run.outcome();
        return new ProcessRunRow(
                run.instance(),
                run.process(),
                run.startedBy() == null ? "Muster" : run.startedBy(),
                PageWording.time(run.started()),
                ended == null ? null : PageWording.time(ended),
                ended == null ? String.join(", ", run.at()) : outcome,
                run.incidents());
    }

    /**
     * The content of a version's page, in words: what an approver must have seen.
     *
     * @param dossier the current subject of decisions; null while there is no artifact
     * @param forms the open ones, each with the digest of its dossier
     * @param answers ids of incidents of monitoring by what they led to: findings, processes, evidence
     * @param earlier evidence about other bytes of this version, which no longer counts
     */
    public record VersionView(
            String model,
            int number,
            String modelName,
            List<Fact> facts,
            VersionStatus status,
            @Nullable DossierView dossier,
            List<Fact> forms,
            List<EvidenceRow> earlier,
            List<SignOffRow> signOffs,
            List<CertificateRow> certificates,
            List<FindingRow> findings,
            List<ProcessRunRow> processRuns,
            Map<String, String> answers) {

        public VersionView {
            facts = List.copyOf(facts);
            forms = List.copyOf(forms);
            earlier = List.copyOf(earlier);
            signOffs = List.copyOf(signOffs);
            certificates = List.copyOf(certificates);
            findings = List.copyOf(findings);
            processRuns = List.copyOf(processRuns);
            answers = Map.copyOf(answers);
        }

        /** @param code whether it is a machine-readable value: a digest, an id */
        public record Fact(String name, String value, boolean code) {

            static Fact of(String name, String value) {
                return new Fact(name, value, false);
            }

            static Fact code(String name, String value) {
                return new Fact(name, value, true);
            }
        }

        /** @param digest in full; the form in Tasklist has the same digest if it shows the same evidence */
        public record DossierView(String digest, String artifact, List<EvidenceRow> evidence) {

            public DossierView {
                evidence = List.copyOf(evidence);
            }
        }

        /**
         * @param conclusion the finding in plain language, or null
         * @param facts other short members of the body
         * @param file the attached one, or null
         */
        public record EvidenceRow(
                String id,
                String kind,
                String outcome,
                boolean against,
                String by,
                String at,
                String digest,
                @Nullable String conclusion,
                List<ThresholdRow> thresholds,
                List<Fact> facts,
                @Nullable FileRow file) {

            /** @param path where it is downloaded */
            public record FileRow(String name, String path) {}

            public EvidenceRow {
                thresholds = List.copyOf(thresholds);
                facts = List.copyOf(facts);
            }
        }

        /**
         * @param metric its name for people
         * @param definition what it measures; empty for a metric unknown to this version of Muster
         * @param measured null if the metric has no value
         */
        public record ThresholdRow(
                String metric,
                String definition,
                String demanded,
                @Nullable String measured,
                boolean met) {}

        /**
         * @param answers to fields of the form besides those of a decision, with their labels
         * @param dossier digest of what was shown
         * @param present whether that is the current dossier
         * @param quorumProgress its position in the quorum, such as {@code 1 of 2}; null if one person is enough or it does not
         *     accept
         */
        public record SignOffRow(
                String control,
                String decision,
                String reason,
                List<String> conditions,
                List<String> answers,
                String by,
                String at,
                String dossier,
                boolean present,
                @Nullable String quorumProgress) {

            public SignOffRow {
                conditions = List.copyOf(conditions);
                answers = List.copyOf(answers);
            }
        }

        /** @param state in force, expired, or revoked with the reason */
        public record CertificateRow(
                String serial,
                String state,
                boolean inForce,
                String issued,
                String expires,
                String environments,
                List<String> conditions) {

            public CertificateRow {
                conditions = List.copyOf(conditions);
            }
        }

        /**
         * @param state open, overdue, accepted, or closed with the reason
         * @param effects of an open one, a sentence each
         */
        public record FindingRow(
                String id,
                String title,
                String description,
                String severity,
                String owner,
                String due,
                String state,
                boolean overdue,
                List<String> effects) {

            public FindingRow {
                effects = List.copyOf(effects);
            }
        }

        /** @param by who started it */
        public record ProcessRunRow(
                String id,
                String process,
                String by,
                String started,
                @Nullable String ended,
                String where,
                List<String> incidents) {

            public ProcessRunRow {
                incidents = List.copyOf(incidents);
            }
        }
    }
}
