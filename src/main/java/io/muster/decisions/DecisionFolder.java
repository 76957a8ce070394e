package io.muster.decisions;

import io.muster.decisiontables.DecisionFile;
import io.muster.decisiontables.DecisionModel;
import io.muster.decisiontables.DecisionModel.Decision;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileUnreadable;
import io.muster.shared.files.VisibleFiles;
import io.muster.step.StepCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineException;

/** The decision tables of a folder with their test cases, checked without server or database. */
public final class DecisionFolder {

    private final DecisionCheck check;
    private final Path folder;
    private final List<DecisionProblem> findings = new ArrayList<>();
    private int cases;

    private DecisionFolder(Path folder) {
        this.check = new DecisionCheck(StepCatalogue.read());
        this.folder = folder;
    }

    /**
     * @param tables number of files
     * @param cases number of cases that were run
     */
    public record Report(int tables, int cases, List<DecisionProblem> findings) {

        public Report {
            findings = List.copyOf(findings);
        }

        /** Whether no enforced rule is broken: warnings are permitted. */
        public boolean permits() {
            return findings.stream().noneMatch(DecisionProblem::isEnforced);
        }

        /** Whether every file could be read: nothing can be proved with an unreadable one. */
        public boolean isReadable() {
            return findings.stream().noneMatch(finding -> finding.rule() == DecisionRule.READABLE);
        }
    }

    /**
     * @param more tables outside the folder
     * @throws IOException if something cannot be read
     */
    public static Report check(Path folder, List<Path> more) throws IOException {
        return new DecisionFolder(folder).report(more);
    }

    private Report report(List<Path> more) throws IOException {
        var tables = Stream.concat(files(DeploymentFile::isTable).stream(), more.stream())
                .toList();
        var questions = new DiagramQuestions();
        for (var diagram : files(DeploymentFile::isDiagram)) {
            questions.add(new DeploymentFile(name(diagram), Files.readAllBytes(diagram)));
        }
        for (var table : tables) {
            check(table, questions);
        }
        var expected = tables.stream().map(DecisionFolder::casesOf).toList();
        for (var lonely : files(name -> name.endsWith(DecisionCases.ENDING))) {
            if (!expected.contains(lonely)) {
                add(DecisionRule.CASE, lonely, "", "there is no table with this name beside it");
            }
        }
        return new Report(tables.size(), cases, findings);
    }

    private void check(Path file, DiagramQuestions questions) throws IOException {
        var table = new DeploymentFile(name(file), Files.readAllBytes(file));
        findings.addAll(check.findings(table));
        try {
            var read = DecisionFile.read(table);
            read.decisions().stream()
                    .filter(Decision::mayGiveSeveral)
                    .filter(decision -> questions.askers().containsKey(decision.id()))
                    .forEach(decision -> add(
                            DecisionRule.ONE_ANSWER,
                            file,
                            decision.id(),
                            "asked by " + questions.askers().get(decision.id())));
            runCases(file, table, read);
        } catch (FileUnreadable e) {
            // Already reported as a file that cannot be read.
            return;
        }
    }

    private void runCases(Path path, DeploymentFile table, DecisionModel read) throws IOException {
        var file = casesOf(path);
        if (!Files.exists(file)) {
            add(DecisionRule.NO_CASES, path, "", "there is no %s beside it".formatted(file.getFileName()));
            return;
        }
        try {
            var all = DecisionCases.read(file);
            if (all.cases().isEmpty()) {
                add(DecisionRule.NO_CASES, file, "", "it contains no case");
            }
            cases += all.cases().size();
            AskedDecision.of(table.content(), id(path, read))
                    .failures(all)
                    .forEach(failure -> add(DecisionRule.CASE, file, "", failure));
        } catch (CasesUnreadable | DmnEngineException e) {
            add(DecisionRule.CASE, file, "", String.valueOf(e.getMessage()));
        }
    }

    /** The decision of the file's name, or the only one there is. */
    private static String id(Path table, DecisionModel read) {
        var decisions = read.decisions();
        return decisions.size() == 1 ? decisions.get(0).id() : baseName(table);
    }

    private void add(DecisionRule rule, Path file, String decision, String what) {
        findings.add(new DecisionProblem(rule, name(file), decision, List.of(), what));
    }

    private static Path casesOf(Path table) {
        return table.resolveSibling(baseName(table) + DecisionCases.ENDING);
    }

    private static String baseName(Path table) {
        return DeploymentFile.baseName(table.getFileName().toString());
    }

    private String name(Path file) {
        return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    }

    private List<Path> files(Predicate<String> name) throws IOException {
        return VisibleFiles.in(folder).stream()
                .filter(file -> name.test(file.getFileName().toString()))
                .toList();
    }
}
