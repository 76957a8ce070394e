package io.muster.commands;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One call of the command line: its exit code and what it printed. */
public record CommandRun(int exit, String out, String err) {

    public static CommandRun of(Object... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var texts = java.util.Arrays.stream(args).map(Object::toString).toArray(String[]::new);
        var exit = MusterCommands.run(new PrintWriter(out), new PrintWriter(err), texts);
        return new CommandRun(exit, out.toString(), err.toString());
    }
}
