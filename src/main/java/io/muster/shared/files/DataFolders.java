package io.muster.shared.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;

/**
 * Restricts the server's data (models, personal data in datasets, keys, decisions) to its own account. Folders and the
 * database file are created with these permissions before anything opens them; existing ones with wider permissions are
 * narrowed. A folder that also holds other programs' files is left unchanged and only reported.
 */
public final class DataFolders implements BeanFactoryPostProcessor, PriorityOrdered {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolders.class);

    private static final List<String> FOLDERS =
            List.of("muster.artifacts.directory", "muster.security.key-directory", "muster.training.directory");

    private static final List<String> FILES =
            List.of("muster.audit.checkpoint-memory", "muster.evidence.revocation-memory");

    /** The prefixes with which H2 opens a file; with any other, such as {@code mem:} or {@code tcp:}, there is no file to restrict. */
    private static final String H2_ACCESS = "(?:(?:file|nio|nioMapped|async|retry|split(?::\\d+)?):)*";

    private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:" + H2_ACCESS + "([^;:]*[/\\\\][^;]*).*");

    private final Environment environment;

    public DataFolders(Environment environment) {
        this.environment = environment;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var folders = paths(FOLDERS);
        var files = Stream.concat(paths(FILES).stream(), database().stream()).collect(Collectors.toSet());
        try {
            for (var folder : folders) {
                closeAll(folder);
            }
            for (var file : files) {
                prepare(file, folders, files);
            }
            if (database().isPresent()) {
                close(OwnerOnly.file(database().get()));
            }
        } catch (IOException e) {
            // A component that needs the folder will fail by itself; this only narrows who else may read it.
            LOG.warn("The permissions of the data folders could not be restricted: {}", e.toString());
        }
    }

    private Set<Path> paths(List<String> settings) {
        return settings.stream()
                .flatMap(setting -> Stream.ofNullable(environment.getProperty(setting)))
                .map(Path::of)
                .map(path -> path.toAbsolutePath().normalize())
                .collect(Collectors.toSet());
    }

    private Optional<Path> database() {
        return Optional.ofNullable(environment.getProperty("spring.datasource.url"))
                .map(H2_FILE::matcher)
                .filter(url -> url.matches())
                .map(url -> inHome(url.group(1) + ".mv.db").toAbsolutePath().normalize());
    }

    /** H2 expands {@code ~/} to the account's home, as a shell does. */
    private static Path inHome(String path) {
        return path.matches("~[/\\\\].*") ? Path.of(System.getProperty("user.home"), path.substring(2)) : Path.of(path);
    }

    private static void prepare(Path file, Set<Path> folders, Set<Path> files) throws IOException {
        var folder = file.getParent();
        if (Files.notExists(folder)) {
            OwnerOnly.folder(folder);
        } else if (OwnerOnly.isOpenToOthers(folder)) {
            closeIfOurs(folder, folders, files);
        }
        if (Files.exists(file)) {
            close(file);
        }
    }

    private static void closeIfOurs(Path folder, Set<Path> folders, Set<Path> files) throws IOException {
        try (var entries = Files.list(folder)) {
            var others = entries.filter(entry -> !isOurs(entry, folders, files)).toList();
            if (others.isEmpty()) {
                close(folder);
            } else {
                LOG.warn(
                        "Other accounts may read {}, which contains Muster's data and also {}: restrict it with "
                                + "chmod 700",
                        folder,
                        others);
            }
        }
    }

    /** Our own files include those a database puts beside its file ({@code muster.trace.db}), and temporary ones. */
    private static boolean isOurs(Path entry, Set<Path> folders, Set<Path> files) {
        return folders.contains(entry)
                || files.stream()
                        .anyMatch(file -> entry.getFileName().toString().startsWith(stem(file)));
    }

    private static String stem(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".mv.db") ? name.substring(0, name.length() - "mv.db".length()) : name;
    }

    /** Restricts the contents only if the folder was open; a closed folder already protects them. */
    private static void closeAll(Path folder) throws IOException {
        if (Files.notExists(folder) || !OwnerOnly.isOpenToOthers(folder)) {
            return;
        }
        try (var entries = Files.walk(folder)) {
            for (var entry : entries.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                close(entry);
            }
        }
    }

    private static void close(Path path) throws IOException {
        if (OwnerOnly.isOpenToOthers(path)) {
            OwnerOnly.close(path);
            LOG.info("Closed {} to others", path);
        }
    }
}
