package io.muster.audit.chain;

import io.muster.audit.SomethingHappened;
import io.muster.audit.chain.AuditEntry.NewEntry;
import io.muster.audit.checkpoint.CheckpointSettings;
import io.muster.shared.Actor;
import java.nio.file.Files;
import java.util.Base64;
import java.util.stream.IntStream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The changes that a person with the database's password can make to the trail. */
@TestComponent
public class AuditTampering {

    private final JdbcClient jdbc;
    private final Chains chains;
    private final CheckpointSettings settings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    AuditTampering(
            JdbcClient jdbc,
            Chains chains,
            CheckpointSettings settings,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.chains = chains;
        this.settings = settings;
        this.events = events;
        this.transaction = transaction;
    }

    /** An empty trail, on a node without memory. */
    public void startAgain() throws Exception {
        for (var table : new String[] {"audit_checkpoint_head", "audit_checkpoint", "audit_entry", "audit_chain"}) {
            sql("delete from " + table);
        }
        sql("update audit_checkpoint_count set number = 0");
        Files.deleteIfExists(settings.checkpointMemory());
    }

    public void happens(String chain, int times) {
        transaction.executeWithoutResult(status ->
                IntStream.range(0, times).forEach(i -> events.publishEvent(SomethingHappened.to(chain, "fact " + i))));
    }

    public void sql(String statement, Object... params) {
        jdbc.sql(statement).params(params).update();
    }

    /** Changes an entry and computes its hash and all later ones again: consistent in itself. */
    public void rewrite(String chain, long seq) {
        transaction.executeWithoutResult(status -> {
            var entries = chains.entries(chain, seq, 10_000);
            var previous = entries.get(0).previous();
            for (var entry : entries) {
                var payload = entry.seq() == seq ? "{\"detail\":\"nothing to see\"}" : entry.payload();
                var forged = new NewEntry(
                                chain,
                                entry.at(),
                                new Actor(entry.actor().id()),
                                entry.what(),
                                entry.subject(),
                                payload)
                        .after(entry.seq(), previous);
                sql(
                        "update audit_entry set payload = ?, previous = ?, hash = ? where chain = ? and seq = ?",
                        forged.payload(),
                        forged.previous(),
                        forged.hash(),
                        chain,
                        forged.seq());
                previous = forged.hash();
            }
            sql("update audit_chain set head = ? where name = ?", previous, chain);
        });
    }

    /** Removes the last entries and adjusts the head. */
    public void truncate(String chain, long last) {
        var head = chains.entries(chain, last, 1).get(0).hash();
        sql("delete from audit_entry where chain = ? and seq > ?", chain, last);
        sql("update audit_chain set entries = ?, head = ? where name = ?", last, head, chain);
    }

    public void takeOffCheckpoints(long last) {
        sql("delete from audit_checkpoint where number > ?", last);
        sql("delete from audit_checkpoint_head where checkpoint > ?", last);
        sql("update audit_checkpoint_count set number = ?", last);
    }

    public static String anySignature() {
        return Base64.getEncoder().encodeToString(new byte[64]);
    }
}
