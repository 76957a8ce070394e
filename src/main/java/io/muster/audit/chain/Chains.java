package io.muster.audit.chain;

import io.muster.audit.chain.AuditEntry.EntryHash;
import io.muster.audit.chain.AuditEntry.NewEntry;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.jdbc.Columns;
import io.muster.shared.jdbc.RacingInsert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The repository of chains. */
@Repository
public class Chains {

    private static final String COLUMNS = "chain, seq, at, actor, what, subject, payload, previous, hash";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final RacingInsert insert;

    Chains(JdbcTemplate jdbc, RacingInsert insert) {
        this.jdbc = JdbcClient.create(new NamedParameterJdbcTemplate(jdbc));
        this.batches = jdbc;
        this.insert = insert;
    }

    /**
     * Appends entries to their chains in the current transaction: per chain one lock, one insert (batched) and one
     * update. Chains are locked in the order of their names, so that two transactions never deadlock.
     */
    public void append(List<NewEntry> entries) {
        var byChain =
                entries.stream().collect(Collectors.groupingBy(NewEntry::chain, TreeMap::new, Collectors.toList()));
        byChain.forEach(this::append);
    }

    private void append(String chain, List<NewEntry> entries) {
        var head = lock(chain);
        var chained = new ArrayList<AuditEntry>(entries.size());
        for (var entry : entries) {
            var next = entry.after(head.entries() + 1, head.hash());
            chained.add(next);
            head = new Head(chain, next.seq(), next.hash());
        }
        insert(chained);
        jdbc.sql("update audit_chain set entries = ?, head = ? where name = ?")
                .params(head.entries(), head.hash(), chain)
                .update();
    }

    private Head lock(String chain) {
        return lockExisting(chain).orElseGet(() -> {
            begin(chain);
            return lockExisting(chain).orElseThrow();
        });
    }

    private Optional<Head> lockExisting(String chain) {
        return jdbc.sql("select name, entries, head from audit_chain where name = ? for update")
                .param(chain)
                .query(Chains::head)
                .optional();
    }

    private void begin(String chain) {
        insert.tried(() -> jdbc.sql("insert into audit_chain (name, entries, head) values (?, 0, ?)")
                .params(chain, EntryHash.GENESIS)
                .update());
    }

    private void insert(List<AuditEntry> entries) {
        batches.batchUpdate(
                "insert into audit_entry (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entries.stream().map(Chains::values).toList());
    }

    private static Object[] values(AuditEntry entry) {
        return new Object[] {
            entry.chain(),
            entry.seq(),
            OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC),
            entry.actor().id(),
            entry.what(),
            entry.subject(),
            entry.payload(),
            entry.previous(),
            entry.hash()
        };
    }

    public List<AuditEntry> entries(String chain, long from, int limit) {
        return jdbc.sql("select " + COLUMNS + " from audit_entry where chain = ? and seq >= ? order by seq limit ?")
                .params(chain, from, limit)
                .query(Chains::entry)
                .list();
    }

    public List<AuditEntry.Fact> facts(String chain, String subject, Set<String> what) {
        return jdbc.sql("""
                select what, payload from audit_entry
                where chain = :chain and subject = :subject and what in (:what) order by seq""")
                .param("chain", chain)
                .param("subject", subject)
                .param("what", what)
                .query((row, number) ->
                        new AuditEntry.Fact(row.getString("what"), CanonicalJson.tree(row.getString("payload"))))
                .list();
    }

    public List<String> subjects(String chain, Set<String> what) {
        return jdbc.sql("select distinct subject from audit_entry where chain = :chain and what in (:what)")
                .param("chain", chain)
                .param("what", what)
                .query(String.class)
                .list();
    }

    public Optional<Head> head(String chain) {
        return jdbc.sql("select name, entries, head from audit_chain where name = ?")
                .param(chain)
                .query(Chains::head)
                .optional();
    }

    /** @return heads of all chains that have entries, by name */
    public Map<String, Head> heads() {
        var heads = new TreeMap<String, Head>();
        jdbc.sql("select name, entries, head from audit_chain where entries > 0")
                .query(Chains::head)
                .list()
                .forEach(head -> heads.put(head.chain(), head));
        return heads;
    }

    /** @return the position of the entry with this hash, if the chain has it */
    public Optional<Long> placeOf(String chain, String hash) {
        return jdbc.sql("select seq from audit_entry where chain = ? and hash = ? order by seq limit 1")
                .params(chain, hash)
                .query(Long.class)
                .optional();
    }

    /** @return every chain in the tables, including one whose head row or entries are gone */
    public List<String> names() {
        return jdbc
                .sql("select name from audit_chain where entries > 0 union select distinct chain from audit_entry"
                        + " union select distinct chain from audit_checkpoint_head")
                .query(String.class)
                .list()
                .stream()
                .sorted()
                .toList();
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        return new Head(row.getString("name"), row.getLong("entries"), row.getString("head"));
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getString("chain"),
                row.getLong("seq"),
                Columns.time(row, "at"),
                new Actor(row.getString("actor")),
                row.getString("what"),
                row.getString("subject"),
                row.getString("payload"),
                row.getString("previous"),
                row.getString("hash"));
    }

    /**
     * The end of a chain.
     *
     * @param entries number of entries, which is the last entry's sequence number
     * @param hash the last entry's hash
     */
    public record Head(String chain, long entries, String hash) {

        public static Head none(String chain) {
            return new Head(chain, 0, EntryHash.GENESIS);
        }

        /** The leaf of this chain in the tree of a checkpoint. */
        public byte[] leaf() {
            return MerkleTree.leaf(
                    CanonicalJson.bytes(Map.of("chain", chain, "entries", Long.toString(entries), "hash", hash)));
        }
    }
}
