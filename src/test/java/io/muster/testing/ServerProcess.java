package io.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server in a separate process: to be killed, or because its end would clear the static fields that Camunda shares
 * among all servers of a process.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int TAIL = 60;

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * @param log where everything it says is written
     * @param arguments as on the command line
     */
    public static ServerProcess start(Class<?> main, Path log, Collection<String> arguments) throws IOException {
        return start(main, log, arguments, List.of());
    }

    /** @param jars before everything else on its class path, as the loader path puts them */
    public static ServerProcess start(Class<?> main, Path log, Collection<String> arguments, Collection<Path> jars)
            throws IOException {
        var classPath =
                Stream.concat(jars.stream().map(Path::toString), Stream.of(System.getProperty("java.class.path")));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx1g",
                "-Duser.timezone=UTC",
                "-cp",
                classPath.collect(Collectors.joining(File.pathSeparator)),
                main.getName()));
        command.addAll(arguments);
        Files.writeString(log, "");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ServerProcess(process, log);
    }

    /** Until it says so. */
    public void await(String words, Duration longest) throws InterruptedException {
        var deadline = System.nanoTime() + longest.toNanos();
        while (!output().contains(words)) {
            assertThat(process.isAlive()).as(this::tail).isTrue();
            assertThat(System.nanoTime()).as("it says '%s'; see %s", words, log).isLessThan(deadline);
            pause(LOOK);
        }
    }

    /** Until it ends by itself. */
    public int awaitEnd(Duration longest) throws InterruptedException {
        assertThat(process.waitFor(longest.toSeconds(), TimeUnit.SECONDS))
                .as(() -> "it ends within %s:%n%s".formatted(longest, tail()))
                .isTrue();
        return process.exitValue();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Lets it work so long; returns at once when it ends. */
    public void pause(Duration time) throws InterruptedException {
        process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** SIGTERM, as an operator or a container's platform stops it. */
    public void terminate() {
        process.destroy();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines it said. */
    public String tail() {
        var lines = output().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
