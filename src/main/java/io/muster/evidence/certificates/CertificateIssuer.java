package io.muster.evidence.certificates;

import io.muster.evidence.Certificate;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.EvidenceProblem;
import io.muster.evidence.IntendedUse;
import io.muster.evidence.attestation.CertificatePredicate;
import io.muster.evidence.attestation.CertificatePredicate.EvidenceReference;
import io.muster.evidence.attestation.CertificatePredicate.ProcessReference;
import io.muster.evidence.attestation.CertificatePredicate.SignedOff;
import io.muster.evidence.attestation.CertificatePredicate.Use;
import io.muster.evidence.attestation.NotTrusted;
import io.muster.evidence.attestation.Statement;
import io.muster.evidence.register.Revocations;
import io.muster.evidence.register.Seal;
import io.muster.inventory.Inventory;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.SortableIds;
import io.muster.shared.VersionId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The issuer of certificates, which rest on evidence. It also reads certificates back from their signed envelopes. */
@Component
class CertificateIssuer {

    private final EvidenceLedger ledger;
    private final Inventory inventory;
    private final Seal seal;
    private final SortableIds ids;
    private final Clock clock;

    CertificateIssuer(EvidenceLedger ledger, Inventory inventory, Seal seal, SortableIds ids, Clock clock) {
        this.ledger = ledger;
        this.inventory = inventory;
        this.seal = seal;
        this.ids = ids;
        this.clock = clock;
    }

    Certificate sign(CertificateRequest request, Optional<Certificate> former, Actor by) {
        var grounds = grounds(request);
        if (former.isEmpty()) {
            requireFreshSignOff(request, grounds);
        }
        var predicate = new CertificatePredicate(
                ids.next(),
                request.version().model(),
                request.version(),
                content(request.version()),
                use(grounds),
                grounds.stream().map(CertificateIssuer::reference).toList(),
                grounds.stream()
                        .filter(Evidence::isSignOff)
                        .map(CertificateIssuer::signedOff)
                        .toList(),
                new ProcessReference(
                        request.processDefinition(),
                        request.processDefinitionDigest(),
                        request.processInstance(),
                        request.processProof()),
                request.conditions(),
                List.copyOf(new TreeSet<>(request.environments())),
                by,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                request.expiresAt().truncatedTo(ChronoUnit.MICROS),
                former.map(Certificate::serial).orElse(null));
        var subject = Statement.Subject.of(request.version().toString(), request.artifact());
        return certificate(predicate, request.artifact(), seal.seal(subject, CertificatePredicate.TYPE, predicate));
    }

    /** @throws NotTrusted unless Muster signed it */
    Certificate open(String envelope, Revocations.Known known) throws NotTrusted {
        var statement = seal.open(envelope, CertificatePredicate.TYPE);
        var predicate = statement.predicate(CertificatePredicate.class);
        return certificate(predicate, statement.artifactOf(predicate.version()), envelope)
                .with(known.of(predicate.serial()).orElse(null));
    }

    /**
     * What an envelope states.
     *
     * @throws NotTrusted unless Muster signed it
     */
    CertificatePredicate read(String envelope) throws NotTrusted {
        return seal.open(envelope, CertificatePredicate.TYPE).predicate(CertificatePredicate.class);
    }

    /** The digest of a version's current format, signature and golden records: they decide how its artifact is read. */
    Digest content(VersionId id) {
        var version = inventory.version(id);
        return CanonicalJson.digest(new Content(version.format(), version.signature(), version.goldenRecords()));
    }

    /** What has changed of a version since a certificate was issued for it; empty if it is the same. */
    Optional<String> changeSince(Certificate certificate) {
        var version = inventory.version(certificate.version());
        if (!certificate.artifact().equals(version.artifact())) {
            return Optional.of(
                    "its artifact was %s and is now %s".formatted(certificate.artifact(), version.artifact()));
        }
        return certificate.content().equals(content(version.id()))
                ? Optional.empty()
                : Optional.of("its format, signature or golden records have changed");
    }

    private record Content(String format, @Nullable Signature signature, List<GoldenRecord> goldenRecords) {}

    private List<Evidence> grounds(CertificateRequest request) {
        var evidence = request.evidenceIds().stream().map(ledger::get).toList();
        for (var each : evidence) {
            var otherArtifact = each.artifact() != null && !each.artifact().equals(request.artifact());
            if (!each.subject().equals(request.version()) || otherArtifact) {
                throw refused(
                        request,
                        "evidence %s is about %s, artifact %s".formatted(each.id(), each.subject(), each.artifact()));
            }
        }
        if (evidence.stream().noneMatch(each -> each.isSignOff() && each.by().isPerson())) {
            throw refused(request, "no person signed off");
        }
        if (request.environments().isEmpty()) {
            throw refused(request, "it would not permit any environment");
        }
        if (!request.expiresAt().isAfter(clock.instant())) {
            throw refused(request, "it would have expired at " + request.expiresAt());
        }
        return evidence;
    }

    /** Requires that no evidence is newer than the last sign-off. A renewal may rest on the earlier decision. */
    private void requireFreshSignOff(CertificateRequest request, List<Evidence> grounds) {
        var last = grounds.stream()
                .filter(Evidence::isSignOff)
                .max(Comparator.comparing(Evidence::id))
                .orElseThrow();
        ledger.requireFresh(
                request.version(), request.artifact(), last.signOff().orElseThrow());
    }

    /** The intended use as last recorded. */
    private static @Nullable Use use(List<Evidence> grounds) {
        return grounds.stream()
                .sorted(Comparator.comparing(Evidence::id))
                .flatMap(evidence -> evidence.intendedUse().stream())
                .reduce((earlier, later) -> later)
                .map(CertificateIssuer::use)
                .orElse(null);
    }

    private static Use use(IntendedUse intended) {
        var model = intended.model();
        return new Use(intended.useCase().name(), model.purpose(), model.allowedUses(), model.limitations());
    }

    private static Refusal refused(CertificateRequest request, String why) {
        return EvidenceProblem.CERTIFICATE_NOT_ISSUED.refusal("No certificate for %s: %s", request.version(), why);
    }

    private static EvidenceReference reference(Evidence evidence) {
        return new EvidenceReference(evidence.id(), evidence.kind(), evidence.outcome(), evidence.digest());
    }

    private static SignedOff signedOff(Evidence evidence) {
        var signOff = evidence.signOff().orElseThrow();
        return new SignedOff(
                evidence.by(),
                signOff.group(),
                signOff.control(),
                signOff.decision(),
                signOff.reason(),
                evidence.at(),
                signOff.dossier());
    }

    private static Certificate certificate(CertificatePredicate predicate, Digest artifact, String envelope) {
        return new Certificate(
                predicate.serial(),
                predicate.version(),
                artifact,
                predicate.content(),
                predicate.evidence().stream().map(EvidenceReference::id).toList(),
                predicate.conditions(),
                Set.copyOf(predicate.environments()),
                predicate.issuedBy(),
                predicate.issuedAt(),
                predicate.expiresAt(),
                predicate.renews(),
                envelope,
                null);
    }
}
