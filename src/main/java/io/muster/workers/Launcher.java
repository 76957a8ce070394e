package io.muster.workers;

import io.muster.formats.ScoringSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The launcher of worker processes: this same program with another main class. Their environment contains only what
 * Java needs to start, because the server's contains passwords.
 */
final class Launcher {

    /** Variables without which some systems do not find libraries or their own folders. */
    private static final Set<String> KEPT = Set.of("SystemRoot", "LD_LIBRARY_PATH", "LANG", "LC_ALL");

    private static final String NESTED_MAIN = "org.springframework.boot.loader.launch.PropertiesLauncher";
    private static final Path SHELL = Path.of("/bin/sh");

    private final ScoringSettings scoring;
    private final ScoringWorkerSettings settings;
    private final OutsideCode outside;

    Launcher(ScoringSettings scoring, ScoringWorkerSettings settings, OutsideCode outside) {
        this.scoring = scoring;
        this.settings = settings;
        this.outside = outside;
    }

    /** @param folder its temporary folder */
    Process start(Path folder) throws IOException {
        var arguments = Files.write(folder.resolve("arguments"), quoted(java(folder)), StandardCharsets.UTF_8);
        var command = new ArrayList<>(limits());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + arguments);
        var process = new ProcessBuilder(command).directory(folder.toFile());
        process.environment().keySet().retainAll(KEPT);
        // One arena per thread would map 64 MB for each.
        process.environment().put("MALLOC_ARENA_MAX", "2");
        process.environment().put("ORT_DISABLE_TELEMETRY", "1");
        return process.start();
    }

    /**
     * Linux limits all writable memory of a process ({@code RLIMIT_DATA}), including memory outside Java's heap. And if
     * the machine itself runs out of memory, the OOM killer takes a worker before the server.
     */
    private List<String> limits() {
        if (!isLimited()) {
            return List.of();
        }
        var kilobytes = Long.toString(settings.memory().toKilobytes());
        return List.of(
                SHELL.toString(),
                "-c",
                "ulimit -d \"$0\"; ulimit -c 0; echo 500 2>/dev/null >/proc/self/oom_score_adj; exec \"$@\"",
                kilobytes);
    }

    /** Whether the operating system limits all memory of a process, and not only Java its heap. */
    static boolean isLimited() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux") && Files.isExecutable(SHELL);
    }

    private List<String> java(Path folder) {
        var words = new ArrayList<>(List.of(
                "-Xmx" + settings.heap().toKilobytes() + "k",
                "-XX:MaxDirectMemorySize=" + settings.heap().toKilobytes() + "k",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                // Messages of the JVM itself must not mix with the answers.
                "-XX:+DisplayVMOutputToStderr",
                "-Dslf4j.internal.verbosity=WARN",
                "-XX:ReservedCodeCacheSize=128m",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-Djava.io.tmpdir=" + folder,
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider"));
        words.add("-cp");
        if (isNested()) {
            words.add(classPath(Stream.of()));
            if (!outside.path().isEmpty()) {
                words.add("-Dloader.path="
                        + outside.path().stream().map(Path::toString).collect(Collectors.joining(",")));
            }
            words.add("-Dloader.main=" + WorkerMain.class.getName());
            words.add(NESTED_MAIN);
        } else {
            words.add(classPath(outside.path().stream().map(Path::toString)));
            words.add(WorkerMain.class.getName());
        }
        words.addAll(new WorkerArguments(scoring, settings.memoryInWords(), outside.jars()).words());
        return words;
    }

    /** Whether it runs from Spring Boot's jar, packed or unpacked, where only its own loader finds the classes. */
    private static boolean isNested() {
        var source = WorkerMain.class.getProtectionDomain().getCodeSource().getLocation();
        return source.toString().contains("BOOT-INF/classes");
    }

    /** @param first what stands before everything else, as on the loader path */
    private static String classPath(Stream<String> first) {
        var separator = System.getProperty("path.separator");
        return Stream.concat(
                        first, Stream.of(System.getProperty("java.class.path").split(separator)))
                .filter(part -> !part.isEmpty())
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .distinct()
                .collect(Collectors.joining(separator));
    }

    /** Quotes words as Java's launcher reads argument files. */
    private static List<String> quoted(List<String> words) {
        return words.stream()
                .map(word -> "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .toList();
    }
}
