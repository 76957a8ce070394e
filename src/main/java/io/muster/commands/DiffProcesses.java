package io.muster.commands;

import io.muster.comparison.ControlDiff;
import io.muster.comparison.DiffPage;
import io.muster.comparison.Difference;
import io.muster.processfiles.DeploymentFile;
import io.muster.proofs.ProcessFolder;
import io.muster.shared.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "diff",
        description = "Shows how a new version of lifecycles changes their controls, and whether it "
                + "weakens one. Compares two diagrams, or two folders in which each folder with diagrams "
                + "is one deployment; diagrams that call others must be compared as folders. Both versions "
                + "are judged by the policy of the new one.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 nothing is weaker, 1 a control is weaker, 2 usage."})
final class DiffProcesses implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "<old>", description = "A diagram (*.bpmn) or a folder.")
    private Path before;

    @Parameters(index = "1", paramLabel = "<new>", description = "The new version of that diagram or folder.")
    private Path after;

    @Option(
            names = "--policy",
            paramLabel = "<file>",
            description = "A decision table that replaces the one with the same id.")
    private List<Path> policies = List.of();

    @Option(names = "--json", description = "Prints all differences as JSON.")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "<folder>",
            description = "Writes a page for every deployment, with both versions side by side.")
    private Path html;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var older = read(before);
        var newer = read(after);
        if (Files.isDirectory(before) != Files.isDirectory(after)) {
            throw new ParameterException(spec.commandLine(), "Expected two diagrams or two folders, not one of each");
        }
        var pages = html == null ? null : new HtmlFolder(html);
        var diffs = new TreeMap<String, ControlDiff>();
        for (var name : names(older, newer)) {
            var then = diagrams(older, name);
            var now = diagrams(newer, name);
            var diff = newer.compare(then, older, now);
            diffs.put(name, diff);
            if (pages != null) {
                pages.write(name, DiffPage.of(name, then, now, diff));
            }
        }
        print(diffs);
        return diffs.values().stream().anyMatch(ControlDiff::weakens) ? MusterCommands.FINDINGS : MusterCommands.OK;
    }

    private ProcessFolder read(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new ParameterException(spec.commandLine(), "There is no file or folder '%s'".formatted(path));
        }
        var processes = ProcessFolder.read(path, policies);
        if (processes.deployments().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "'%s' has no diagrams (*.bpmn)".formatted(path));
        }
        return processes;
    }

    /** Two single diagrams are compared as versions of one process, regardless of their file names. */
    private TreeSet<String> names(ProcessFolder older, ProcessFolder newer) {
        var names = new TreeSet<>(newer.deployments().keySet());
        if (Files.isDirectory(after)) {
            names.addAll(older.deployments().keySet());
        }
        return names;
    }

    private static List<DeploymentFile> diagrams(ProcessFolder processes, String name) {
        return processes.isFile()
                ? processes.deployments().values().iterator().next()
                : processes.deployments().getOrDefault(name, List.of());
    }

    private void print(SortedMap<String, ControlDiff> diffs) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.text(diffs));
            return;
        }
        diffs.forEach((name, diff) -> {
            out.printf("%s: %s%n", Terminal.safe(name), diff.inShort());
            diff.differences().forEach(this::print);
        });
    }

    private void print(Difference difference) {
        spec.commandLine().getOut().printf("  %-8s %s%n", word(difference), Terminal.safe(difference.inWords()));
    }

    private static String word(Difference difference) {
        return switch (difference.effect()) {
            case WEAKER -> "WEAKER";
            case STRONGER -> "stronger";
            case NEITHER -> "other";
        };
    }
}
