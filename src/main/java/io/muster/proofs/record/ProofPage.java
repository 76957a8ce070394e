package io.muster.proofs.record;

import io.muster.processfiles.DeploymentFile;
import io.muster.proofs.record.ProofReport.BrokenProperty;
import io.muster.proofs.record.ProofReport.PropertyReport;
import io.muster.rendering.HtmlFile;
import io.muster.rendering.PathPictures;
import java.util.Collection;
import java.util.List;

/**
 * A proof as a self-contained HTML file: each promise in a sentence, and each offending path in words and on its
 * diagram.
 */
public final class ProofPage {

    private final HtmlFile page;
    private final Collection<DeploymentFile> diagrams;

    private ProofPage(HtmlFile page, Collection<DeploymentFile> diagrams) {
        this.page = page;
        this.diagrams = diagrams;
    }

    /**
     * @param deployment its name
     * @param refusals other reasons why the deployment is refused, a sentence each
     * @param diagrams that were proved
     * @return HTML without external resources
     */
    public static String of(
            String deployment, ProofReport report, List<String> refusals, Collection<DeploymentFile> diagrams) {
        var page = new ProofPage(new HtmlFile("Proof of " + deployment), diagrams);
        page.write(report, refusals);
        return page.page.toString();
    }

    private void write(ProofReport report, List<String> refusals) {
        if (report.permits() && refusals.isEmpty()) {
            page.good("It may be deployed.");
        } else {
            page.wrong("It must not be deployed.");
        }
        if (!refusals.isEmpty()) {
            page.heading("Refused by the rules for diagrams");
            page.list(refusals);
        }
        if (!report.untranslated().isEmpty()) {
            page.heading("Nothing can be promised");
            page.list(report.untranslated().stream()
                    .map(each -> "'%s' in %s: %s".formatted(each.element(), each.process(), each.what()))
                    .toList());
        }
        report.properties().stream().filter(property -> !property.isProven()).forEach(this::write);
        var proven =
                report.properties().stream().filter(PropertyReport::isProven).toList();
        if (!proven.isEmpty()) {
            page.heading("Proven");
            page.list(proven.stream().map(PropertyReport::sentence).toList());
        }
        page.quiet("Verifier %s, policy %s, %,d states".formatted(report.verifier(), report.policy(), report.states()));
    }

    private void write(PropertyReport property) {
        page.heading("%s: %s".formatted(property.verdict(), property.id())).paragraph(property.sentence());
        for (var offence : BrokenProperty.of(property)) {
            page.wrong("%s (%s, %s)".formatted(offence.inWords(), offence.tiers(), offence.enforcement()));
            PathPictures.of(diagrams, offence.path())
                    .forEach(picture -> page.picture(picture.diagram(), picture.svg()));
        }
    }
}
