package io.muster.reporting;

import io.muster.evidence.Certificate;
import io.muster.evidence.Dossier;
import io.muster.evidence.Evidence;
import io.muster.evidence.IntendedUse;
import io.muster.evidence.findings.Finding;
import io.muster.lifecycle.Lifecycle;
import io.muster.reporting.VersionPage.VersionView.EvidenceRow;
import io.muster.reporting.VersionPage.VersionView.Fact;
import io.muster.reporting.VersionPage.VersionView.FindingRow;
import io.muster.reporting.VersionPage.VersionView.SignOffRow;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.signoff.TaskDossier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The evidence panel of a task: what the person decides on, laid out beside the form. Its digest and everything it shows
 * come from one read, and the digest is the one that the form carries.
 */
@Service
public class EvidencePanel {

    /** Shown in a section of its own. */
    private static final Set<String> APART = Set.of("tier", "tier-request", IntendedUse.KIND);

    private final Lifecycle lifecycle;
    private final EvidenceRowReader rows;
    private final EvidenceBodyReader bodies;
    private final ValidationRows validations;
    private final SinceCertificate since;

    EvidencePanel(
            Lifecycle lifecycle,
            EvidenceRowReader rows,
            EvidenceBodyReader bodies,
            ValidationRows validations,
            SinceCertificate since) {
        this.lifecycle = lifecycle;
        this.rows = rows;
        this.bodies = bodies;
        this.validations = validations;
        this.since = since;
    }

    /**
     * @throws Refusal {@code TASK_NOT_FOUND} if there is no such open task among those that the reader may see
     * @throws Refusal {@code EVIDENCE_ALTERED} if evidence is not as it was recorded; then nothing is shown
     */
    @Transactional(readOnly = true)
    public PanelView read(String task, Actor reader) {
        var now = lifecycle.dossier(task, reader);
        var dossier = now.dossier();
        var evidence = dossier == null ? results(now.evidence()) : dossier.evidence();
        var version = now.subject() instanceof VersionId id ? Optional.of(id) : Optional.<VersionId>empty();
        var certificate = version.flatMap(since::last);
        return new PanelView(
                now.task(),
                now.subject().toString(),
                now.page(),
                dossier == null ? null : dossier.digest().toString(),
                use(evidence),
                TierHistory.of(evidence),
                ValidationRows.newest(evidence).map(validations::view).orElse(null),
                weaker(evidence),
                open(now).stream().map(rows::findingRow).toList(),
                certificate.map(Certificate::conditions).orElse(List.of()),
                signOffs(now).stream().map(rows::signOffRow).toList(),
                certificate.map(last -> since.view(last, version.get(), now)).orElse(null),
                version.isPresent(),
                evidence.stream()
                        .filter(each -> !APART.contains(each.kind()) && !ValidationRows.KINDS.contains(each.kind()))
                        .map(bodies::row)
                        .toList());
    }

    private static List<Evidence> results(List<Evidence> all) {
        return all.stream().filter(evidence -> !evidence.isSignOff()).toList();
    }

    /** Those that the digest covers; all open ones while there is nothing to decide on. */
    private static List<Finding> open(TaskDossier now) {
        return Optional.ofNullable(now.dossier())
                .map(Dossier::findings)
                .orElseGet(() -> now.findings().stream().filter(Finding::isOpen).toList());
    }

    private static List<Evidence> signOffs(TaskDossier now) {
        return Optional.ofNullable(now.dossier())
                .map(Dossier::signOffs)
                .orElseGet(() ->
                        now.evidence().stream().filter(Evidence::isSignOff).toList());
    }

    /** As it was stated in the evidence that the digest covers. */
    private static List<Fact> use(List<Evidence> evidence) {
        return Evidence.last(evidence, each -> each.kind().equals(IntendedUse.KIND))
                .flatMap(Evidence::intendedUse)
                .map(EvidencePanel::facts)
                .orElse(List.of());
    }

    private static List<Fact> facts(IntendedUse use) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("Use case", use.business().name()));
        facts.add(Fact.of("Purpose", use.model().purpose()));
        facts.add(Fact.of("Allowed uses", VersionPage.listed(use.model().allowedUses())));
        facts.add(Fact.of("Limitations", VersionPage.listed(use.model().limitations())));
        facts.add(Fact.of("Owner", use.model().owner().id()));
        return facts;
    }

    /** The controls that a change of processes weakens, as recorded for its owner. */
    private static List<String> weaker(List<Evidence> evidence) {
        return Evidence.last(evidence, each -> each.kind().equals("comparison"))
                .map(comparison -> StreamSupport.stream(
                                comparison.body().path("weaker").spliterator(), false)
                        .map(line -> line.asText())
                        .toList())
                .orElse(List.of());
    }

    /**
     * The content of the panel, in words.
     *
     * @param digest of the dossier; null while there is nothing to decide on
     * @param use purpose and use as stated; empty if the subject is not a version, or nothing is stated yet
     * @param validation the newest report, or null
     * @param weaker what a change of processes weakens
     * @param conditions of the last certificate
     * @param changes since the last certificate; null if there is none
     * @param ofVersion whether the subject is a version and not a change of processes
     * @param others evidence that no other part shows
     */
    public record PanelView(
            String task,
            String subject,
            String page,
            @Nullable String digest,
            List<Fact> use,
            List<String> tiers,
            @Nullable ValidationView validation,
            List<String> weaker,
            List<FindingRow> findings,
            List<String> conditions,
            List<SignOffRow> signOffs,
            @Nullable ChangesView changes,
            boolean ofVersion,
            List<EvidenceRow> others) {

        public PanelView {
            use = List.copyOf(use);
            tiers = List.copyOf(tiers);
            weaker = List.copyOf(weaker);
            findings = List.copyOf(findings);
            conditions = List.copyOf(conditions);
            signOffs = List.copyOf(signOffs);
            others = List.copyOf(others);
        }

        /**
         * @param data its name and size
         * @param champion the version in service, or null
         * @param comparable whether the champion was measured on the same data, in words; null if its report is unknown
         * @param checks those that did not pass or have a metric without a value first
         */
        public record ValidationView(
                String outcome,
                String at,
                String data,
                @Nullable String champion,
                @Nullable String comparable,
                List<MetricRow> metrics,
                List<CheckRow> checks) {

            public ValidationView {
                metrics = List.copyOf(metrics);
                checks = List.copyOf(checks);
            }
        }

        /**
         * @param margin distance to the nearer bound, negative if not met; null without a value
         * @param interval at 95 %; null if the metric has none
         * @param champion the champion's value in its own newest report, or null
         */
        public record MetricRow(
                String metric,
                String definition,
                String required,
                @Nullable String measured,
                @Nullable String margin,
                @Nullable String interval,
                @Nullable String champion,
                boolean met) {}

        /** @param notable whether it did not pass, or a metric of it has no value */
        public record CheckRow(String check, String verdict, String sentence, boolean notable) {}

        /** @param certificate the last one, in words */
        public record ChangesView(String certificate, List<String> lines) {

            public ChangesView {
                lines = List.copyOf(lines);
            }
        }
    }
}
