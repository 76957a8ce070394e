package io.muster.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Folders of diagrams. */
final class DiagramFolders {

    private static final String DIAGRAM = ".bpmn";

    private DiagramFolders() {}

    static Path require(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        return folder;
    }

    /** @throws IOException also when there is no diagram: a check of nothing is no check */
    static List<Path> diagrams(Path folder) throws IOException {
        try (var files = Files.walk(require(folder))) {
            var diagrams = files.filter(file -> file.toString().endsWith(DIAGRAM))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (diagrams.isEmpty()) {
                throw new IOException("there is no *%s file in %s".formatted(DIAGRAM, folder));
            }
            return diagrams;
        }
    }
}
