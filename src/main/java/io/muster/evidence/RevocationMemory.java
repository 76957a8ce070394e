package io.muster.evidence;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What this node has seen of the list of revocations, in a file beside the database: whoever deletes a row there has not
 * deleted it here. One signed envelope a line.
 */
@Component
class RevocationMemory {

    private final Path file;
    private final Set<String> entries;

    RevocationMemory(EvidenceSettings settings) {
        this.file = settings.revocationMemory();
        this.entries = read(file);
    }

    synchronized Set<String> entries() {
        return Set.copyOf(entries);
    }

    /** Keeps entries once they are committed: what a transaction sees of itself may yet be rolled back. */
    void remember(List<String> envelopes) {
        if (entries().containsAll(envelopes)) {
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

    private synchronized void keep(List<String> envelopes) {
        var fresh = envelopes.stream().filter(entries::add).toList();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, fresh, CREATE, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not remember revocations in " + file, e);
        }
    }

    private static Set<String> read(Path file) {
        try {
            return new LinkedHashSet<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read revocations from " + file, e);
        }
    }
}
