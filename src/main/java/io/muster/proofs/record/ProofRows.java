package io.muster.proofs.record;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProofRows {

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
