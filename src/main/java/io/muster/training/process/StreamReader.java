package io.muster.training.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** A reader of a process's output to the end, in a thread of its own, so that a full pipe never stops the process. */
abstract class StreamReader {

    private static final long GRACE_MILLIS = 1_000;

    private final InputStream in;
    private final Thread thread;

    StreamReader(String name, InputStream in) {
        this.in = in;
        this.thread = new Thread(this::readAll, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    abstract void accept(byte[] bytes, int count);

    private void readAll() {
        var buffer = new byte[8192];
        try {
            for (int count; (count = in.read(buffer)) >= 0; ) {
                accept(buffer, count);
            }
        } catch (IOException e) {
            // The stream was closed because the process is gone.
        }
    }

    /** Waits a moment for the rest. A process that inherited the pipe and escaped must not block this one. */
    void close() {
        var interrupted = false;
        try {
            TimeUnit.MILLISECONDS.timedJoin(thread, GRACE_MILLIS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        try {
            in.close();
        } catch (IOException e) {
            // The rest is not needed any more.
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
