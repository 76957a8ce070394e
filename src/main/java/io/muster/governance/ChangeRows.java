package io.muster.governance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.governance.Change.Basis;
import io.muster.governance.Change.Sent;
import io.muster.governance.Change.State;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ChangeRows {

    private static final TypeReference<Map<String, String>> FORMER = new TypeReference<>() {};

    private final JdbcClient jdbc;

    ChangeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Waits until no other transaction, on any node, proposes, and prevents others until this one ends. By an update:
     * H2 finds no row "for update" when it waited for a transaction that changed it.
     */
    void takeLock() {
        jdbc.sql("update governance_change_count set number = number").update();
    }

    /** Must be called while holding the lock. */
    int nextNumber() {
        jdbc.sql("update governance_change_count set number = number + 1").update();
        return jdbc.sql("select number from governance_change_count")
                .query(Integer.class)
                .single();
    }

    void insert(Change change) {
        jdbc.sql("""
                insert into governance_change (number, digest, name, source, tenant, proposer, proposed_at, owner, former,
                    under, state)
                values (:number, :digest, :name, :source, :tenant, :proposer, :at, :owner, :former, :under, :state)""")
                .param("number", change.number())
                .param("digest", change.sent().digest().toString())
                .param("name", change.sent().name())
                .param("source", change.sent().source())
                .param("tenant", change.sent().tenant())
                .param("proposer", change.proposer().id())
                .param("at", change.proposedAt().atOffset(ZoneOffset.UTC))
                .param("owner", change.owner())
                .param("former", CanonicalJson.text(change.basis().former()))
                .param("under", change.basis().under().toString())
                .param("state", change.state().name())
                .update();
    }

    /** Updates everything about it that may change. */
    void update(Change change) {
        jdbc.sql("""
                update governance_change set owner = :owner, former = :former, under = :under, state = :state,
                    closed_at = :closed, reason = :reason, deployment = :deployment
                where number = :number""")
                .param("number", change.number())
                .param("owner", change.owner())
                .param("former", CanonicalJson.text(change.basis().former()))
                .param("under", change.basis().under().toString())
                .param("state", change.state().name())
                .param("closed", offset(change.closedAt()))
                .param("reason", change.reason())
                .param("deployment", change.deployment())
                .update();
    }

    Optional<Change> find(int number) {
        return read("select * from governance_change where number = :number", Map.of("number", number)).stream()
                .findFirst();
    }

    /** No other transaction changes it until this one ends. */
    Optional<Change> lock(int number) {
        return read("select * from governance_change where number = :number for update", Map.of("number", number))
                .stream()
                .findFirst();
    }

    Optional<Change> findOpen(Digest digest, @Nullable String tenant) {
        return read(
                        "select * from governance_change where digest = :digest and state = 'OPEN' order by number",
                        Map.of("digest", digest.toString()))
                .stream()
                .filter(change -> java.util.Objects.equals(tenant, change.sent().tenant()))
                .findFirst();
    }

    /** The newest first. */
    List<Change> newest(int most) {
        return read("select * from governance_change order by number desc limit :most", Map.of("most", most));
    }

    List<Change> open() {
        return read("select * from governance_change where state = 'OPEN' order by number", Map.of());
    }

    private List<Change> read(String sql, Map<String, ?> parameters) {
        return jdbc.sql(sql).params(parameters).query(this::change).list();
    }

    private Map<String, Digest> files(int number) {
        var files = new HashMap<String, Digest>();
        jdbc.sql("select name, digest from governance_change_file where change_number = :number")
                .param("number", number)
                .query((row, any) -> files.put(row.getString("name"), Digest.parse(row.getString("digest"))))
                .list();
        return files;
    }

    private Change change(ResultSet row, int any) throws SQLException {
        var number = row.getInt("number");
        return new Change(
                number,
                new Sent(
                        Digest.parse(row.getString("digest")),
                        row.getString("name"),
                        row.getString("source"),
                        row.getString("tenant"),
                        files(number)),
                new Actor(row.getString("proposer")),
                Columns.time(row, "proposed_at"),
                row.getString("owner"),
                new Basis(former(row.getString("former")), Digest.parse(row.getString("under"))),
                State.valueOf(row.getString("state")),
                Columns.timeOrNull(row, "closed_at"),
                row.getString("reason"),
                row.getString("deployment"));
    }

    private static Map<String, String> former(String json) {
        try {
            return CanonicalJson.MAPPER.readValue(json, FORMER);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The recorded comparison of a change is not JSON: " + json, e);
        }
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
