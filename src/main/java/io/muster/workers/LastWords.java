package io.muster.workers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The last lines of a process's error output; the rest is read and discarded, because otherwise the process would block. */
final class LastWords {

    private static final int KEPT = 4096;
    private static final int LONGEST = 300;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final byte[] kept = new byte[KEPT];
    private final Thread reader;
    private int length;

    private LastWords(Process process) {
        this.reader = new Thread(() -> read(process.getErrorStream()), "muster-worker-words");
        reader.setDaemon(true);
    }

    static LastWords of(Process process) {
        var words = new LastWords(process);
        words.reader.start();
        return words;
    }

    /** The text on one line, once all of it is read; for a process that ended. */
    String whole() {
        try {
            reader.join(LONGEST_WAIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return inWords();
    }

    private void read(InputStream words) {
        var block = new byte[KEPT];
        try (words) {
            for (var count = words.read(block); count >= 0; count = words.read(block)) {
                append(block, count);
            }
        } catch (IOException e) {
            // The process is gone, and its output with it.
        }
    }

    private synchronized void append(byte[] block, int count) {
        var keep = Math.min(length, KEPT - count);
        System.arraycopy(kept, length - keep, kept, 0, keep);
        System.arraycopy(block, 0, kept, keep, count);
        length = keep + count;
    }

    private synchronized String text() {
        return new String(kept, 0, length, StandardCharsets.UTF_8);
    }

    /** Whether they contain Java's messages about lack of heap or native memory. */
    boolean tellOfMemory() {
        var text = text();
        return text.contains("insufficient memory") || text.contains("OutOfMemoryError") || text.contains("bad_alloc");
    }

    /** The text on one line. */
    String inWords() {
        var line = text().replaceAll("\\p{Cntrl}+", " ").strip();
        return line.isEmpty() ? "it said nothing" : line.substring(Math.max(0, line.length() - LONGEST));
    }
}
