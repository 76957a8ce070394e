package io.muster.commands;

import io.muster.processfiles.DeploymentFile;
import io.muster.shared.files.VisibleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The search for the diagrams in a folder. */
final class DiagramFolders {

    private DiagramFolders() {}

    static Path require(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        return folder;
    }

    /** @throws IOException also if there is no diagram, because a check of nothing proves nothing */
    static List<Path> diagrams(Path folder) throws IOException {
        var diagrams = VisibleFiles.in(require(folder)).stream()
                .filter(file -> DeploymentFile.isDiagram(file.toString()))
                .toList();
        if (diagrams.isEmpty()) {
            throw new IOException("there is no *.bpmn file in %s".formatted(folder));
        }
        return diagrams;
    }
}
