package io.muster.audit.export;

import io.muster.audit.chain.ChainVerdict;
import io.muster.audit.chain.ChainVerdict.BadEntry;
import io.muster.audit.chain.ChainVerdict.Fault;
import io.muster.audit.chain.ChainWalk;
import io.muster.audit.chain.Chains.Head;
import io.muster.audit.checkpoint.CheckpointWalk;
import io.muster.security.keys.PublicKeys;
import io.muster.shared.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The offline verifier of an exported chain, which needs only public keys. It checks every entry against the previous
 * one, every checkpoint's signature, and by its proof that it signed this chain as it is in the file. Memory does not
 * grow with the file.
 */
public final class ExportVerifier {

    private final Path file;
    private final PublicKeys keys;
    private ChainWalk chain;
    private CheckpointWalk checkpoints;
    private long confirmed;
    private boolean lastIsProven;
    private boolean ended;

    public ExportVerifier(Path file, PublicKeys keys) {
        this.file = file;
        this.keys = keys;
    }

    /**
     * @return verdicts on the chain and on the checkpoints, up to the first fault
     * @throws NoExport if the file is not an exported chain
     * @throws IOException if it cannot be read
     */
    public List<ChainVerdict> verify() throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            begin(line(reader.readLine()));
            for (var text = reader.readLine(); text != null; text = reader.readLine()) {
                var line = line(text);
                var badCheckpoint = line.checkpoint() == null ? Optional.<BadEntry>empty() : signature(line);
                if (badCheckpoint.isPresent()) {
                    return verdicts(Optional.empty(), badCheckpoint);
                }
                var bad = entry(line).or(() -> witness(line)).or(() -> end(line));
                if (bad.isPresent()) {
                    return verdicts(bad, Optional.empty());
                }
            }
        }
        return verdicts(ended ? Optional.empty() : Optional.of(cutOff()), Optional.empty());
    }

    private void begin(ExportLine first) throws NoExport {
        var start = first.start();
        if (start == null || !ExportLine.TYPE.equals(start.type()) || start.chain() == null) {
            throw new NoExport(file, "its first line does not say that it is one");
        }
        chain = new ChainWalk(Head.none(start.chain()), this::placeOf);
        checkpoints = new CheckpointWalk(keys::verify);
    }

    private Optional<BadEntry> entry(ExportLine line) {
        return Optional.ofNullable(line.entry()).flatMap(entry -> chain.next(entry.asWritten()));
    }

    private Optional<BadEntry> signature(ExportLine line) {
        return checkpoints.next(line.checkpoint()).or(() -> {
            var proof = line.proof();
            return proof == null || proof.leadsTo(line.checkpoint(), chain.at().chain())
                    ? Optional.empty()
                    : CheckpointWalk.forged(line.checkpoint(), "its inclusion proof does not lead to the signed root");
        });
    }

    /** The head signed by a valid checkpoint must match the entry before it. */
    private Optional<BadEntry> witness(ExportLine line) {
        var proof = line.proof();
        if (line.checkpoint() != null) {
            lastIsProven = proof != null;
        }
        if (line.checkpoint() == null || proof == null) {
            return Optional.empty();
        }
        var at = chain.at();
        if (proof.entries() > at.entries()) {
            return Optional.of(new BadEntry(
                    at.entries() + 1,
                    Fault.TRUNCATED,
                    "checkpoint %d has %d entries".formatted(line.checkpoint().number(), proof.entries())));
        }
        if (proof.entries() < at.entries() || !proof.hash().equals(at.hash())) {
            return Optional.of(new BadEntry(
                    at.entries(),
                    Fault.REWRITTEN,
                    ("checkpoint %d has entry %d with hash %s as the last: an entry from %d to here was " + "rewritten")
                            .formatted(line.checkpoint().number(), proof.entries(), proof.hash(), confirmed + 1)));
        }
        confirmed = at.entries();
        return Optional.empty();
    }

    private Optional<BadEntry> end(ExportLine line) {
        var end = line.end();
        if (end == null) {
            return Optional.empty();
        }
        ended = true;
        if (end.entries() != chain.at().entries() || end.checkpoints() != checkpoints.number()) {
            return Optional.of(cutOff());
        }
        // Proofs and later checkpoints can be removed from a file, so only a file that proves its end proves anything.
        if (!lastIsProven || confirmed != chain.at().entries()) {
            return Optional.of(new BadEntry(
                    confirmed + 1, Fault.UNSIGNED, "the last checkpoint does not prove the last entry of the chain"));
        }
        return Optional.empty();
    }

    private BadEntry cutOff() {
        return new BadEntry(chain.at().entries() + 1, Fault.TRUNCATED, "the end of the file is missing");
    }

    private List<ChainVerdict> verdicts(Optional<BadEntry> badEntry, Optional<BadEntry> badCheckpoint) {
        var name = chain.at().chain();
        var ofChain = badEntry.map(
                        bad -> new ChainVerdict(name, bad.fault() == Fault.REWRITTEN ? confirmed : bad.seq() - 1, bad))
                .orElseGet(() -> ChainVerdict.intact(name, chain.at().entries()));
        var ofCheckpoints = badCheckpoint
                .map(bad -> ChainVerdict.bad(ChainVerdict.CHECKPOINTS, bad))
                .orElseGet(() -> ChainVerdict.intact(ChainVerdict.CHECKPOINTS, checkpoints.number()));
        return List.of(ofChain, ofCheckpoints);
    }

    /** Reads the file a second time, only after a fault. */
    private Optional<Long> placeOf(String hash) {
        try (var lines = Files.lines(file)) {
            return lines.map(text -> CanonicalJson.read(text, ExportLine.class))
                    .filter(line ->
                            line.entry() != null && hash.equals(line.entry().hash()))
                    .map(line -> line.entry().seq())
                    .findFirst();
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    private ExportLine line(String text) throws NoExport {
        try {
            return CanonicalJson.read(text == null ? "" : text, ExportLine.class);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new NoExport(file, "a line is not JSON of the expected form");
        }
    }

    /** A file is not an exported chain. */
    public static class NoExport extends IOException {

        NoExport(Path file, String why) {
            super("%s is not an exported audit chain: %s".formatted(file, why));
        }
    }
}
