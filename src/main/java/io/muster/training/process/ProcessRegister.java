package io.muster.training.process;

import io.muster.training.runs.ProcessMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The file in a run's directory that lists the processes of the run, one per line. It outlives a server that is killed:
 * the clean-up of the directory knows which processes to end first.
 */
final class ProcessRegister {

    private final Path file;

    ProcessRegister(Path directory) {
        this.file = directory.resolve("processes");
    }

    void add(ProcessHandle process) {
        try {
            Files.writeString(
                    file, ProcessMark.of(process) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not record a process in " + file, e);
        }
    }

    /** Processes that still run. */
    List<ProcessHandle> running() {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .map(ProcessMark::parse)
                    .flatMap(Optional::stream)
                    .map(ProcessMark::find)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }
}
