package io.muster.lifecycle.proof;

import io.muster.lifecycle.step.StepCatalogue;
import io.muster.verification.Diagram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The processes that ship with Muster, and a prover with its steps and tables. */
final class Shipped {

    static final Path PROCESSES = Path.of("processes");
    static final List<String> FOLDERS = List.of("release", "revalidation", "retirement");

    private Shipped() {}

    static Prover prover() {
        var prover = new Prover(StepCatalogue.read());
        files("decisions", ".dmn")
                .forEach(file -> prover.with(file.getFileName().toString(), content(file)));
        return prover;
    }

    static List<Diagram> diagrams(String folder) {
        return files(folder, ".bpmn").stream()
                .map(file -> new Diagram(file.getFileName().toString(), content(file)))
                .toList();
    }

    static List<Path> files(String folder, String ending) {
        try (var files = Files.list(PROCESSES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
