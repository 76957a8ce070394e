package io.muster.training.process;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The reader of the progress lines in a training command's output, such as {@code progress 0.4 second pass}. The last
 * one counts; other lines are ignored.
 */
final class ProgressLines extends StreamReader {

    private static final int LONGEST_LINE = 1_000;
    private static final Pattern PROGRESS = Pattern.compile("progress\\s+(0(?:\\.\\d{0,9})?|1(?:\\.0*)?)(?:\\s+(.*))?");

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private double done;
    private String message = "Running";

    ProgressLines(InputStream in) {
        super("training-stdout", in);
        start();
    }

    @Override
    synchronized void accept(byte[] bytes, int count) {
        for (var i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                read(line.toString(StandardCharsets.UTF_8).strip());
                line.reset();
            } else if (line.size() < LONGEST_LINE) {
                line.write(bytes[i]);
            }
        }
    }

    private void read(String text) {
        var matcher = PROGRESS.matcher(text);
        if (matcher.matches()) {
            done = Double.parseDouble(matcher.group(1));
            message = matcher.group(2) == null ? "Running" : matcher.group(2);
        }
    }

    /** The share of the work done, 0 to 1. */
    synchronized double done() {
        return done;
    }

    synchronized String message() {
        return message;
    }
}
