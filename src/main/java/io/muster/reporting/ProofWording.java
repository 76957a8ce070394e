package io.muster.reporting;

import io.muster.processfiles.DeploymentFile;
import io.muster.proofs.record.ProofReport;
import io.muster.proofs.record.ProofReport.BrokenProperty;
import io.muster.proofs.record.ProofReport.PropertyReport;
import io.muster.proofs.record.Proofs.RecordedProof;
import io.muster.rendering.PathPictures;
import io.muster.reporting.ProcessesPage.ProcessView.OffenceRow;
import io.muster.reporting.ProcessesPage.ProcessView.ProofView;
import io.muster.reporting.ProcessesPage.ProcessView.PropertyRow;
import io.muster.reporting.VersionPage.VersionView.Fact;
import io.muster.shared.CanonicalJson;
import java.util.Comparator;
import java.util.List;

/** The wording of a proof in rows, with pictures of violations. */
final class ProofWording {

    private final List<DeploymentFile> diagrams;

    /** @param diagrams that were proved */
    ProofWording(List<DeploymentFile> diagrams) {
        this.diagrams = diagrams;
    }

    /** The overall result of a proof. */
    static String verdict(RecordedProof proof) {
        if (isKept(proof)) {
            return "proved";
        }
        return proof.permits() ? "proved, with warnings" : "not proved";
    }

    static boolean isKept(RecordedProof proof) {
        return report(proof).properties().stream().allMatch(PropertyReport::isProven);
    }

    private static ProofReport report(RecordedProof proof) {
        return CanonicalJson.read(proof.report(), ProofReport.class);
    }

    ProofView view(RecordedProof proof) {
        var report = report(proof);
        return new ProofView(
                report.permits(),
                report.properties().stream()
                        .map(this::row)
                        .sorted(Comparator.comparing(PropertyRow::isProven))
                        .toList(),
                report.untranslated().stream()
                        .map(each -> "'%s' in %s: %s".formatted(each.element(), each.process(), each.what()))
                        .toList(),
                facts(proof, report));
    }

    private PropertyRow row(PropertyReport property) {
        return new PropertyRow(
                property.id(),
                property.sentence(),
                property.verdict(),
                BrokenProperty.of(property).stream().map(this::row).toList());
    }

    private OffenceRow row(BrokenProperty offence) {
        return new OffenceRow(
                offence.tiers(),
                offence.enforcement().equals("enforce") ? "enforced" : "warning",
                offence.inWords(),
                PathPictures.of(diagrams, offence.path()));
    }

    private static List<Fact> facts(RecordedProof proof, ProofReport report) {
        return List.of(
                new Fact(
                        "Proved",
                        "%s, by %s"
                                .formatted(
                                        PageWording.time(proof.at()), proof.by().id()),
                        false),
                new Fact("Proof", proof.digest().toString(), true),
                new Fact("Policy", report.policy().toString(), true),
                new Fact("Verifier", "version %s, %,d states".formatted(report.verifier(), report.states()), false));
    }
}
