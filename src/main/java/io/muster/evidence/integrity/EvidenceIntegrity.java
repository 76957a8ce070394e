package io.muster.evidence.integrity;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.audit.AuditTrail;
import io.muster.audit.chain.AuditEntry.Fact;
import io.muster.audit.verification.IntegrityWitness;
import io.muster.evidence.EvidenceProblem;
import io.muster.evidence.EvidenceRows;
import io.muster.evidence.register.CertificateRows;
import io.muster.evidence.register.Revocations;
import io.muster.evidence.register.Seal;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.SubjectId;
import io.muster.shared.VersionId;
import io.muster.shared.events.DomainEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The check that the records of a version are still as they were written. It runs before a certificate is issued,
 * before and while a version serves, and in the continuous verification.
 */
@Component
public class EvidenceIntegrity implements IntegrityWitness {

    private static final Set<String> FACTS =
            Set.of(VersionRecord.RECORDED, VersionRecord.ISSUED, VersionRecord.REVOKED);

    private static final String REVOCATIONS = "revocations";

    /** The limit on readings; commits do not come between two of them that often. */
    private static final int READINGS_AT_MOST = 4;

    private final EvidenceRows rows;
    private final CertificateRows certificates;
    private final Revocations revocations;
    private final AuditTrail trail;
    private final Seal seal;

    /** The subjects found intact, with the digest of all their records: the same content need not be checked again. */
    private final Map<SubjectId, Digest> sound = new ConcurrentHashMap<>();

    EvidenceIntegrity(
            EvidenceRows rows, CertificateRows certificates, Revocations revocations, AuditTrail trail, Seal seal) {
        this.rows = rows;
        this.certificates = certificates;
        this.revocations = revocations;
        this.trail = trail;
        this.seal = seal;
    }

    /** @throws Refusal {@code EVIDENCE_DAMAGED} if anything is not as it was recorded */
    public void require(VersionId version) {
        damage(version).ifPresent(how -> {
            throw EvidenceProblem.EVIDENCE_DAMAGED.refusal(
                    "The evidence of %s is damaged: %s. No certificate is issued on it; see docs/operations.md",
                    version, how);
        });
    }

    /**
     * Evidence and its chain entry are committed together but read one after the other, so damage counts only if two
     * readings in a row find the same.
     *
     * @return the damage, for people
     */
    public Optional<String> damage(SubjectId subject) {
        var found = judge(subject);
        for (var reading = 1; found.isPresent() && reading < READINGS_AT_MOST; reading++) {
            var again = judge(subject);
            if (again.equals(found)) {
                return found;
            }
            found = again;
        }
        return found;
    }

    @Override
    public List<String> places(String chain) {
        return chain.equals(DomainEvent.PLATFORM)
                ? List.of(REVOCATIONS)
                : Stream.concat(trail.subjects(chain, FACTS).stream(), rows.subjectsOf(chain).stream())
                        .distinct()
                        .sorted()
                        .toList();
    }

    @Override
    public Optional<String> contradiction(String place) {
        if (place.equals(REVOCATIONS)) {
            return revocations.known().damage();
        }
        try {
            return damage(SubjectId.parse(place));
        } catch (Refusal noVersion) {
            return Optional.of("there is evidence about a subject that is neither a version nor a process change");
        }
    }

    private static Map<String, List<JsonNode>> byEvent(List<Fact> facts) {
        return facts.stream()
                .collect(Collectors.groupingBy(Fact::what, Collectors.mapping(Fact::payload, Collectors.toList())));
    }

    private Optional<String> judge(SubjectId subject) {
        try {
            var facts = trail.facts(subject.chain(), subject.toString(), FACTS);
            var stored = rows.texts(subject);
            var certified = subject instanceof VersionId certifiable
                    ? certificates.of(certifiable)
                    : List.<CertificateRows.Row>of();
            var revoked = revocations.known();
            var content = Digest.ofText(facts + "\n" + stored + "\n" + certified + "\n"
                    + revoked.bySerial().size());
            if (content.equals(sound.get(subject))) {
                return Optional.empty();
            }
            var record = new VersionRecord(rows.of(subject), byEvent(facts), certified);
            var found = record.contradiction(seal, revoked);
            if (found.isEmpty()) {
                sound.put(subject, content);
            }
            return found;
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException unreadable) {
            return Optional.of("a row can no longer be read: " + unreadable.getMessage());
        }
    }
}
