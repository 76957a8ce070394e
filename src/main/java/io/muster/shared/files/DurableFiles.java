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
 * Files that survive a power cut: what the database or a signature relies on must lie on the disk before that is said.
 * A file is forced, and so is the directory that names it. Both are for the server's own account ({@link OwnerOnly}).
 */
public final class DurableFiles {

    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private DurableFiles() {}

    /** Makes a file that was not there. */
    public static void create(Path file, byte[] content) throws IOException {
        try (var channel = OwnerOnly.open(file, NEW)) {
            writeFully(channel, ByteBuffer.wrap(content));
            channel.force(true);
        }
        forceDirectory(parent(file));
    }

    /** Writes a file beside and renames it in one step: whoever looks sees the old content or the new, never a part. */
    public static void replace(Path file, byte[] content) throws IOException {
        var next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        create(next, content);
        rename(next, file);
    }

    /** Renames a forced file in one step, replacing another one. */
    public static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory(parent(to));
    }

    /** Makes a directory and those above it that are missing, each named on the disk by the one above. */
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

    /** A renamed file survives a power cut only when its directory was written too; Windows has no such call. */
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
