package io.muster.reporting;

import io.muster.deployment.DeploymentRole;
import io.muster.deployment.ServiceHistory;
import io.muster.deployment.ServiceHistory.Interruption;
import io.muster.deployment.ServiceHistory.Served;
import io.muster.evidence.attestation.CertificatePredicate;
import io.muster.evidence.attestation.CertificatePredicate.EvidenceReference;
import io.muster.evidence.attestation.CertificatePredicate.ProcessReference;
import io.muster.evidence.attestation.CertificatePredicate.SignedOff;
import io.muster.evidence.certificates.CertificateHistory;
import io.muster.proofs.record.ProofReport;
import io.muster.proofs.record.Proofs;
import io.muster.proofs.record.Proofs.RecordedProof;
import io.muster.reporting.ServiceRecords.ServiceRecord.Permission;
import io.muster.reporting.ServiceRecords.ServiceRecord.Policy;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records of service: which version served at an instant, in which role, by which certificate, who allowed it on what
 * evidence, and under which process and policy. A page of them costs three queries: deployments, certificates, proofs.
 */
@Service
public class ServiceRecords {

    private final ServiceHistory history;
    private final CertificateHistory certificates;
    private final Proofs proofs;

    ServiceRecords(ServiceHistory history, CertificateHistory certificates, Proofs proofs) {
        this.history = history;
        this.certificates = certificates;
        this.proofs = proofs;
    }

    /**
     * A version in service at an instant.
     *
     * @param until null if it is deployed still
     * @param endedBecause null if it is deployed still
     * @param interruption why it did not serve at that instant although deployed, or null
     * @param permission what allowed it at that instant; null if nothing did, and then every node refuses to serve it
     */
    public record ServiceRecord(
            VersionId version,
            String environment,
            DeploymentRole role,
            String deployment,
            String target,
            Actor deployedBy,
            Instant since,
            @Nullable Instant until,
            @Nullable String endedBecause,
            @Nullable Interruption interruption,
            @Nullable Permission permission) {

        /**
         * What a certificate states, and the policy under which its process was proved.
         *
         * @param signOffs who allowed it
         * @param evidence on what grounds
         * @param policy null if the process was not proved, or its proof was made elsewhere
         */
        public record Permission(
                String certificate,
                Instant issuedAt,
                Instant expiresAt,
                List<String> conditions,
                List<SignedOff> signOffs,
                List<EvidenceReference> evidence,
                ProcessReference process,
                @Nullable Policy policy) {}

        /**
         * @param verifier version of the verifier that proved the process
         * @param digest over the tables of the policy
         * @param tables digests of all decision tables that the proof rests on, by id
         */
        public record Policy(String verifier, Digest digest, Map<String, Digest> tables) {}
    }

    /**
     * What served at an instant.
     *
     * @param model null for all models
     * @throws io.muster.shared.Refusal {@code INVALID_PERIOD} if the instant has not come yet
     */
    @Transactional(readOnly = true)
    public Page<ServiceRecord> at(@Nullable ModelId model, Instant at, Paging paging) {
        var page = history.at(model, at, paging);
        var versions = page.items().stream()
                .map(served -> served.deployment().version())
                .distinct()
                .toList();
        var statements = certificates.inForce(versions, at);
        var proved = proofs(statements.values());
        return page.map(served -> record(
                served,
                permission(served, statements.getOrDefault(served.deployment().version(), List.of()), proved)));
    }

    private Map<Digest, RecordedProof> proofs(Collection<List<CertificatePredicate>> statements) {
        return proofs.of(statements.stream()
                .flatMap(List::stream)
                .map(statement -> statement.process().proof())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    private static @Nullable Permission permission(
            Served served, List<CertificatePredicate> inForce, Map<Digest, RecordedProof> proved) {
        return inForce.stream()
                .filter(statement ->
                        statement.environments().contains(served.deployment().environment()))
                .map(statement -> permission(statement, proved))
                .findFirst()
                .orElse(null);
    }

    private static Permission permission(CertificatePredicate statement, Map<Digest, RecordedProof> proved) {
        var policy = Stream.ofNullable(statement.process().proof())
                .map(proved::get)
                .filter(Objects::nonNull)
                .map(proof -> CanonicalJson.read(proof.report(), ProofReport.class))
                .map(report -> new Policy(report.verifier(), report.policy(), report.tables()))
                .findFirst()
                .orElse(null);
        return new Permission(
                statement.serial(),
                statement.issuedAt(),
                statement.expiresAt(),
                statement.conditions(),
                statement.signOffs(),
                statement.evidence(),
                statement.process(),
                policy);
    }

    private static ServiceRecord record(Served served, @Nullable Permission permission) {
        var deployment = served.deployment();
        var ending = deployment.ending();
        return new ServiceRecord(
                deployment.version(),
                deployment.environment(),
                deployment.role(),
                deployment.id(),
                deployment.target(),
                deployment.by(),
                deployment.since(),
                ending == null ? null : ending.at(),
                ending == null ? null : ending.reason(),
                served.interruption(),
                permission);
    }
}
