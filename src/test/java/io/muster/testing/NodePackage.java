package io.muster.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Tools of others that come by npm, installed under {@code target} as their lock file pins them. Where Node.js, npm or a
 * registry cannot be had, the test is skipped, and says so.
 */
public final class NodePackage {

    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path INSTALLED = Path.of("target/node");
    private static final String MISSING =
            "SKIPPED: the npm packages of %s could not be installed. Node.js 18 or newer with npm and a registry are expected: %s";

    private final Path folder;

    private NodePackage(Path folder) {
        this.folder = folder;
    }

    /** @param name of a folder in {@code src/test/node} with a {@code package-lock.json} */
    public static NodePackage install(String name) throws Exception {
        var folder = Files.createDirectories(INSTALLED.resolve(name));
        copy(SOURCES.resolve(name), folder);
        var tool = new NodePackage(folder);
        try {
            var run = tool.run("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error");
            Assumptions.assumeTrue(run.exit() == 0, () -> MISSING.formatted(name, run.out()));
        } catch (IOException e) {
            Assumptions.abort(MISSING.formatted(name, e.getMessage()));
        }
        return tool;
    }

    /** Runs a command in the folder where everything is installed; both outputs together. */
    public Node run(String... command) throws Exception {
        var process = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("It does not end: " + String.join(" ", command));
        }
        return new Node(process.exitValue(), out.strip());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.list(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
