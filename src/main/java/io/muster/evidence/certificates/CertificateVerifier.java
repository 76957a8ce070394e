package io.muster.evidence.certificates;

import io.muster.evidence.attestation.CertificatePredicate;
import io.muster.evidence.attestation.Envelope;
import io.muster.evidence.attestation.NotTrusted;
import io.muster.evidence.attestation.RevocationListPredicate;
import io.muster.evidence.attestation.RevocationPredicate;
import io.muster.evidence.attestation.Statement;
import io.muster.evidence.certificates.CertificateReport.RevocationList;
import io.muster.evidence.register.RevocationChain;
import io.muster.security.keys.PublicKeys;
import io.muster.shared.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The offline verifier of certificates: it needs only public keys, no database and no network. */
public final class CertificateVerifier {

    private final PublicKeys keys;
    private final Instant now;
    private final @Nullable Duration oldestList;

    /**
     * @param now the time at which the certificate must be valid
     * @param oldestList the greatest accepted age of a revocation list, or null to accept an old or empty one
     */
    public CertificateVerifier(PublicKeys keys, Instant now, @Nullable Duration oldestList) {
        this.keys = keys;
        this.now = now;
        this.oldestList = oldestList;
    }

    /**
     * @param envelope the certificate: a DSSE envelope, JSON
     * @param artifact digest of the bytes to compare, or null
     * @param environment where they are to serve, or null for no such check
     * @param revocations the signed revocation list from its first entry, or null
     */
    public CertificateReport verify(
            String envelope,
            @Nullable Digest artifact,
            @Nullable String environment,
            @Nullable List<String> revocations) {
        try {
            var statement = open(envelope, CertificatePredicate.TYPE);
            var predicate = statement.predicate(CertificatePredicate.class);
            var named = statement.artifactOf(predicate.version());
            var objections = objections(predicate, environment);
            if (artifact != null && !artifact.equals(named)) {
                objections.add("It is for artifact %s, but the given bytes are %s".formatted(named, artifact));
            }
            var listed = revocations == null ? null : revocation(predicate.serial(), revocations, objections);
            return new CertificateReport(named, predicate, objections, listed);
        } catch (NotTrusted e) {
            return new CertificateReport(null, null, List.of("It proves nothing: %s".formatted(e.getMessage())), null);
        }
    }

    private List<String> objections(CertificatePredicate predicate, @Nullable String environment) {
        var objections = new ArrayList<String>();
        if (!now.isBefore(predicate.expiresAt())) {
            objections.add("It expired at " + predicate.expiresAt());
        }
        if (now.isBefore(predicate.issuedAt())) {
            objections.add("It was issued only later, at " + predicate.issuedAt());
        }
        if (environment != null && !predicate.environments().contains(environment)) {
            objections.add("It permits %s, not %s".formatted(predicate.environments(), environment));
        }
        return objections;
    }

    private RevocationList revocation(String serial, List<String> list, List<String> objections) {
        var chain = new RevocationChain();
        Instant asOf = null;
        try {
            var dated = dated(list);
            for (var envelope : dated.isPresent() ? list.subList(0, list.size() - 1) : list) {
                var entry = open(envelope, RevocationPredicate.TYPE).predicate(RevocationPredicate.class);
                chain.next(envelope, entry);
                asOf = entry.at();
                if (entry.certificate().equals(serial)) {
                    objections.add("It was revoked at %s by %s: %s".formatted(entry.at(), entry.by(), entry.reason()));
                }
            }
            if (dated.isPresent()) {
                chain.end(dated.get());
                asOf = dated.get().at();
            }
        } catch (NotTrusted e) {
            objections.add(
                    "The list of revocations is damaged after entry %d: %s".formatted(chain.length(), e.getMessage()));
        }
        requireUsable(asOf, objections);
        return new RevocationList(chain.length(), asOf);
    }

    /** The dated last line, if the list has one. */
    private Optional<RevocationListPredicate> dated(List<String> list) {
        if (list.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(open(list.get(list.size() - 1), RevocationListPredicate.TYPE)
                    .predicate(RevocationListPredicate.class));
        } catch (NotTrusted anEntry) {
            return Optional.empty();
        }
    }

    private void requireUsable(@Nullable Instant asOf, List<String> objections) {
        if (oldestList == null) {
            return;
        }
        if (asOf == null) {
            objections.add("The list of revocations is empty, so nothing shows that it is complete");
        } else if (asOf.isBefore(now.minus(oldestList))) {
            objections.add("The list of revocations reaches to %s and is older than %s: get a newer one"
                    .formatted(asOf, oldestList));
        }
    }

    private Statement open(String envelope, String type) throws NotTrusted {
        return Statement.read(Envelope.parse(envelope).open(Envelope.IN_TOTO, keys::verify), type);
    }
}
