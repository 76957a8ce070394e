package io.muster.shared.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files and folders for the account the server runs as, and nobody else on the machine: 0700 and 0600, whatever its umask.
 * Windows has no such permissions; there the access list of the data folder must do.
 */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /** Makes the folder, and those above it that are missing. One that is there stays as it is. */
    public static Path folder(Path folder) throws IOException {
        return Files.createDirectories(folder, attributes(folder, FOLDER));
    }

    /** Makes the file empty, if it is missing. */
    public static Path file(Path file) throws IOException {
        return Files.exists(file) ? file : Files.createFile(file, attributes(file, FILE));
    }

    /** Opens a file that these options may make. */
    public static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
        return FileChannel.open(file, options, attributes(file, FILE));
    }

    /** @return whether anybody but the owner may do anything with it */
    public static boolean isOpenToOthers(Path path) throws IOException {
        return isPosix(path) && !FOLDER.containsAll(Files.getPosixFilePermissions(path));
    }

    /** Takes from others what they may do with it, and nothing from the owner. */
    public static void close(Path path) throws IOException {
        var permissions = EnumSet.copyOf(FOLDER);
        permissions.retainAll(Files.getPosixFilePermissions(path));
        Files.setPosixFilePermissions(path, permissions);
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
