package io.muster.evidence.certificates;

import io.muster.evidence.Certificate;
import io.muster.evidence.CertificateEvent.CertificateIssued;
import io.muster.evidence.CertificateEvent.CertificateRevoked;
import io.muster.evidence.EvidenceProblem;
import io.muster.evidence.EvidenceSettings;
import io.muster.evidence.attestation.NotTrusted;
import io.muster.evidence.certificates.CertificateCheck.Refused;
import io.muster.evidence.certificates.CertificateCheck.Valid;
import io.muster.evidence.integrity.EvidenceIntegrity;
import io.muster.evidence.lock.VersionLock;
import io.muster.evidence.register.CertificateRows;
import io.muster.evidence.register.Revocations;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.shared.events.EventPublisher;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The service for certificates, the signed permissions to use versions. A stored row proves nothing by itself: every
 * answer comes from an envelope whose signature was just verified and from the signed revocation list.
 */
@Service
public class Certificates {

    private final CertificateRows rows;
    private final CertificateIssuer issuer;
    private final VersionLock lock;
    private final Revocations revocations;
    private final EvidenceIntegrity integrity;
    private final EvidenceSettings settings;
    private final EventPublisher events;

    Certificates(
            CertificateRows rows,
            CertificateIssuer issuer,
            VersionLock lock,
            Revocations revocations,
            EvidenceIntegrity integrity,
            EvidenceSettings settings,
            EventPublisher events) {
        this.rows = rows;
        this.issuer = issuer;
        this.lock = lock;
        this.revocations = revocations;
        this.integrity = integrity;
        this.settings = settings;
        this.events = events;
    }

    /**
     * Issues a certificate for a version. It renews an earlier certificate of the version that is still in force, which
     * is then revoked, or restores the one that a suspension revoked.
     *
     * @throws Refusal {@code CERTIFICATE_NOT_ISSUED} if the grounds do not suffice: no sign-off by a person, evidence
     *     about another subject, no environment, an expiry in the past
     * @throws Refusal {@code STALE_DOSSIER} if it is not a renewal, and evidence is newer than the last sign-off among
     *     its grounds
     * @throws Refusal {@code EVIDENCE_ALTERED} if evidence is not as it was recorded
     * @throws Refusal {@code EVIDENCE_DAMAGED} if evidence, certificates or their entries in the audit chain are
     *     missing or contradict each other
     */
    @Transactional
    public Certificate issue(CertificateRequest request, Actor by) {
        // Two concurrent issues would both renew the same certificate, and both would stay in force.
        lock.take(request.version());
        integrity.require(request.version());
        var former = current(request.version()).or(() -> restored(request));
        var certificate = issuer.sign(request, former, by);
        rows.insert(certificate);
        former.filter(old -> !old.isRevoked())
                .ifPresent(old -> revoke(old, "Renewed by certificate " + certificate.serial(), by));
        events.publish(CertificateIssued.of(certificate));
        return certificate;
    }

    /** A certificate is put back with no more than it permitted: the same bytes and environments, until the same day. */
    private Optional<Certificate> restored(CertificateRequest request) {
        if (request.restores() == null) {
            return Optional.empty();
        }
        var old = get(request.restores());
        if (old.isRevokedByPerson()) {
            throw EvidenceProblem.CERTIFICATE_NOT_ISSUED.refusal(
                    "No certificate for %s: %s revoked certificate %s, which only a new sign-off replaces",
                    request.version(), old.revocation().by(), old.serial());
        }
        var newest = of(request.version()).stream().findFirst().map(Certificate::serial);
        if (newest.filter(old.serial()::equals).isEmpty()
                || !old.artifact().equals(request.artifact())
                || !old.content().equals(issuer.content(request.version()))
                || request.expiresAt().isAfter(old.expiresAt())
                || !old.environments().containsAll(request.environments())) {
            throw EvidenceProblem.CERTIFICATE_NOT_ISSUED.refusal(
                    "No certificate for %s: it would permit more than certificate %s, which it is to put back",
                    request.version(), old.serial());
        }
        return Optional.of(old);
    }

    /** What has changed of a version since a certificate was issued for it; empty if it is the same. */
    @Transactional(readOnly = true)
    public Optional<String> changeSince(Certificate certificate) {
        return issuer.changeSince(certificate);
    }

    /**
     * Revokes a certificate; its version stops serving on every node within the refresh interval.
     *
     * @throws Refusal {@code CERTIFICATE_NOT_FOUND} if there is none
     * @param reason for people; mandatory
     * @throws Refusal {@code CERTIFICATE_ALREADY_REVOKED} if it has already been revoked
     * @throws Refusal {@code INVALID_REVOCATION} if there is no reason
     */
    @Transactional
    public Certificate revoke(String serial, String reason, Actor by) {
        if (reason == null || reason.isBlank()) {
            throw EvidenceProblem.INVALID_REVOCATION.refusal(
                    "Certificate %s was not revoked: %s", serial, "a reason is missing");
        }
        // A concurrent renewal would also revoke this one.
        lock.take(get(serial).version());
        return revoke(get(serial), reason, by);
    }

    /** The newest trusted certificate of a version that is not revoked; it may have expired. */
    @Transactional(readOnly = true)
    public Optional<Certificate> current(VersionId version) {
        return of(version).stream()
                .filter(certificate -> !certificate.isRevoked())
                .findFirst();
    }

