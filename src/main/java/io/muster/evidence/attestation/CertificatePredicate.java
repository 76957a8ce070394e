package io.muster.evidence.attestation;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate states about the artifact it names; described in docs/certificates.md.
 *
 * @param content digest of format, signature and golden records
 * @param use what the version may be used for; null when nothing was stated
 * @param renews serial of the certificate it took the place of, or null
 */
public record CertificatePredicate(
        String serial,
        ModelId model,
        VersionId version,
        Digest content,
        @Nullable Use use,
        List<EvidenceReference> evidence,
        List<SignedOff> signOffs,
        ProcessReference process,
        List<String> conditions,
        List<String> environments,
        Actor issuedBy,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable String renews) {

    public CertificatePredicate {
        Objects.requireNonNull(serial, "serial");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        evidence = List.copyOf(evidence);
        signOffs = List.copyOf(signOffs);
        conditions = List.copyOf(conditions);
        environments = List.copyOf(environments);
    }

    /** The predicate type. It identifies the format; nothing has to answer there. */
    public static final String TYPE = "https://muster.io/attestation/certificate/v1";

    /**
     * What people decided on, in the inventory's words at the time.
     *
     * @param useCase id of the business it serves
     * @param purpose what the model is for
     * @param allowed what its results may be used for
     * @param limitations where they must not be trusted
     */
    public record Use(String useCase, String purpose, List<String> allowed, List<String> limitations) {

        public Use {
            allowed = List.copyOf(allowed);
            limitations = List.copyOf(limitations);
        }
    }

    public record EvidenceReference(String id, String kind, String outcome, Digest digest) {}

    /**
     * @param group the role in which it was decided
     * @param dossier digest of the evidence that was shown
     */
    public record SignedOff(
            Actor by, String group, String control, String decision, String reason, Instant at, Digest dossier) {}

    /**
     * @param proof digest of the proof that the process keeps its promises, in force when the certificate was issued; null
     *     where none was demanded
     */
    public record ProcessReference(
            String definition,
            Digest digest,
            String instance,
            @Nullable Digest proof) {}
}
