package io.muster.audit.checkpoint;

import io.muster.audit.chain.Chains.Head;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The repository of checkpoints, and of the chain heads that moved between each and the one before. */
@Repository
class CheckpointRows {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    CheckpointRows(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
        this.batches = jdbc;
    }

    /** A head as signed by a checkpoint. */
    record Witness(long checkpoint, Head head) {}

    /** Blocks other checkpoints until the transaction ends. */
    void lock() {
        jdbc.sql("select number from audit_checkpoint_count where id = 1 for update")
                .query(Long.class)
                .single();
    }

    /** @return the number of the last checkpoint taken, 0 before the first; it is stored separately from the checkpoints */
    long lastNumber() {
        return jdbc.sql("select number from audit_checkpoint_count where id = 1")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    Optional<Checkpoint> last() {
        return jdbc.sql("select * from audit_checkpoint order by number desc fetch first 1 rows only")
                .query(CheckpointRows::checkpoint)
                .optional();
    }

    void insert(Checkpoint checkpoint, Collection<Head> moved) {
        jdbc.sql("""
                insert into audit_checkpoint (number, at, chains, root, previous, key_id, signature)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        checkpoint.number(),
                        checkpoint.at().atOffset(ZoneOffset.UTC),
                        checkpoint.chains(),
                        checkpoint.root(),
                        checkpoint.previous(),
                        checkpoint.keyId(),
                        checkpoint.signature())
                .update();
        batches.batchUpdate(
                "insert into audit_checkpoint_head (checkpoint, chain, seq, hash) values (?, ?, ?, ?)",
                moved.stream()
                        .map(head -> new Object[] {checkpoint.number(), head.chain(), head.entries(), head.hash()})
                        .toList());
        jdbc.sql("update audit_checkpoint_count set number = ? where id = 1")
                .param(checkpoint.number())
                .update();
    }

    List<Checkpoint> page(long from, int limit) {
        return jdbc.sql("select * from audit_checkpoint where number >= ? order by number limit ?")
                .params(from, limit)
                .query(CheckpointRows::checkpoint)
                .list();
    }

    /** The heads that moved between the previous checkpoint and this one. */
    List<Head> moved(long checkpoint) {
        return jdbc
                .sql("select checkpoint, chain, seq, hash from audit_checkpoint_head where checkpoint = ?")
                .param(checkpoint)
                .query(CheckpointRows::witness)
                .list()
                .stream()
                .map(Witness::head)
                .toList();
    }

    /** The head of each chain as it was last signed. */
    HeadTree latest() {
        var tree = new HeadTree();
        jdbc.sql("""
                select h.checkpoint, h.chain, h.seq, h.hash from audit_checkpoint_head h
                where h.checkpoint = (select max(l.checkpoint) from audit_checkpoint_head l where l.chain = h.chain)""").query(CheckpointRows::witness).list().forEach(witness -> tree.put(witness.head()));
        return tree;
    }

    /** The head of each chain as it stood at one checkpoint. */
    HeadTree treeAt(long checkpoint) {
        var tree = new HeadTree();
        jdbc.sql("""
                select h.checkpoint, h.chain, h.seq, h.hash from audit_checkpoint_head h
                where h.checkpoint = (select max(l.checkpoint) from audit_checkpoint_head l
                    where l.chain = h.chain and l.checkpoint <= ?)""")
                .param(checkpoint)
                .query(CheckpointRows::witness)
                .list()
                .forEach(witness -> tree.put(witness.head()));
        return tree;
    }

    Optional<Checkpoint> find(long number) {
        return jdbc.sql("select * from audit_checkpoint where number = ?")
                .param(number)
                .query(CheckpointRows::checkpoint)
                .optional();
    }

    /**
     * A chain's signed heads, in the order of checkpoints.
     *
     * @param beyond only heads after this entry
     * @param after only those signed by checkpoints after this one
     * @param upTo the last checkpoint considered
     * @param limit the greatest number of heads returned
     */
    List<Witness> witnesses(String chain, long beyond, long after, long upTo, int limit) {
        return jdbc.sql("""
                select checkpoint, chain, seq, hash from audit_checkpoint_head
                where chain = ? and seq > ? and checkpoint > ? and checkpoint <= ? order by checkpoint limit ?""")
                .params(chain, beyond, after, upTo, limit)
                .query(CheckpointRows::witness)
                .list();
    }

    private static Witness witness(ResultSet row, int number) throws SQLException {
        return new Witness(
                row.getLong("checkpoint"), new Head(row.getString("chain"), row.getLong("seq"), row.getString("hash")));
    }

    private static Checkpoint checkpoint(ResultSet row, int number) throws SQLException {
        return new Checkpoint(
                row.getLong("number"),
                Columns.time(row, "at"),
                row.getInt("chains"),
                row.getString("root"),
                row.getString("previous"),
                row.getString("key_id"),
                row.getString("signature"));
    }
}
