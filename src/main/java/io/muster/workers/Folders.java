package io.muster.workers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The temporary folders of worker processes, one for each. */
final class Folders {

    private static final Logger LOG = LoggerFactory.getLogger(Folders.class);

    private static final String PREFIX = "muster-worker";

    private Folders() {}

    /** Creates a folder that other accounts cannot read. */
    static Path create() throws IOException {
        return Files.createTempDirectory(PREFIX);
    }

    /** Deletes only what {@link #create} created. What cannot be deleted is left to the system's cleaning of temporary folders. */
    static void delete(Path folder) {
        if (!folder.getFileName().toString().startsWith(PREFIX)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.debug("Temporary folder {} could not be deleted: {}", folder, e.toString());
        }
    }
}
