package io.muster.datasets;

import io.muster.shared.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * A fingerprint that shows whether a file was replaced or written to between two moments. It complements the digest
 * and never replaces it.
 */
record Fingerprint(long size, FileTime modified, @Nullable Object key) {

    static Fingerprint of(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Fingerprint(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        } catch (IOException e) {
            throw new Refusal(DatasetProblem.UNREADABLE_DATASET, "The file could not be read", e);
        }
    }
}
