package io.muster.evidence;

import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.findings.Findings;
import io.muster.evidence.lock.VersionLock;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.SortableIds;
import io.muster.shared.SubjectId;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import io.muster.shared.events.EventPublisher;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The append-only ledger of evidence about versions, including the decisions of people. */
@Service
public class EvidenceLedger {

    private final EvidenceRows rows;
    private final Findings findings;
    private final VersionLock lock;
    private final SortableIds ids;
    private final EventPublisher events;

    EvidenceLedger(EvidenceRows rows, Findings findings, VersionLock lock, SortableIds ids, EventPublisher events) {
        this.rows = rows;
        this.findings = findings;
        this.lock = lock;
        this.ids = ids;
        this.events = events;
    }

    /**
     * Records a result.
     *
     * @throws Refusal {@code INVALID_SIGN_OFF} if the kind is {@link SignOff#KIND} and the body is not a sign-off, the
     *     actor is not a person, or the outcome differs from the decision
     * @throws Refusal {@code STALE_DOSSIER} if a sign-off was based on other evidence than there is now
     */
    @Transactional
    public Evidence record(NewEvidence fresh, Actor by) {
        // Otherwise a sign-off and new evidence recorded at the same time would not see each other.
        lock.take(fresh.subject());
        if (fresh.kind().equals(SignOff.KIND)) {
            requireSignOff(fresh, by);
        }
        // Round-trips the body through its canonical text, so that the digest covers what a reader will get.
        var body = CanonicalJson.tree(CanonicalJson.text(fresh.body()));
        var evidence = Evidence.seal(ids.next(), fresh, body, by, events.now());
        rows.insert(evidence);
        VersionLock.forget(fresh.subject());
        events.publish(EvidenceRecorded.of(evidence));
        return evidence;
    }

    /**
     * @throws Refusal {@code EVIDENCE_NOT_FOUND} if there is none
     * @throws Refusal {@code EVIDENCE_ALTERED} if the row is not as it was recorded
     */
    @Transactional(readOnly = true)
    public Evidence get(String id) {
        return unaltered(rows.find(id).orElseThrow(() -> EvidenceProblem.EVIDENCE_NOT_FOUND.noSuch("evidence", id)));
    }

    /**
     * All evidence about a version, in order of time.
     *
     * @throws Refusal {@code EVIDENCE_ALTERED} if a row is not as it was recorded
     */
    @Transactional(readOnly = true)
    public List<Evidence> of(SubjectId subject) {
        return VersionLock.readOnce(
                subject,
                Evidence.class,
                () -> rows.of(subject).stream().map(EvidenceLedger::unaltered).toList());
    }

    /** The sign-offs on a version, in order of time. */
    @Transactional(readOnly = true)
    public List<Evidence> signOffs(SubjectId subject) {
        return of(subject).stream().filter(Evidence::isSignOff).toList();
    }

    /** The dossier shown to a person who decides on these bytes of a version, for a task created now. */
    @Transactional(readOnly = true)
    public Dossier dossier(SubjectId subject, Digest artifact) {
        return dossier(subject, artifact, Integer.MAX_VALUE);
    }

    /**
     * The same for a task that was created earlier.
     *
     * @param earlier how many sign-offs there were then
     */
    @Transactional(readOnly = true)
    public Dossier dossier(SubjectId subject, Digest artifact, int earlier) {
        return Dossier.of(subject, artifact, of(subject), findings.of(subject), earlier);
    }

    /**
     * Refuses a decision based on another dossier than the current one.
     *
     * @throws Refusal {@code STALE_DOSSIER} saying what changed since and what to do
     */
    @Transactional(readOnly = true)
    public void requireFresh(SubjectId subject, Digest artifact, SignOff signOff) {
        var now = dossier(subject, artifact, signOff.earlier());
        if (!now.digest().equals(signOff.dossier())) {
            var changes = new DossierChanges(of(subject), findings.of(subject), now);
            throw EvidenceProblem.STALE_DOSSIER.refusal(
                    "The decision on %s is based on evidence that is out of date: %s. Open the task again, "
                            + "look at what is new and then decide. The form showed %s, now it is %s",
                    subject,
                    changes.since(signOff.dossier()).isEmpty()
                            ? "evidence, a finding or a sign-off was added or changed since"
                            : "since it was opened, " + String.join("; ", changes.since(signOff.dossier())),
                    signOff.dossier(),
                    now.digest());
        }
    }

    private void requireSignOff(NewEvidence fresh, Actor by) {
        if (!(fresh.body() instanceof SignOff signOff)) {
            throw EvidenceProblem.invalidSignOff(fresh.subject(), "its body is not a sign-off");
        }
        if (!fresh.outcome().equals(signOff.decision())) {
            throw EvidenceProblem.invalidSignOff(
                    fresh.subject(),
                    "its outcome '%s' is not its decision '%s'".formatted(fresh.outcome(), signOff.decision()));
        }
        if (!by.isPerson()) {
            throw EvidenceProblem.invalidSignOff(fresh.subject(), "'%s' is not a person".formatted(by));
        }
        if (fresh.artifact() == null) {
            throw EvidenceProblem.invalidSignOff(fresh.subject(), "it does not name an artifact");
        }
        requireFresh(fresh.subject(), fresh.artifact(), signOff);
    }

    private static Evidence unaltered(Evidence evidence) {
        if (!evidence.isUnaltered()) {
            throw EvidenceProblem.EVIDENCE_ALTERED.refusal(
                    "Evidence %s of %s does not match its digest: it was altered after it was recorded",
                    evidence.id(), evidence.subject());
        }
        return evidence;
    }

    /** A result was recorded as evidence. */
    @AuditEvent("EvidenceRecorded")
    public record EvidenceRecorded(
            String evidence,
            SubjectId about,
            @Nullable Digest artifact,
            String kind,
            String outcome,
            Digest digest,
            Actor actor,
            Instant at)
            implements DomainEvent {

        static EvidenceRecorded of(Evidence evidence) {
            return new EvidenceRecorded(
                    evidence.id(),
                    evidence.subject(),
                    evidence.artifact(),
                    evidence.kind(),
                    evidence.outcome(),
                    evidence.digest(),
                    evidence.by(),
                    evidence.at());
        }

        @Override
        public String chain() {
            return about.chain();
        }

        @Override
        public String subject() {
            return about.toString();
        }
    }
}
