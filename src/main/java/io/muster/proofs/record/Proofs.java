package io.muster.proofs.record;

import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.SortableIds;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import io.muster.shared.events.EventPublisher;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
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

    /**
     * The proof of a process definition at one time.
     *
     * @param definition id of the process definition
     * @param report JSON of a {@link ProofReport}, in canonical form
     * @param digest of these bytes
     */
    public record RecordedProof(
            String id, String definition, boolean permits, String report, Digest digest, Actor by, Instant at) {}

    /**
     * A process definition was examined.
     *
     * @param permits whether it keeps what the policy enforces
     * @param proof digest of the recorded proof
     */
    @AuditEvent("ProcessProven")
    public record ProcessProven(
            String definition,
            boolean permits,
            Digest proof,
            Map<String, Digest> diagrams,
            Digest policy,
            Actor actor,
            Instant at)
            implements DomainEvent {

        public ProcessProven {
            diagrams = Map.copyOf(diagrams);
        }

        @Override
        public String chain() {
            return PLATFORM;
        }

        @Override
        public String subject() {
            return definition;
        }
    }

    @Repository
    static class ProofRows {

        private final JdbcClient jdbc;

        ProofRows(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        void insert(RecordedProof proof) {
            jdbc.sql("""
                    insert into proofs_proof (id, definition, permits, report, digest, recorded_by, recorded_at)
                    values (:id, :definition, :permits, :report, :digest, :by, :at)""")
                    .param("id", proof.id())
                    .param("definition", proof.definition())
                    .param("permits", proof.permits())
                    .param("report", proof.report())
                    .param("digest", proof.digest().toString())
                    .param("by", proof.by().id())
                    .param("at", proof.at().atOffset(ZoneOffset.UTC))
                    .update();
        }

        /** Waits until no other transaction, on any node, repeats proofs. */
        void takeLock() {
            jdbc.sql("update proofs_renewal_lock set id = id").update();
        }

        Optional<RecordedProof> latest(String definition) {
            return jdbc.sql("select * from proofs_proof where definition = :definition order by id desc limit 1")
                    .param("definition", definition)
                    .query(ProofRows::proof)
                    .optional();
        }

        /** Of any of these digests; the same proof may have been recorded for several definitions. */
        List<RecordedProof> of(Collection<Digest> digests) {
            if (digests.isEmpty()) {
                return List.of();
            }
            return jdbc.sql("select * from proofs_proof where digest in (:digests) order by id")
                    .param("digests", digests.stream().map(Digest::toString).toList())
                    .query(ProofRows::proof)
                    .list();
        }

        private static RecordedProof proof(ResultSet row, int number) throws SQLException {
            return new RecordedProof(
                    row.getString("id"),
                    row.getString("definition"),
                    row.getBoolean("permits"),
                    row.getString("report"),
                    Digest.parse(row.getString("digest")),
                    new Actor(row.getString("recorded_by")),
                    Columns.time(row, "recorded_at"));
        }
    }
}
