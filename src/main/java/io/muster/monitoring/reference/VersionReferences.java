package io.muster.monitoring.reference;

import io.muster.evidence.Certificate;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.versions.ModelVersion;
import io.muster.monitoring.profile.ProfileFormat;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.monitoring.record.KeptReference;
import io.muster.monitoring.record.ProfileSettings;
import io.muster.monitoring.record.ReferenceEvidence;
import io.muster.monitoring.record.ReferenceService;
import io.muster.monitoring.record.ReferenceService.NewReference;
import io.muster.monitoring.reference.ReferenceCollector.CollectedReference;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
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
        if (references.reference(version.id()).isEmpty()) {
            var origin = "Made from dataset '%s', on which the version was validated".formatted(data);
            keep(version, origin, collected, processInstance, by);
        }
    }

    /** Keeps a reference made from data that someone named, beside the one in force. */
    public void keepOther(
            ModelVersion version, DatasetId data, CollectedReference collected, String processInstance, Actor by) {
        keep(version, "Made from dataset '%s', which was named".formatted(data), collected, processInstance, by);
    }

    /** Whether what was collected is what predictions are compared with already. */
    public boolean isInForce(VersionId version, CollectedReference collected) {
        return references
                .reference(version)
                .map(KeptReference::reference)
                .filter(kept -> kept.layout()
                        .digest()
                        .equals(collected.reference().layout().digest()))
                .filter(kept -> digest(kept).equals(digest(collected.reference())))
                .isPresent();
    }

    private static Digest digest(ReferenceProfile reference) {
        return Digest.of(ProfileFormat.bytes(reference.profile()));
    }

    private void keep(
            ModelVersion version,
            String origin,
            CollectedReference collected,
            @Nullable String processInstance,
            Actor by) {
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
                        origin,
                        processInstance),
                by);
    }

    /** Puts a kept reference in force with a certificate that rests on it. */
    public void putInForce(ModelVersion version, Evidence reference, Certificate certificate, Actor by) {
        references.putInForce(
                version.id(), reference.id(), "Certificate %s was issued".formatted(certificate.serial()), by);
    }

    /** Puts the last reference that the certificate rests on in force. */
    public void putInForce(ModelVersion version, Certificate certificate, Actor by) {
        Evidence.last(
                        ledger.of(version.id()),
                        evidence -> evidence.kind().equals(ReferenceEvidence.KIND)
                                && certificate.evidence().contains(evidence.id()))
                .ifPresent(evidence -> putInForce(version, evidence, certificate, by));
    }
}
