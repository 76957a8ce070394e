package io.muster.reporting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a version's page, in words: what an approver must have seen.
 *
 * @param dossier the current subject of decisions; null while there is no artifact
 * @param forms the open ones, each with the digest of its dossier
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
        List<ProcessRunRow> processRuns) {

    public VersionView {
        facts = List.copyOf(facts);
        forms = List.copyOf(forms);
        earlier = List.copyOf(earlier);
        signOffs = List.copyOf(signOffs);
        certificates = List.copyOf(certificates);
        findings = List.copyOf(findings);
        processRuns = List.copyOf(processRuns);
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
     */
    public record EvidenceRow(
            String kind,
            String outcome,
            boolean against,
            String by,
            String at,
            String digest,
            @Nullable String conclusion,
            List<ThresholdRow> thresholds,
            List<Fact> facts) {

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

    /** @param state open, overdue, or closed with the reason */
    public record FindingRow(
            String title,
            String description,
            String severity,
            String owner,
            String due,
            String state,
            boolean overdue) {}

    /** @param by who started it */
    public record ProcessRunRow(
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
