package io.muster.evidence.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.evidence.EvidenceSettings;
import io.muster.evidence.EvidenceSettings.DamagePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class RevocationMemoryTests {

    @TempDir
    Path directory;

    private Path parent;
    private EvidenceSettings settings;
    private RevocationMemory memory;

    @BeforeEach
    void startWithNothing() {
        parent = directory.resolve("memory");
        settings = new EvidenceSettings(parent.resolve("revocations"), Duration.ofMinutes(1), DamagePolicy.SUSPEND);
        memory = new RevocationMemory(settings);
    }

    @Test
    void whatCouldNotBeWrittenIsNotRememberedAndWrittenAtTheNextLook() throws IOException {
        Files.writeString(parent, "a file where a directory must be");
        memory.remember(List.of("one"));
        assertThat(memory.entries()).isEmpty();

        Files.delete(parent);
        memory.remember(List.of("one", "two"));

        assertThat(memory.entries()).containsExactlyInAnyOrder("one", "two");
        assertThat(new RevocationMemory(settings).entries()).isEqualTo(memory.entries());
    }

    @Test
    void aFailedWriteDoesNotBreakWhatIsCommitted() throws IOException {
        Files.writeString(parent, "a file where a directory must be");
        TransactionSynchronizationManager.initSynchronization();
        try {
            memory.remember(List.of("one"));
            // Whatever this throws reaches the caller, whose revocation is in the database.
            TransactionSynchronizationManager.getSynchronizations().forEach(TransactionSynchronization::afterCommit);
        } finally {
            TransactionSynchronizationManager.clearSynchronization();
        }

        assertThat(memory.entries()).isEmpty();
    }

    @Test
    void nothingIsWrittenTwice() throws IOException {
        memory.remember(List.of("one"));
        memory.remember(List.of("one"));

        assertThat(Files.readAllLines(settings.revocationMemory())).containsOnlyOnce("one");
    }
}
