package io.muster.training.process;

import io.muster.shared.Progress;
import io.muster.shared.Refusal;
import io.muster.training.TrainingProblem;
import io.muster.training.process.CommandSettings.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.util.unit.DataSize;

/**
 * One process from start to end. However it ends, neither it nor any process it started continues to run. Time is
 * measured by the machine's own monotonic clock, because it limits a real process.
 */
final class CommandRun {

    private static final long LOOK_EVERY_MILLIS = 100;

    private final String name;
    private final Command command;
    private final List<String> arguments;
    private final Path home;
    private final Path out;
    private final ProcessRegister register;

    /** @param directory of the run; the command works in {@code home} below it and writes to {@code out} */
    CommandRun(String name, Command command, List<String> arguments, Path directory) {
        this.name = name;
        this.command = command;
        this.arguments = arguments;
        this.home = directory.resolve("home");
        this.out = directory.resolve("out");
        this.register = new ProcessRegister(directory);
    }

    /**
     * @throws Refusal {@code TRAINING_COMMAND_FAILED} if it cannot be started, exits with another code than 0 or breaks a limit
     * @throws InterruptedException if the thread was interrupted
     */
    void execute(Progress progress) throws InterruptedException {
        var process = start();
        var family = family(process);
        var stdout = new ProgressLines(process.getInputStream());
        var stderr = new Tail(process.getErrorStream());
        try {
            await(process, family, stdout, progress);
        } finally {
            family.kill();
            stdout.close();
            stderr.close();
        }
        if (process.exitValue() != 0) {
            throw failed("ended with exit code %d: %s".formatted(process.exitValue(), stderr.text()));
        }
    }

    /** A process that could not be registered must be ended: no clean-up would find it. */
    private ProcessFamily family(Process process) {
        try {
            return new ProcessFamily(List.of(process.toHandle()), register::add);
        } catch (RuntimeException e) {
            new ProcessFamily(List.of(process.toHandle()), member -> {}).kill();
            throw e;
        }
    }

    private Process start() {
        var builder = new ProcessBuilder(arguments).directory(home.toFile());
        var environment = builder.environment();
        // The server's own environment contains passwords of databases and stores.
        environment.clear();
        environment.putAll(Map.of(
                "PATH", "/usr/local/bin:/usr/bin:/bin",
                "HOME", home.toString(),
                "TMPDIR", home.toString(),
                "LANG", "C.UTF-8",
                "TZ", "UTC"));
        environment.putAll(command.environment());
        try {
            var process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw failed("could not be started: " + e.getMessage());
        }
    }

    private void await(Process process, ProcessFamily family, ProgressLines stdout, Progress progress)
            throws InterruptedException {
        var deadline = System.nanoTime() + command.timeLimit().toNanos();
        progress.report(0, "Started " + name);
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            family.look();
            progress.report(stdout.done(), stdout.message());
            requireWithinLimits(deadline);
        }
        requireWithinLimits(deadline);
    }

    private void requireWithinLimits(long deadline) {
        if (System.nanoTime() - deadline > 0) {
            throw failed("took longer than %s and was killed".formatted(text(command.timeLimit())));
        }
        var written = DirectorySize.of(home) + DirectorySize.of(out);
        if (written > command.outputLimit().toBytes()) {
            throw failed("wrote more than %s and was killed".formatted(text(command.outputLimit())));
        }
    }

    private Refusal failed(String how) {
        return TrainingProblem.TRAINING_COMMAND_FAILED.refusal("Training command '%s' %s", name, how);
    }

    private static String text(Duration limit) {
        return limit.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private static String text(DataSize limit) {
        return limit.toBytes() + " bytes";
    }
}
