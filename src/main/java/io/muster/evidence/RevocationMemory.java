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
import java.util.stream.Collectors;
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

    private synchronized boolean has(List<String> envelopes) {
        return entries.containsAll(envelopes);
    }

    private synchronized void keep(List<String> envelopes) {
        var fresh = envelopes.stream().filter(entries::add).toList();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            // A line of its own, whatever a crash left at the end.
            Files.writeString(file, "\n" + String.join("\n", fresh) + "\n", CREATE, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not remember revocations in " + file, e);
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
