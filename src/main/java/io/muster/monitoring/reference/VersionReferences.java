package io.muster.monitoring.reference;

import io.muster.evidence.Certificate;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.versions.ModelVersion;
import io.muster.monitoring.record.ProfileSettings;
import io.muster.monitoring.record.ReferenceEvidence;
import io.muster.monitoring.record.ReferenceService;
import io.muster.monitoring.record.ReferenceService.NewReference;
import io.muster.monitoring.reference.ReferenceCollector.CollectedReference;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The references of versions in their lifecycle: kept with the validation, in force with the certificate. */
@Component
public class VersionReferences {

    private final ReferenceService references;
    private final EvidenceLedger ledger;
    private final ProfileSettings settings;

    VersionReferences(ReferenceService references, EvidenceLedger ledger, ProfileSettings settings) {
        this.references = references;
        this.ledger = ledger;
        this.settings = settings;
    }

    /** Keeps what was collected while a version was validated, unless it has a reference in force, which stays. */
    public void keep(
            ModelVersion version,
            DatasetId data,
            CollectedReference collected,
            @Nullable String processInstance,
            Actor by) {
        if (references.reference(version.id()).isPresent()) {
            return;
        }
        var layout = collected.reference().layout();
        var segments = settings.segments().stream()
                .filter(attribute -> layout.columns().stream()
                        .anyMatch(column -> column.name().equals(attribute)))
                .toList();
        references.keep(
                new NewReference(
                        version.id(),
                        version.artifact(),
                        collected.reference(),
                        collected.chunks(),
                        collected.columns(),
                        segments,
                        "Made from dataset '%s', on which the version was validated".formatted(data),
                        processInstance),
                by);
    }

    /** Puts the last reference that the certificate rests on in force. */
    public void putInForce(ModelVersion version, Certificate certificate, Actor by) {
        Evidence.last(
                        ledger.of(version.id()),
                        evidence -> evidence.kind().equals(ReferenceEvidence.KIND)
                                && certificate.evidence().contains(evidence.id()))
                .ifPresent(evidence -> references.putInForce(
                        version.id(), evidence.id(), "Certificate %s was issued".formatted(certificate.serial()), by));
    }
}
