package io.muster.evidence.integrity;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.evidence.CertificateEvent.CertificateIssued;
import io.muster.evidence.CertificateEvent.CertificateRevoked;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger.EvidenceRecorded;
import io.muster.evidence.attestation.CertificatePredicate;
import io.muster.evidence.attestation.CertificatePredicate.EvidenceReference;
import io.muster.evidence.attestation.NotTrusted;
import io.muster.evidence.register.CertificateRows;
import io.muster.evidence.register.Revocations;
import io.muster.evidence.register.Seal;
import io.muster.shared.Digest;
import io.muster.shared.events.AuditKinds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The records of one version in three places, compared with each other: rows of evidence with their digests, events of
 * the audit chain, signed certificates. To alter evidence unnoticed, one would have to alter all three.
 *
 * @param evidence rows as they are stored
 * @param facts payloads of the audit chain, by the event's name
 * @param certificates rows as they are stored
 */
record VersionRecord(
        List<Evidence> evidence, Map<String, List<JsonNode>> facts, List<CertificateRows.Row> certificates) {

    static final String RECORDED = AuditKinds.of(EvidenceRecorded.class);
    static final String ISSUED = AuditKinds.of(CertificateIssued.class);
    static final String REVOKED = AuditKinds.of(CertificateRevoked.class);

    /** @return the first contradiction, for people */
    Optional<String> contradiction(Seal seal, Revocations.Known revoked) {
        return Stream.<Function<VersionRecord, Optional<String>>>of(
                        VersionRecord::alteredEvidence,
                        VersionRecord::missingEvidence,
                        VersionRecord::unknownEvidence,
                        VersionRecord::otherCertificate,
                        record -> record.otherGrounds(seal),
                        record -> record.lostRevocation(revoked))
                .map(check -> check.apply(this))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> alteredEvidence() {
        return evidence.stream()
                .filter(each -> !each.isUnaltered())
                .map(each -> "%s does not match its digest".formatted(name(each)))
                .findFirst();
    }

    private Optional<String> missingEvidence() {
        var there = byId();
        return facts(RECORDED)
                .filter(fact -> !isAs(fact, there.get(fact.path("evidence").asText())))
                .map(fact -> "evidence %s (%s) is %s"
                        .formatted(
                                fact.path("evidence").asText(),
                                fact.path("kind").asText(),
                                there.containsKey(fact.path("evidence").asText())
                                        ? "not the one that was recorded according to the audit chain"
                                        : "missing, although the audit chain says that it was recorded"))
                .findFirst();
    }

    private static boolean isAs(JsonNode fact, Evidence there) {
        return there != null
                && there.digest().toString().equals(fact.path("digest").asText())
                && there.kind().equals(fact.path("kind").asText())
                && there.outcome().equals(fact.path("outcome").asText());
    }

    private Optional<String> unknownEvidence() {
        var recorded =
                facts(RECORDED).map(fact -> fact.path("evidence").asText()).collect(Collectors.toSet());
        return evidence.stream()
                .filter(each -> !recorded.contains(each.id()))
                .map(each -> "%s exists, but the audit chain does not know it".formatted(name(each)))
                .findFirst();
    }

    private Optional<String> otherCertificate() {
        var there = certificates.stream()
                .collect(Collectors.toMap(
                        CertificateRows.Row::serial,
                        row -> Digest.ofText(row.envelope()).toString()));
        return facts(ISSUED)
                .filter(fact -> !fact.path("envelope")
                        .asText()
                        .equals(there.get(fact.path("certificate").asText())))
                .map(fact -> "certificate %s is missing or not the one that was issued"
                        .formatted(fact.path("certificate").asText()))
                .findFirst();
    }

    /** Skips certificates that are not ours, which allow nothing anyway. */
    private Optional<String> otherGrounds(Seal seal) {
        var there = byId();
        for (var row : certificates) {
            try {
                var predicate =
                        seal.open(row.envelope(), CertificatePredicate.TYPE).predicate(CertificatePredicate.class);
                var other = predicate.evidence().stream()
                        .filter(reference -> !isAs(reference, there.get(reference.id())))
                        .findFirst();
                if (other.isPresent()) {
                    return Optional.of("certificate %s rests on evidence %s (%s), which is now missing or different"
                            .formatted(
                                    predicate.serial(),
                                    other.get().id(),
                                    other.get().kind()));
                }
            } catch (NotTrusted notOurs) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static boolean isAs(EvidenceReference reference, Evidence there) {
        return there != null
                && there.digest().equals(reference.digest())
                && there.kind().equals(reference.kind())
                && there.outcome().equals(reference.outcome());
    }

    private Optional<String> lostRevocation(Revocations.Known revoked) {
        return facts(REVOKED)
                .map(fact -> fact.path("certificate").asText())
                .filter(serial -> revoked.of(serial).isEmpty())
                .map(serial ->
                        "certificate %s was revoked, but the list of revocations does not contain it".formatted(serial))
                .findFirst();
    }

    private Map<String, Evidence> byId() {
        return evidence.stream().collect(Collectors.toMap(Evidence::id, Function.identity()));
    }

    private Stream<JsonNode> facts(String event) {
        return facts.getOrDefault(event, List.of()).stream();
    }

    private static String name(Evidence evidence) {
        return "evidence %s (%s by %s)".formatted(evidence.id(), evidence.kind(), evidence.by());
    }
}
