package io.muster.audit.checkpoint;

import io.muster.audit.chain.AuditEntry.EntryHash;
import io.muster.audit.chain.ChainVerdict.BadEntry;
import io.muster.audit.chain.ChainVerdict.Fault;
import io.muster.audit.chain.ChainWalk;
import io.muster.audit.chain.Chains;
import io.muster.audit.chain.Chains.Head;
import io.muster.security.keys.SigningKeys;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The service that signs the heads of all chains. It signs only what it has verified: a chain that does not continue
 * from its signed head keeps the old head in the new checkpoint, so that its damage stays provable and the other chains
 * can still be signed.
 */
@Component
public class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final int PAGE = 500;

    private final CheckpointRows rows;
    private final Chains chains;
    private final SigningKeys keys;
    private final CheckpointMemory memory;
    private final Clock clock;

    Checkpoints(CheckpointRows rows, Chains chains, SigningKeys keys, CheckpointMemory memory, Clock clock) {
        this.rows = rows;
        this.chains = chains;
        this.keys = keys;
        this.memory = memory;
        this.clock = clock;
    }

    /** Signs what is committed, in its own transaction, one node at a time. @return the last one if nothing has moved since */
    public Optional<Checkpoint> take() {
        rows.lock();
        var last = rows.last();
        var tree = rows.latest();
        // One statement, and therefore one snapshot on both databases.
        var moved = chains.heads().values().stream()
                .filter(head -> !head.equals(tree.of(head.chain())))
                .filter(head -> continues(tree.of(head.chain()), head))
                .toList();
        if (moved.isEmpty()) {
            return last;
        }
        moved.forEach(tree::put);
        var checkpoint = sign(last, tree);
        rows.insert(checkpoint, moved);
        return Optional.of(checkpoint);
    }

    public Optional<Checkpoint> last() {
        return rows.last();
    }

    public List<Checkpoint> page(long from, int limit) {
        return rows.page(from, limit);
    }

    public List<Head> moved(Checkpoint checkpoint) {
        return rows.moved(checkpoint.number());
    }

    /** Keeps a committed checkpoint in this node's memory. */
    public void remember(Checkpoint checkpoint) {
        memory.remember(checkpoint, keys::verify);
    }

    public CheckpointVerifier.Outcome verify() {
        return new CheckpointVerifier(rows, keys::verify, memory.latest(keys::verify)).verify();
    }

    /**
     * Continues verifying.
     *
     * @param from the last checkpoint already verified, 0 for the beginning
     * @param limit approximate number after which it pauses
     */
    public CheckpointVerifier.Outcome verify(long from, int limit) {
        var start = rows.find(from);
        var verifier = start.isPresent()
                ? new CheckpointVerifier(rows, keys::verify, memory.latest(keys::verify), start.get())
                : new CheckpointVerifier(rows, keys::verify, memory.latest(keys::verify));
        return verifier.verify(limit);
    }

    /** The heads as the last checkpoint signed them. */
    public HeadTree signedHeads() {
        return rows.latest();
    }

    /** Checks that the checkpoint this node remembers still exists and is signed. */
    public Optional<BadEntry> contradictsMemory() {
        var remembered = memory.latest(keys::verify);
        return remembered.flatMap(seen -> rows.find(seen.number())
                .filter(there -> there.hash().equals(seen.hash()) && there.isSignedBy(keys::verify))
                .map(there -> Optional.<BadEntry>empty())
                .orElseGet(() -> Optional.of(new BadEntry(
                        seen.number(),
                        Fault.MISSING,
                        "this node has seen checkpoint %d, taken at %s, which is now missing or different"
                                .formatted(seen.number(), seen.at())))));
    }

    /** @param trusted the last valid checkpoint */
    public WitnessWalk witnesses(String chain, long trusted) {
        return new WitnessWalk(rows, chain, 0, trusted);
    }

    /**
     * @param from the entry after which the chain is followed
     * @param trusted the last valid checkpoint
     */
    public WitnessWalk witnesses(String chain, long from, long trusted) {
        return new WitnessWalk(rows, chain, from, trusted);
    }

    private Checkpoint sign(Optional<Checkpoint> last, HeadTree tree) {
        var unsigned = new Checkpoint(
                last.map(Checkpoint::number).orElse(0L) + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                tree.size(),
                tree.root(),
                last.map(Checkpoint::hash).orElse(EntryHash.GENESIS),
                "",
                "");
        var signed = keys.sign(unsigned.signed());
        return new Checkpoint(
                unsigned.number(),
                unsigned.at(),
                unsigned.chains(),
                unsigned.root(),
                unsigned.previous(),
                signed.keyId(),
                Base64.getEncoder().encodeToString(signed.signature()));
    }

    private boolean continues(Head signed, Head now) {
        var walk = new ChainWalk(signed, hash -> Optional.empty());
        while (walk.at().entries() < now.entries()) {
            var expected = (int) Math.min(PAGE, now.entries() - walk.at().entries());
            var page = chains.entries(now.chain(), walk.at().entries() + 1, expected);
            var bad = page.stream().flatMap(entry -> walk.next(entry).stream()).findFirst();
            if (bad.isPresent() || page.isEmpty()) {
                break;
            }
        }
        if (!walk.at().equals(now)) {
            LOG.error(
                    "Audit chain '{}' is damaged after entry {}: its head of {} entries was not signed. Verify it",
                    now.chain(),
                    walk.at().entries(),
                    now.entries());
            return false;
        }
        return true;
    }
}
