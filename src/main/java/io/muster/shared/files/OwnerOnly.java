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
 * Files and folders that only the server's account may use: 0700 and 0600, regardless of its umask. Windows has no such
 * permissions; there the access list of the data folder must suffice.
 */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /** Creates the folder and its missing parents. An existing one is left unchanged. */
    public static Path folder(Path folder) throws IOException {
        return Files.createDirectories(folder, attributes(folder, FOLDER));
    }

    /** Creates the file empty if it is missing. */
    public static Path file(Path file) throws IOException {
        return Files.exists(file) ? file : Files.createFile(file, attributes(file, FILE));
    }

    /** Opens a file, which these options may create. */
    public static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
        return FileChannel.open(file, options, attributes(file, FILE));
    }

    /** @return whether anyone but the owner has any permission */
    public static boolean isOpenToOthers(Path path) throws IOException {
        return isPosix(path) && !FOLDER.containsAll(Files.getPosixFilePermissions(path));
    }

    /** Removes all permissions of others and none of the owner's. */
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
