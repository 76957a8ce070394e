package io.muster.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Node.js, where it is installed, for checks by code that is not ours. Elsewhere the test is skipped, and says so. */
public record Node(int exit, String out) {

    private static final String MISSING = "SKIPPED: no Node.js. Install node 18 or newer on the PATH to run this test";

    /** @param script a path in {@code src/test/node} */
    public static Node run(String script, Object... args) throws Exception {
        var command = new ArrayList<>(List.of("node", "src/test/node/" + script));
        for (var arg : args) {
            command.add(arg.toString());
        }
        var process = start(command);
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("Node does not end: " + command);
        }
        return new Node(process.exitValue(), out.strip());
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return Assumptions.abort(MISSING);
        }
    }
}
