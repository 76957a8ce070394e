package io.muster.workers;

import io.muster.formats.ScoringFailed;
import io.muster.workers.WorkerEnded.Reason;
import io.muster.workers.protocol.Answer;
import io.muster.workers.protocol.Frames;
import io.muster.workers.protocol.Request;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's side of a worker process. Used by one caller at a time; only {@link #end} may be called from any thread. */
final class WorkerProcess {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

    private static final Duration LAST_BREATH = Duration.ofSeconds(5);
    private static final int PIPE = 1 << 16;

    /** The exit code of a JVM that is configured to exit when its heap is full. */
    private static final int HEAP_FULL = 3;

    /** Exit codes of signals (128 plus their number) that come from outside: SIGHUP, SIGINT, SIGKILL, SIGTERM. */
    private static final Set<Integer> KILLED = Set.of(129, 130, 137, 143);

    private final Process process;
    private final Path folder;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final LastWords lastWords;
    private final ScheduledExecutorService deadlines;
    private final ScoringWorkerSettings settings;
    private volatile @Nullable Reason ended;
    private int uses;

    private WorkerProcess(
            Process process, Path folder, ScheduledExecutorService deadlines, ScoringWorkerSettings settings) {
        this.process = process;
        this.folder = folder;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), PIPE));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), PIPE));
        this.lastWords = LastWords.of(process);
        this.deadlines = deadlines;
        this.settings = settings;
    }

    /** @throws WorkerEnded if it does not start */
    static WorkerProcess start(Launcher launcher, ScheduledExecutorService deadlines, ScoringWorkerSettings settings) {
        try {
            var folder = Folders.create();
            var worker = new WorkerProcess(started(launcher, folder), folder, deadlines, settings);
            worker.awaitReady();
            return worker;
        } catch (IOException e) {
            throw new WorkerEnded(Reason.NOT_STARTED, null, "No worker process can be started: " + e.getMessage(), e);
        }
    }

    private static Process started(Launcher launcher, Path folder) throws IOException {
        try {
            return launcher.start(folder);
        } catch (IOException e) {
            Folders.delete(folder);
            throw e;
        }
    }

    private void awaitReady() {
        var overdue = deadlines.schedule(
                () -> end(Reason.NOT_STARTED), settings.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            var said = new String(Frames.read(in), StandardCharsets.UTF_8);
            if (!said.equals(WorkerMain.READY)) {
                throw new IOException("its last output was '%s'".formatted(said));
            }
        } catch (IOException e) {
            end(Reason.NOT_STARTED);
            throw new WorkerEnded(
                    Reason.NOT_STARTED,
                    null,
                    "A worker process did not start within %d s: %s"
                            .formatted(settings.startTimeout().toSeconds(), lastWords.whole()),
                    e);
        } finally {
            overdue.cancel(false);
        }
    }

    /**
     * @throws ScoringFailed if the request is too large; it is then not sent to the process
     * @throws WorkerEnded if it does not answer in time, or not at all; the process is then ended
     */
    Answer ask(Request request, Limit limit) {
        var message = request.bytes();
        if (message.length > Frames.LARGEST) {
            throw new ScoringFailed("A request of %d bytes is too large for a worker process, at most %d are sent"
                    .formatted(message.length, Frames.LARGEST));
        }
        var overdue =
                deadlines.schedule(() -> end(Reason.OVERDUE), limit.withGrace().toMillis(), TimeUnit.MILLISECONDS);
        try {
            Frames.write(out, message);
            return Answer.of(Frames.read(in));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // A process whose answer causes any failure here is not used again.
            throw gone(limit, e);
        } finally {
            overdue.cancel(false);
        }
    }

    private WorkerEnded gone(Limit limit, Throwable cause) {
        var code = exitCode();
        end(reason(code));
        var reason = ended == null ? Reason.GARBLED : ended;
        var gone = new WorkerEnded(reason, limit, inWords(reason, limit, code), cause);
        LOG.warn("Worker process {} ended ({}): {}", process.pid(), reason, lastWords.inWords());
        return gone;
    }

    /** The exit code, or null if it has not ended. */
    private @Nullable Integer exitCode() {
        try {
            return process.waitFor(LAST_BREATH.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private Reason reason(@Nullable Integer code) {
        if (code == null) {
            return Reason.GARBLED;
        }
        if (code == HEAP_FULL || lastWords.tellOfMemory()) {
            return Reason.OUT_OF_MEMORY;
        }
        return KILLED.contains(code) ? Reason.KILLED : Reason.CRASHED;
    }

    private String inWords(Reason reason, Limit limit, @Nullable Integer code) {
        return switch (reason) {
            case OVERDUE -> limit.inWords();
            case OUT_OF_MEMORY -> "it needed more memory than a worker process may use, " + settings.memoryInWords();
            case CRASHED -> "it crashed the runtime (exit code %d)".formatted(code);
            case GARBLED -> "its worker process gave an answer that cannot be read";
            case KILLED -> "Its worker process was killed from outside (exit code %d)".formatted(code);
            case NOT_STARTED -> "Its worker process did not start";
            case STOPPED -> "The server is stopping, and its worker processes with it";
        };
    }

    /** Counts another artifact to be opened, and returns whether the process must be replaced. */
    boolean isWorn() {
        return ++uses >= settings.uses();
    }

    boolean isAlive() {
        return ended == null && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    @Nullable
    Reason ended() {
        return ended;
    }

    /** Ends it at once, in any state; the first reason counts. */
    void end(Reason why) {
        synchronized (this) {
            if (ended == null) {
                ended = why;
            }
        }
        process.destroyForcibly();
        process.onExit().thenRun(() -> Folders.delete(folder));
    }
}
