package io.muster.shared.files;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files that survive a power failure: what the database or a signature relies on must be on disk first. Both the file
 * and its directory entry are forced. Both are for the server's own account ({@link OwnerOnly}).
 */
public final class DurableFiles {

    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private DurableFiles() {}

    /** Creates a new file. */
    public static void create(Path file, byte[] content) throws IOException {
        try (var channel = OwnerOnly.open(file, NEW)) {
            writeFully(channel, ByteBuffer.wrap(content));
            channel.force(true);
        }
        forceDirectory(parent(file));
    }

    /** Writes a temporary file and renames it atomically: readers see the old content or the new, never a part. */
    public static void replace(Path file, byte[] content) throws IOException {
        var next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        create(next, content);
        rename(next, file);
    }

    /** Renames a forced file atomically, replacing an existing one. */
    public static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory(parent(to));
    }

    /** Creates a directory and its missing parents, forcing each directory entry to disk. */
    public static void createDirectories(Path directory) throws IOException {
        var absolute = directory.toAbsolutePath().normalize();
        var missing = absolute;
        while (missing != null && Files.notExists(missing)) {
            missing = missing.getParent();
        }
        OwnerOnly.folder(absolute);
        for (@Nullable Path made = absolute; made != null && !made.equals(missing); made = made.getParent()) {
            forceDirectory(parent(made));
        }
    }

    public static void writeFully(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** A rename survives a power failure only if the directory was forced too; Windows has no such call. */
    public static void forceDirectory(Path directory) throws IOException {
        if (File.separatorChar == '/') {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Path parent(Path file) {
        var parent = file.toAbsolutePath().normalize().getParent();
        return parent == null ? file.toAbsolutePath().getRoot() : parent;
    }
}
