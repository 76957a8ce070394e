package io.muster.lifecycle;

import io.muster.processfiles.DeploymentFile;
import io.muster.proofs.prover.Prover;
import io.muster.step.StepCatalogue;
import io.muster.verification.Proof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** The proof of the shipped processes, unchanged or with a small change, under the shipped policy. */
public final class ShippedProof {

    private static final Path PROCESSES = Path.of("processes");

    private ShippedProof() {}

    /** @param change made to each diagram */
    public static Proof prove(String folder, UnaryOperator<String> change) {
        var diagrams = files(folder, ".bpmn").stream()
                .map(file -> new DeploymentFile(
                        file.getFileName().toString(), change.apply(read(file)).getBytes(StandardCharsets.UTF_8)))
                .toList();
        return prover(UnaryOperator.identity()).prove(diagrams);
    }

    /** Another diagram under the policy that is shipped. */
    public static Proof prove(Path diagram) {
        // Some of those beside the project name a step that there no longer is; another harmless one does as well.
        var text =
                read(diagram).replace("${remindPeople}", "${describeVersion}").getBytes(StandardCharsets.UTF_8);
        return prover(UnaryOperator.identity())
                .prove(List.of(new DeploymentFile(diagram.getFileName().toString(), text)));
    }

    /** @param change made to each table of the policy */
    public static Proof proveUnder(UnaryOperator<String> change, String folder) {
        var diagrams = files(folder, ".bpmn").stream()
                .map(file -> new DeploymentFile(
                        file.getFileName().toString(), read(file).getBytes(StandardCharsets.UTF_8)))
                .toList();
        return prover(change).prove(diagrams);
    }

    private static Prover prover(UnaryOperator<String> change) {
        var prover = new Prover(StepCatalogue.read());
        files("decisions", ".dmn")
                .forEach(file -> prover.with(new DeploymentFile(
                        file.toString(), change.apply(read(file)).getBytes(StandardCharsets.UTF_8))));
        return prover;
    }

    private static List<Path> files(String folder, String ending) {
        try (var files = Files.list(PROCESSES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of a process folder, as text. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
