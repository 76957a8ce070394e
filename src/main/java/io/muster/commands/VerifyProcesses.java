package io.muster.commands;

import io.muster.decisions.DecisionFolder;
import io.muster.diagrams.DiagramFolder;
import io.muster.diagrams.DiagramProblem;
import io.muster.proofs.ProcessFolder;
import io.muster.proofs.record.ProofPage;
import io.muster.proofs.record.ProofReport;
import io.muster.security.Role;
import io.muster.security.UserGroup;
import io.muster.security.UserGroups;
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
        description = "Proves, without server or database, that the lifecycles in a folder comply with the "
                + "rules for diagrams and have every property on every path, checks the decision tables, "
                + "and runs their cases (*.cases.csv). Each folder with diagrams counts as one deployment.",
        mixinStandardHelpOptions = true)
final class VerifyProcesses implements Callable<Integer> {

    @Parameters(paramLabel = "<folder>", description = "Diagrams (*.bpmn) and decision tables (*.dmn).")
    private Path folder;

    @Option(
            names = "--policy",
            paramLabel = "<file>",
            description = "A decision table that replaces the one with the same id, such as your organisation's "
                    + "required-controls.dmn.")
    private List<Path> policies = List.of();

    @Option(
            names = "--group",
            paramLabel = "<id>",
            description =
                    "A user group that diagrams may name besides those of the roles, because the server's settings"
                            + " declare it.")
    private List<String> groups = List.of();

    @Option(names = "--json", description = "Prints all proofs and findings as JSON.")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "<folder>",
            description = "Writes a page for every deployment that shows each path with a violation on its diagram.")
    private Path html;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "There is no folder '%s'".formatted(folder));
        }
        var decisions = DecisionFolder.check(folder, policies);
        var rules = DiagramFolder.check(folder, knownGroups());
        var proofs = decisions.isReadable() ? prove(rules) : new TreeMap<String, ProofReport>();
        if (proofs.isEmpty() && decisions.tables() == 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Folder '%s' has neither diagrams (*.bpmn) nor tables (*.dmn)".formatted(folder));
        }
        var verification = Verification.of(rules, proofs, decisions);
        print(verification, rules);
        return verification.permits() ? MusterCommands.OK : MusterCommands.FINDINGS;
    }

    private UserGroups knownGroups() {
        try {
            return UserGroups.with(groups.stream()
                    .map(id -> new UserGroup(id, id, Role.APPROVER))
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * The JSON output: violated rules, proofs by deployment, and findings about tables and their cases.
     *
     * @param permits whether everything may be deployed
     */
    private record Verification(
            boolean permits,
            List<DiagramProblem> rules,
            SortedMap<String, ProofReport> processes,
            DecisionFolder.Report decisions) {

        static Verification of(
                SortedMap<String, List<DiagramProblem>> rules,
                SortedMap<String, ProofReport> proofs,
                DecisionFolder.Report decisions) {
            var broken = rules.values().stream().flatMap(List::stream).toList();
            return new Verification(
                    broken.isEmpty()
                            && decisions.permits()
                            && proofs.values().stream().allMatch(ProofReport::permits),
                    broken,
                    proofs,
                    decisions);
        }
    }

    /** A deployment whose files violate rules is refused, regardless of its proof. */
    private SortedMap<String, ProofReport> prove(SortedMap<String, List<DiagramProblem>> rules) throws IOException {
        var processes = ProcessFolder.read(folder, policies);
        var reports = new TreeMap<String, ProofReport>();
        var pages = html == null ? null : new HtmlFolder(html);
        for (var deployment : processes.deployments().entrySet()) {
            var broken = rules.getOrDefault(deployment.getKey(), List.of());
            var proof = processes.prove(deployment.getKey());
            var report = broken.isEmpty() ? proof : proof.refused();
            reports.put(deployment.getKey(), report);
            if (pages != null) {
                var refusals = broken.stream().map(DiagramProblem::sentence).toList();
                var page = ProofPage.of(deployment.getKey(), report, refusals, deployment.getValue());
                pages.write(deployment.getKey(), page);
            }
        }
        return reports;
    }

    private void print(Verification verification, SortedMap<String, List<DiagramProblem>> rules) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.text(verification));
        } else {
            var reports = new ConsoleReports(out);
            reports.print(verification.rules());
            reports.print(verification.decisions());
            verification.processes().forEach((name, report) -> {
                var violations = rules.getOrDefault(name, List.of()).size();
                reports.print(name, report, violations);
            });
            out.printf("verdict: %s%n", verification.permits() ? "may be deployed" : "MUST NOT be deployed");
        }
    }
}
