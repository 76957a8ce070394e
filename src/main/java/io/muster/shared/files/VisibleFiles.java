package io.muster.shared.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The ordinary files in a folder and its subfolders, without hidden files and folders, whose names begin with a dot,
 * and without Node packages. A folder may be named like a file, such as {@code old.bpmn}: it is still not a file.
 */
public final class VisibleFiles {

    private static final String NODE_PACKAGES = "node_modules";

    private VisibleFiles() {}

    /**
     * Lists the files, sorted.
     *
     * @param folder or a single file, which is then the only result
     * @throws IOException if something cannot be read
     */
    public static List<Path> in(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> isVisible(folder, file))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isVisible(Path folder, Path file) {
        for (var part : folder.relativize(file)) {
            if (part.toString().startsWith(".") || part.toString().equals(NODE_PACKAGES)) {
                return false;
            }
        }
        return true;
    }
}
