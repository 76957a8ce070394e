package io.muster.proofs.record;

import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.SortableIds;
import io.muster.shared.events.EventPublisher;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The proofs of process definitions: kept for ever, the newest in force. */
@Service
public class Proofs {

    private final ProofRows rows;
    private final SortableIds ids;
    private final EventPublisher events;

    Proofs(ProofRows rows, SortableIds ids, EventPublisher events) {
        this.rows = rows;
        this.ids = ids;
        this.events = events;
    }

    /** The proof in force of a process definition; empty if none was made. */
    public Optional<RecordedProof> of(String definition) {
        return rows.latest(definition);
    }

    /** The proofs of these digests that were ever recorded here. */
    public Map<Digest, RecordedProof> of(Collection<Digest> digests) {
        return rows.of(digests).stream()
                .collect(Collectors.toMap(RecordedProof::digest, proof -> proof, (first, same) -> first));
    }

    /**
     * Prevents other transactions, on any node, from repeating proofs until this one ends, so that each finding is
     * reported once.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeLock() {
        rows.takeLock();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Collection<String> definitions, ProofReport report, Actor by) {
        var text = CanonicalJson.text(report);
        var digest = Digest.ofText(text);
        var now = events.now();
        for (var definition : definitions) {
            rows.insert(new RecordedProof(ids.next(), definition, report.permits(), text, digest, by, now));
            events.publish(new ProcessProven(
                    definition, report.permits(), digest, report.diagrams(), report.policy(), by, now));
        }
    }
}
