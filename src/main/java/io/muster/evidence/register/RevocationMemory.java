package io.muster.evidence.register;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.muster.evidence.EvidenceSettings;
import io.muster.shared.files.DurableFiles;
import io.muster.shared.files.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * This node's own copy of the revocation list, in a file outside the database, so that deleting a row there does not
 * remove it here. One signed envelope per line.
 */
@Component
public class RevocationMemory {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationMemory.class);

    private final Path file;
    private final Set<String> entries;
    private List<String> known = List.of();

    public RevocationMemory(EvidenceSettings settings) {
        this.file = settings.revocationMemory();
        this.entries = read(file);
    }

    public synchronized Set<String> entries() {
        return Set.copyOf(entries);
    }

    /** Keeps entries only once they are committed, because a transaction's own entries may still be rolled back. */
    void remember(List<String> envelopes) {
        if (has(envelopes)) {
            return;
        }

        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            keep(envelopes);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                keep(envelopes);
            }
        });
    }

    /** Compares by identity first, because the same list is passed repeatedly and may be long. */
    private synchronized boolean has(List<String> envelopes) {
        if (envelopes != known && entries.containsAll(envelopes)) {
            known = envelopes;
        }
        return envelopes == known;
    }

    /**
     * Writes and forces to disk first, then remembers. The caller's revocation is in the database even if this fails;
     * an entry that could not be written is offered again at the next reading.
     */
    private synchronized void keep(List<String> envelopes) {
        var fresh = envelopes.stream()
                .filter(envelope -> !entries.contains(envelope))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }

        try {
            write(fresh);
            entries.addAll(fresh);
        } catch (IOException e) {
            LOG.error(
                    "{} revocations could not be saved in {}; this is tried again when the list is next read",
                    fresh.size(),
                    file,
                    e);
        }
    }

    private void write(List<String> envelopes) throws IOException {
        var isNew = Files.notExists(file);
        var directory = file.toAbsolutePath().getParent();
        DurableFiles.createDirectories(directory);
        // Starts on a new line, even if a crash left an incomplete one.
        var lines = StandardCharsets.UTF_8.encode("\n" + String.join("\n", envelopes) + "\n");
        try (var channel = OwnerOnly.open(file, Set.of(CREATE, WRITE, APPEND))) {
            DurableFiles.writeFully(channel, lines);
            channel.force(true);
        }
        if (isNew) {
            DurableFiles.forceDirectory(directory);
        }
    }

    private static Set<String> read(Path file) {
        try {
            var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
            return lines.stream().filter(line -> !line.isBlank()).collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read revocations from " + file, e);
        }
    }
}
