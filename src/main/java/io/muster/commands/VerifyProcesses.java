package io.muster.commands;

import io.muster.lifecycle.proof.ProcessFolder;
import io.muster.lifecycle.proof.ProofPage;
import io.muster.lifecycle.proof.ProofReport;
import io.muster.shared.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = "Proves that the lifecycles of a folder keep their promises on every path, without server or"
                + " database. Each folder with diagrams counts as one deployment.",
        mixinStandardHelpOptions = true)
final class VerifyProcesses implements Callable<Integer> {

    @Parameters(paramLabel = "<folder>", description = "Diagrams (*.bpmn) and decision tables (*.dmn).")
    private Path folder;

    @Option(
            names = "--policy",
            paramLabel = "<file>",
            description = "A decision table that stands in the place of the one with the same id, such as your"
                    + " organisation's required-controls.dmn.")
    private List<Path> policies = List.of();

    @Option(names = "--json", description = "Prints the whole proof as JSON.")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "<folder>",
            description = "Writes a page for every deployment, with each offending path drawn on its diagram.")
    private Path html;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "There is no folder '%s'".formatted(folder));
        }
        var processes = ProcessFolder.read(folder, policies);
        if (processes.deployments().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Folder '%s' has no diagrams (*.bpmn)".formatted(folder));
        }
        var reports = new TreeMap<String, ProofReport>();
        processes.deployments().keySet().forEach(name -> reports.put(name, processes.prove(name)));
        print(reports);
        if (html != null) {
            var pages = new HtmlFolder(html);
            for (var report : reports.entrySet()) {
                var diagrams = processes.deployments().get(report.getKey());
                pages.write(report.getKey(), ProofPage.of(report.getKey(), report.getValue(), diagrams));
            }
        }
        return reports.values().stream().allMatch(ProofReport::permits) ? MusterCommands.OK : MusterCommands.FINDINGS;
    }

    private void print(SortedMap<String, ProofReport> reports) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.text(reports));
        } else {
            reports.forEach((name, report) -> new ProofPrinter(out).print(name, report));
        }
    }
}
