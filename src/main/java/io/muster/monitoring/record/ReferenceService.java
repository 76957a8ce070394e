package io.muster.monitoring.record;

import io.muster.evidence.Evidence;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.lock.VersionLock;
import io.muster.monitoring.profile.ModelColumns;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ProfileFormat;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.monitoring.record.MonitoringEvent.ReferenceChanged;
import io.muster.monitoring.record.ReferenceRepository.Row;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.shared.events.EventPublisher;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the predictions of each version are compared with. A reference is kept as evidence, which a certificate then rests
 * on, and compares nothing before it is in force.
 */
@Service
public class ReferenceService {

    private static final Logger LOG = LoggerFactory.getLogger(ReferenceService.class);
    private static final int MOST_IN_MEMORY = 20_000;
    private static final String CHUNKS = " chunks";

    private final ReferenceRepository rows;
    private final LayoutRepository layouts;
    private final EvidenceLedger ledger;
    private final VersionLock lock;
    private final EventPublisher events;

    /** By evidence, the digests of counts that were compared with it: evidence never changes. */
    private final Map<String, Digest> verified = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Digest> eldest) {
            return size() > MOST_IN_MEMORY;
        }
    });

    ReferenceService(
            ReferenceRepository rows,
            LayoutRepository layouts,
            EvidenceLedger ledger,
            VersionLock lock,
            EventPublisher events) {
        this.rows = rows;
        this.layouts = layouts;
        this.ledger = ledger;
        this.lock = lock;
        this.events = events;
    }

    /**
     * Keeps a reference as evidence about an artifact of a version. It is not in force yet.
     *
     * @param fresh the reference, and how it was made
     */
    @Transactional
    public Evidence keep(NewReference fresh, Actor by) {
        var layout = layouts.keep(fresh.reference().layout());
        var content = ProfileFormat.bytes(fresh.reference().profile());
        var chunks = fresh.chunks().stream().map(ProfileFormat::bytes).toList();
        var body = new ReferenceEvidence(
                fresh.reason(),
                fresh.reference().profile().columns().rows(),
                fresh.reference().layout(),
                layout,
                Digest.of(content),
                chunks.stream().map(Digest::of).toList(),
                fresh.columns(),
                fresh.segments());
        var evidence = ledger.record(
                new NewEvidence(
                        fresh.version(),
                        fresh.artifact(),
                        ReferenceEvidence.KIND,
                        ReferenceEvidence.OUTCOME,
                        body,
                        fresh.processInstance()),
                by);
        rows.insert(new Row(
                evidence.id(), fresh.version(), layout, fresh.columns(), fresh.segments(), content, by, evidence.at()));
        rows.insertChunks(evidence.id(), chunks);
        return evidence;
    }

    /**
     * Compares predictions with a kept reference from now on. What was counted in the bins of another one is kept, but not
     * read any more.
     *
     * @param evidence id of its evidence
     * @throws Refusal {@code NO_REFERENCE} if the version has no such reference
     */
    @Transactional
    public void putInForce(VersionId version, String evidence, String reason, Actor by) {
        lock.take(version);
        var fresh = rows.find(evidence)
                .filter(row -> row.version().equals(version))
                .orElseThrow(() -> MonitoringProblem.NO_REFERENCE.refusal(
                        "Evidence %s is not a reference of %s: expected one that was kept for it", evidence, version));
        // The one before may have been altered: then it must be possible to replace it.
        var before = rows.inForce(version);
        if (before.filter(same -> same.evidence().equals(evidence)).isPresent()) {
            return;
        }
        rows.putInForce(version, evidence, events.now());
        events.publish(new ReferenceChanged(
                version,
                evidence,
                digest(kept(fresh)),
                before.map(row -> Digest.of(row.content())).orElse(null),
                reason,
                by,
                events.now()));
    }

    /** Makes a reference the one in force at once, for any bytes of the version. */
    @Transactional
    public void makeReference(VersionId version, ReferenceProfile reference, String reason, Actor by) {
        var evidence = keep(
                new NewReference(version, null, reference, List.of(), ModelColumns.PLAIN, List.of(), reason, null), by);
        putInForce(version, evidence.id(), reason, by);
    }

    private static Digest digest(KeptReference kept) {
        return Digest.of(ProfileFormat.bytes(kept.reference().profile()));
    }

    /** The ids of the evidence of the references in force of many versions, at most a thousand: enough to see a change. */
    @Transactional(readOnly = true)
    public Map<VersionId, String> inForce(Collection<VersionId> versions) {
        return versions.isEmpty() ? Map.of() : rows.evidenceInForce(versions);
    }

    /** The reference in force. */
    @Transactional(readOnly = true)
    public Optional<KeptReference> reference(VersionId version) {
        return rows.inForce(version).map(this::kept);
    }

    /** @throws Refusal {@code NO_REFERENCE} if none is in force */
    @Transactional(readOnly = true)
    public KeptReference required(VersionId version) {
        return reference(version)
                .orElseThrow(() -> MonitoringProblem.NO_REFERENCE.refusal(
                        "No reference of %s is in force: it is made from the validated data and comes into force with"
                                + " the certificate",
                        version));
    }

    /**
     * The references in force of many versions, at most a thousand, by one statement. One that was altered in the database
     * is logged and left out: its version is not evaluated any more, which is seen, and all others are.
     */
    @Transactional(readOnly = true)
    public Map<VersionId, KeptReference> references(Collection<VersionId> versions) {
        return versions.isEmpty()
                ? Map.of()
                : rows.inForce(versions).stream()
                        .flatMap(row -> intact(row).stream())
                        .collect(Collectors.toMap(KeptReference::version, Function.identity()));
    }

    private Optional<KeptReference> intact(Row row) {
        try {
            return Optional.of(kept(row));
        } catch (Refusal | IllegalArgumentException | IllegalStateException e) {
            LOG.error("Without a usable reference, {} is not monitored: {}", row.version(), e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * The parts of a reference, in the order of the data; none if it is not divided.
     *
     * @throws Refusal {@code REFERENCE_ALTERED} if one does not match its evidence
     */
    @Transactional(readOnly = true)
    public List<Profile> chunks(KeptReference reference) {
        var contents = rows.chunks(reference.evidence());
        requireSame(reference, contents.stream().map(Digest::of).toList());
        var layout = reference.reference().layout();
        var digest = reference.reference().profile().layout();
        return contents.stream()
                .map(content -> ProfileRepository.read(content, layout, digest))
                .toList();
    }

    /** As the whole reference, its parts are compared with the evidence once. */
    private void requireSame(KeptReference reference, List<Digest> chunks) {
        var key = reference.evidence() + CHUNKS;
        var digest = CanonicalJson.digest(chunks);
        if (digest.equals(verified.get(key))) {
            return;
        }
        var body = CanonicalJson.MAPPER.convertValue(
                ledger.get(reference.evidence()).body(), ReferenceEvidence.class);
        if (!body.chunks().equals(chunks)) {
            throw MonitoringProblem.REFERENCE_ALTERED.refusal(
                    "The parts of the reference of %s do not match its evidence %s: they were altered in the database"
                            + " after they were made",
                    reference.version(), reference.evidence());
        }
        verified.put(key, digest);
    }

    private KeptReference kept(Row row) {
        requireUnaltered(row);
        var layout = layouts.get(row.layout());
        var profile = ProfileRepository.read(row.content(), layout, row.layout());
        return new KeptReference(
                row.version(),
                new ReferenceProfile(layout, profile),
                row.columns(),
                row.segments(),
                row.evidence(),
                row.by(),
                row.at());
    }

    /** What compares must be what was approved, so it is compared with its evidence once, and with that digest afterwards. */
    private void requireUnaltered(Row row) {
        var digest = CanonicalJson.digest(
                List.of(row.layout(), Digest.of(row.content()), row.columns(), row.segments(), row.version()));
        if (digest.equals(verified.get(row.evidence()))) {
            return;
        }
        var evidence = ledger.get(row.evidence());
        var body = CanonicalJson.MAPPER.convertValue(evidence.body(), ReferenceEvidence.class);
        var same = evidence.subject().equals(row.version())
                && evidence.kind().equals(ReferenceEvidence.KIND)
                && body.layout().equals(row.layout())
                && body.profile().equals(Digest.of(row.content()))
                && body.columns().equals(row.columns())
                && body.segments().equals(row.segments());
        if (!same) {
            throw MonitoringProblem.REFERENCE_ALTERED.refusal(
                    "The reference of %s does not match its evidence %s: it was altered in the database after it was made",
                    row.version(), row.evidence());
        }
        verified.put(row.evidence(), digest);
    }

    /**
     * A reference to be kept.
     *
     * @param artifact that made its predictions, or null if it holds for any bytes of the version
     * @param chunks profiles of its parts in the same bins; empty if it is not divided
     * @param columns how the model's inputs and outputs become the reference's columns
     * @param segments attributes by which predictions are also counted separately
     * @param reason how and why it was made
     * @param processInstance that it was made for, or null
     */
    public record NewReference(
            VersionId version,
            @Nullable Digest artifact,
            ReferenceProfile reference,
            List<Profile> chunks,
            ModelColumns columns,
            List<String> segments,
            String reason,
            @Nullable String processInstance) {}
}
