package io.muster.reporting;

import io.muster.evidence.Certificate;
import io.muster.evidence.Condition;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.SignOff;
import io.muster.evidence.certificates.Certificates;
import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.Findings;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.findings.FindingEffects;
import io.muster.reporting.VersionPage.VersionView.CertificateRow;
import io.muster.reporting.VersionPage.VersionView.DossierView;
import io.muster.reporting.VersionPage.VersionView.EvidenceRow;
import io.muster.reporting.VersionPage.VersionView.FindingRow;
import io.muster.reporting.VersionPage.VersionView.SignOffRow;
import io.muster.shared.VersionId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reader of evidence, sign-offs and findings of a version into rows. */
@Component
class EvidenceRowReader {

    private final EvidenceLedger ledger;
    private final Certificates certificates;
    private final Findings findings;
    private final FindingEffects effects;
    private final EvidenceBodyReader bodies;
    private final Clock clock;

    EvidenceRowReader(
            EvidenceLedger ledger,
            Certificates certificates,
            Findings findings,
            FindingEffects effects,
            EvidenceBodyReader bodies,
            Clock clock) {
        this.ledger = ledger;
        this.certificates = certificates;
        this.findings = findings;
        this.effects = effects;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** Digest and evidence come from one reading, so that they always match on the page. */
    Optional<DossierView> dossier(ModelVersion version) {
        return Optional.ofNullable(version.artifact())
                .map(artifact -> ledger.dossier(version.id(), artifact))
                .map(bodies::view);
    }

    /** The evidence about other bytes; all evidence while there are no bytes. */
    List<EvidenceRow> earlier(ModelVersion version) {
        return ledger.of(version.id()).stream()
                .filter(evidence -> !isSignOff(evidence))
                .filter(evidence -> version.artifact() == null
                        || evidence.artifact() != null && !version.artifact().equals(evidence.artifact()))
                .map(bodies::row)
                .toList();
    }

    List<SignOffRow> signOffs(ModelVersion version) {
        return ledger.of(version.id()).stream()
                .filter(EvidenceRowReader::isSignOff)
                .map(evidence -> row(evidence, isPresent(evidence.signOff().orElseThrow(), version)))
                .toList();
    }

    /** A sign-off that is part of what is shown. */
    SignOffRow signOffRow(Evidence evidence) {
        return row(evidence, true);
    }

    private static SignOffRow row(Evidence evidence, boolean present) {
        var signOff = evidence.signOff().orElseThrow();
        return new SignOffRow(
                signOff.control(),
                signOff.decision(),
                signOff.reason(),
                terms(signOff),
                signOff.answers().stream().map(SignOff.Answer::toString).toList(),
                evidence.by().id(),
                PageWording.time(evidence.at()),
                signOff.dossier().toString(),
                present,
                quorumProgress(signOff.quorum()));
    }

    private static List<String> terms(SignOff signOff) {
        var end = Optional.ofNullable(signOff.validUntil()).map(day -> "valid until %s at the latest".formatted(day));
        return Stream.concat(signOff.conditions().stream().map(Condition::toString), end.stream())
                .toList();
    }

    /** Whether the evidence shown then equals the current evidence, apart from sign-offs given since. */
    private boolean isPresent(SignOff signOff, ModelVersion version) {
        return version.artifact() != null
                && ledger.dossier(version.id(), version.artifact(), signOff.earlier())
                        .digest()
                        .equals(signOff.dossier());
    }

    private static @Nullable String quorumProgress(SignOff.@Nullable Quorum quorum) {
        return quorum == null || !quorum.counts()
                ? null
                : "%d of %d".formatted(quorum.accepted().size(), quorum.required());
    }

    List<CertificateRow> certificates(VersionId version) {
        return certificates.of(version).stream().map(this::row).toList();
    }

    private CertificateRow row(Certificate certificate) {
        return new CertificateRow(
                certificate.serial(),
                state(certificate),
                !certificate.isRevoked() && !certificate.isExpired(clock.instant()),
                PageWording.time(certificate.issuedAt()),
                PageWording.time(certificate.expiresAt()),
                String.join(", ", certificate.environments().stream().sorted().toList()),
                certificate.conditions());
    }

    private String state(Certificate certificate) {
        var revocation = certificate.revocation();
        if (revocation != null) {
            return "revoked by %s, %s: %s"
                    .formatted(revocation.by(), PageWording.time(revocation.at()), revocation.reason());
        }
        return certificate.isExpired(clock.instant()) ? "expired" : "in force";
    }

    /** Open ones first, each in order of time. */
    List<FindingRow> findings(VersionId version) {
        var all = findings.of(version);
        return Stream.concat(all.stream().filter(Finding::isOpen), all.stream().filter(finding -> !finding.isOpen()))
                .map(this::findingRow)
                .toList();
    }

    FindingRow findingRow(Finding finding) {
        return new FindingRow(
                finding.id(),
                finding.title(),
                finding.description(),
                PageWording.word(finding.severity()),
                finding.owner().id(),
                finding.due().toString(),
                state(finding),
                finding.isOverdue(clock.instant()),
                effects.of(finding).stream().map(FindingWording::effect).toList());
    }

    String state(Finding finding) {
        var closing = finding.closing();
        if (closing != null) {
            return "closed by %s, %s: %s".formatted(closing.by(), PageWording.time(closing.at()), closing.reason());
        }
        var acceptance = finding.treatment().acceptance();
        if (acceptance != null && finding.isAccepted(clock.instant())) {
            return "risk accepted by %s until %s".formatted(acceptance.by(), acceptance.until());
        }
        return finding.isOverdue(clock.instant()) ? "overdue" : "open";
    }

    private static boolean isSignOff(Evidence evidence) {
        return evidence.kind().equals(SignOff.KIND);
    }
}
