package io.muster.evidence.certificates;

import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content of a certificate to be issued.
 *
 * @param artifact the bytes that may be used
 * @param evidenceIds ids of its grounds, including sign-offs
 * @param processDefinition id of the process definition that led here
 * @param processDefinitionDigest of its diagram
 * @param processProof digest of the proof of that process, or null
 * @param conditions under which the use is allowed
 * @param expiresAt the first instant at which it is no longer valid
 * @param environments where it may serve; at least one
 * @param restores serial of the certificate that a suspension revoked, and no person, and that this one puts back with no
 *     more than it permitted; or null
 */
public record CertificateRequest(
        VersionId version,
        Digest artifact,
        List<String> evidenceIds,
        String processDefinition,
        Digest processDefinitionDigest,
        String processInstance,
        @Nullable Digest processProof,
        List<String> conditions,
        Instant expiresAt,
        Set<String> environments,
        @Nullable String restores) {

    public CertificateRequest {
        evidenceIds = List.copyOf(evidenceIds);
        conditions = List.copyOf(conditions);
        environments = Set.copyOf(environments);
    }
}
