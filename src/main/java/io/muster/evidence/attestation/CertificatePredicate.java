package io.muster.evidence.attestation;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a certificate states about the artifact it names; described in docs/certificates.md. */
public record CertificatePredicate(
        String serial,
        ModelId model,
        VersionId version,
        Digest content,
        List<EvidenceReference> evidence,
        List<SignedOff> signOffs,
        ProcessReference process,
        List<String> conditions,
        List<String> environments,
        Actor issuedBy,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable String renews) {

    /** The predicate type. It identifies the format; nothing has to answer there. */
    public static final String TYPE = "https://muster.io/attestation/certificate/v1";

    public record EvidenceReference(String id, String kind, String outcome, Digest digest) {}

    public record SignedOff(Actor by, String control, String decision, String reason, Instant at, Digest dossier) {}

    public record ProcessReference(String definition, Digest digest, String instance) {}
}