    /** All trusted certificates of a version, newest first. */
    @Transactional(readOnly = true)
    public List<Certificate> of(VersionId version) {
        var known = revocations.known();
        return rows.of(version).stream()
                .flatMap(row -> trusted(row, known).stream())
                .filter(certificate -> certificate.version().equals(version))
                .toList();
    }

    /**
     * @throws Refusal {@code CERTIFICATE_NOT_FOUND} if there is none
     * @throws Refusal {@code CERTIFICATE_ALTERED} if the row does not contain that certificate
     */
    @Transactional(readOnly = true)
    public Certificate get(String serial) {
        var row = rows.find(serial)
                .orElseThrow(() -> EvidenceProblem.CERTIFICATE_NOT_FOUND.noSuch("certificate", serial));
        try {
            var certificate = issuer.open(row.envelope(), revocations.known());
            if (!certificate.serial().equals(serial)) {
                throw EvidenceProblem.certificateAltered(serial, "it is certificate " + certificate.serial());
            }
            return certificate;
        } catch (NotTrusted e) {
            throw EvidenceProblem.certificateAltered(serial, e.getMessage());
        }
    }

    /** Whether exactly these bytes of a version may start serving in an environment now. */
    @Transactional(readOnly = true)
    public CertificateCheck check(VersionId version, Digest artifact, String environment) {
        return check(version, artifact, environment, settings.damaged().stopsDeployment());
    }

    /** Whether they may continue to serve there. */
    @Transactional(readOnly = true)
    public CertificateCheck checkInService(VersionId version, Digest artifact, String environment) {
        return check(version, artifact, environment, settings.damaged().stopsService());
    }

    private CertificateCheck check(VersionId version, Digest artifact, String environment, boolean mustBeSound) {
        var check = certified(version, artifact, environment);
        if (!mustBeSound || check instanceof Refused) {
            return check;
        }
        return integrity
                .damage(version)
                .<CertificateCheck>map(how -> new Refused("The evidence of %s is damaged: %s".formatted(version, how)))
                .orElse(check);
    }

    /** The damage to the records of a version (evidence, certificates and revocations), for people. */
    @Transactional(readOnly = true)
    public Optional<String> damage(VersionId version) {
        return integrity.damage(version);
    }

    private CertificateCheck certified(VersionId version, Digest artifact, String environment) {
        var known = revocations.known();
        if (known.damage().isPresent()) {
            return new Refused(known.damage().get());
        }

        var refusal = Optional.<CertificateCheck>empty();
        for (var row : rows.of(version)) {
            var check = check(row, version, artifact, environment, known);
            if (check instanceof Valid) {
                return check;
            }
            refusal = refusal.or(() -> Optional.of(check));
        }
        return refusal.orElseGet(() -> new Refused("There is no certificate for " + version));
    }

    private CertificateCheck check(
            CertificateRows.Row row, VersionId version, Digest artifact, String environment, Revocations.Known known) {
        try {
            var certificate = issuer.open(row.envelope(), known);
            return objection(certificate, version, artifact, environment)
                    .<CertificateCheck>map(why -> new Refused("Certificate %s %s".formatted(certificate.serial(), why)))
                    .orElseGet(() -> new Valid(certificate));
        } catch (NotTrusted e) {
            return new Refused(
                    "Certificate row %s of %s is not valid: %s".formatted(row.serial(), version, e.getMessage()));
        }
    }

    private Optional<String> objection(
            Certificate certificate, VersionId version, Digest artifact, String environment) {
        if (!certificate.version().equals(version)) {
            return Optional.of("is for %s, not for %s".formatted(certificate.version(), version));
        }
        if (!certificate.artifact().equals(artifact)) {
            return Optional.of("is for artifact %s, not for %s".formatted(certificate.artifact(), artifact));
        }
        if (!certificate.content().equals(issuer.content(version))) {
            return Optional.of("does not cover the format, signature and golden records that the version has now");
        }
        if (certificate.revocation() != null) {
            return Optional.of("was revoked: " + certificate.revocation().reason());
        }
        if (certificate.isExpired(events.now())) {
            return Optional.of("expired at " + certificate.expiresAt());
        }
        if (!certificate.environments().contains(environment)) {
            return Optional.of("permits %s, not %s".formatted(certificate.environments(), environment));
        }
        return Optional.empty();
    }

    /** The signed list of all revocations, one envelope each, in order, for offline verifiers. */
    @Transactional(readOnly = true)
    public List<String> revocations() {
        return revocations.envelopes();
    }

    /** The same with a signed last line that states the list's current extent. */
    @Transactional(readOnly = true)
    public List<String> datedRevocations() {
        return revocations.dated();
    }

    private Certificate revoke(Certificate certificate, String reason, Actor by) {
        var revocation = revocations.append(certificate, reason, by);
        events.publish(new CertificateRevoked(
                certificate.serial(), certificate.version(), revocation.number(), reason, by, revocation.at()));
        return certificate.with(revocation);
    }

    private Optional<Certificate> trusted(CertificateRows.Row row, Revocations.Known known) {
        try {
            return Optional.of(issuer.open(row.envelope(), known));
        } catch (NotTrusted e) {
            return Optional.empty();
        }
    }
}
