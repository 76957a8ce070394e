package io.muster.reporting;

import io.muster.engine.ProcessRun;
import io.muster.inventory.Inventory;
import io.muster.inventory.models.Model;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.Lifecycle;
import io.muster.reporting.VersionView.Fact;
import io.muster.reporting.VersionView.ProcessRunRow;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The page with everything known about one version, for the person who must decide on it. */
@Service
public class VersionPage {

    private final Inventory inventory;
    private final Lifecycle lifecycle;
    private final VersionStatusReader standings;
    private final EvidenceRowReader proofs;

    VersionPage(Inventory inventory, Lifecycle lifecycle, VersionStatusReader standings, EvidenceRowReader proofs) {
        this.inventory = inventory;
        this.lifecycle = lifecycle;
        this.standings = standings;
        this.proofs = proofs;
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
        var dossier = proofs.dossier(version);
        return new VersionView(
                id.model().name(),
                id.number(),
                model.name(),
                facts(version, model),
                standings.of(version, processRuns),
                dossier.map(EvidenceBodyReader::view).orElse(null),
                lifecycle.forms(id).stream()
                        .map(form -> Fact.code(form.task(), form.digest()))
                        .toList(),
                proofs.earlier(version),
                proofs.signOffs(version),
                proofs.certificates(id),
                proofs.findings(id),
                processRuns.stream().map(VersionPage::row).toList());
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

    private static String listed(List<String> entries) {
        return entries.isEmpty() ? "none stated" : String.join("; ", entries);
    }

    private static ProcessRunRow row(ProcessRun run) {
        var ended = run.ended();
        var outcome = run.outcome() == null ? "ended" : run.outcome();
        return new ProcessRunRow(
                run.process(),
                run.startedBy() == null ? "Muster" : run.startedBy(),
                PageWording.time(run.started()),
                ended == null ? null : PageWording.time(ended),
                ended == null ? String.join(", ", run.at()) : outcome,
                run.incidents());
    }
}
