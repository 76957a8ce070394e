package io.muster.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Data and models of others that may lie beside the project. They are read from there, never copied in. */
public final class ReferenceMaterial {

    private static final List<Path> PLACES = List.of(Path.of("../shared"), Path.of("../../shared"));

    private ReferenceMaterial() {}

    /** The file or folder, or the test is skipped and says so. */
    public static Path require(String path) {
        var found = PLACES.stream()
                .map(place -> place.resolve(path))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(found.isPresent(), () -> "No %s beside the project".formatted(path));
        return found.orElseThrow();
    }
}
