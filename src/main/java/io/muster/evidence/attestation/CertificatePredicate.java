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
 * The content of a certificate about its artifact, described in docs/certificates.md.
 *
 * @param content digest of format, signature and golden records
 * @param use what the version may be used for; null if nothing was stated
 * @param renews serial of the certificate it replaced, or null
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

    /** The predicate type. It identifies the format; the URI need not resolve. */
    public static final String TYPE = "https://muster.io/attestation/certificate/v1";

    /**
     * The use that people decided on, in the inventory's words at the time.
     *
     * @param useCase id of the use case it serves
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
     * @param group the role in which the person decided
     * @param dossier digest of the evidence that was shown
     */
    public record SignedOff(
            Actor by, String group, String control, String decision, String reason, Instant at, Digest dossier) {}

    /**
     * @param proof digest of the proof that the process keeps its promises, in force when the certificate was issued;
     *     null if none was required
     */
    public record ProcessReference(
            String definition,
            Digest digest,
            String instance,
            @Nullable Digest proof) {}
}
