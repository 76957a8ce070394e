package io.muster.proofs.comparison;

import io.muster.processfiles.DeploymentFile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The last agreed version of each decision table in use: signed, shipped, or not looser than before. The version in
 * force is compared with it, regardless of how it was deployed.
 */
@Repository
public class AgreedTables {

    private final JdbcClient jdbc;
    private final Clock clock;

    AgreedTables(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param file that contains it */
    public record Agreed(String decision, DeploymentFile file) {}

    /** Empty also for a table in force that no one ever agreed to. */
    public Optional<Agreed> find(String decision) {
        return jdbc.sql("select * from proofs_agreed_table where decision = :decision and content is not null")
                .param("decision", decision)
                .query((row, any) -> new Agreed(
                        decision,
                        new DeploymentFile(
                                row.getString("file"),
                                Base64.getDecoder()
                                        .decode(row.getString("content").getBytes(StandardCharsets.US_ASCII)))))
                .optional();
    }

    /** Number of the change that asks for a signature on the version in force, which is not the agreed one. */
    public Optional<Integer> unsignedChange(String decision) {
        return jdbc.sql("""
                select unsigned_change from proofs_agreed_table
                where decision = :decision and unsigned_change is not null""").param("decision", decision).query(Integer.class).optional();
    }

    /** Records that this version is agreed to from now on. */
    public void agree(String decision, DeploymentFile file) {
        jdbc.sql("delete from proofs_agreed_table where decision = :decision")
                .param("decision", decision)
                .update();
        jdbc.sql("""
                insert into proofs_agreed_table (decision, file, content, agreed_at)
                values (:decision, :file, :content, :at)""")
                .param("decision", decision)
                .param("file", file.name())
                .param("content", Base64.getEncoder().encodeToString(file.content()))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether a change asks for a signature on a table that is already in force. */
    public boolean isUnsigned(int change) {
        return jdbc.sql("select count(*) from proofs_agreed_table where unsigned_change = :change")
                        .param("change", change)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Records that another version is in force, and that this change asks for a signature on it. */
    public void unsigned(String decision, int change) {
        var known = jdbc.sql("update proofs_agreed_table set unsigned_change = :change where decision = :decision")
                .param("change", change)
                .param("decision", decision)
                .update();
        if (known == 0) {
            jdbc.sql("insert into proofs_agreed_table (decision, unsigned_change) values (:decision, :change)")
                    .param("decision", decision)
                    .param("change", change)
                    .update();
        }
    }
}
