package io.muster.decisions;

import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileUnreadable;
import io.muster.shared.VisibleFiles;
import io.muster.step.StepCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineException;

/** The decision tables of a folder with their test cases, checked without server or database. */
public final class DecisionFolder {

    private static final String TABLE = ".dmn";
    private static final String DIAGRAM = ".bpmn";

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
        var tables = Stream.concat(files(TABLE).stream(), more.stream()).toList();
        var questions = new DiagramQuestions();
        for (var diagram : files(DIAGRAM)) {
            questions.add(new DeploymentFile(name(diagram), Files.readAllBytes(diagram)));
        }
        for (var table : tables) {
            check(table, Files.readAllBytes(table), questions);
        }
        for (var lonely : files(DecisionCases.ENDING)) {
            if (!Files.exists(sibling(lonely, DecisionCases.ENDING, TABLE))) {
                add(DecisionRule.CASE, lonely, "", "there is no table with this name beside it");
            }
        }
        return new Report(tables.size(), cases, findings);
    }

    private void check(Path file, byte[] content, DiagramQuestions questions) throws IOException {
        var table = new DeploymentFile(name(file), content);
        findings.addAll(check.findings(table));
        try {
            var read = DecisionFile.read(table);
            read.decisions().stream()
                    .filter(DecisionFile.DecisionElement::mayGiveSeveral)
                    .filter(decision -> questions.askers().containsKey(decision.id()))
                    .forEach(decision -> add(
                            DecisionRule.ONE_ANSWER,
                            file,
                            decision.id(),
                            "asked by " + questions.askers().get(decision.id())));
            runCases(file, content, read);
        } catch (FileUnreadable e) {
            // Already reported as a file that cannot be read.
            return;
        }
    }

    private void runCases(Path table, byte[] content, DecisionFile read) throws IOException {
        var file = sibling(table, TABLE, DecisionCases.ENDING);
        if (!Files.exists(file)) {
            add(DecisionRule.NO_CASES, table, "", "there is no %s beside it".formatted(file.getFileName()));
            return;
        }
        try {
            var all = DecisionCases.read(file);
            if (all.cases().isEmpty()) {
                add(DecisionRule.NO_CASES, file, "", "it contains no case");
            }
            cases += all.cases().size();
            AskedDecision.of(content, id(table, read))
                    .failures(all)
                    .forEach(failure -> add(DecisionRule.CASE, file, "", failure));
        } catch (CasesUnreadable | DmnEngineException e) {
            add(DecisionRule.CASE, file, "", String.valueOf(e.getMessage()));
        }
    }

    /** The decision of the file's name, or the only one there is. */
    private static String id(Path table, DecisionFile read) {
        var decisions = read.decisions();
        return decisions.size() == 1
                ? decisions.get(0).id()
                : sibling(table, TABLE, "").getFileName().toString();
    }

    private void add(DecisionRule rule, Path file, String decision, String what) {
        findings.add(new DecisionProblem(rule, name(file), decision, List.of(), what));
    }

    private static Path sibling(Path file, String ending, String other) {
        var name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - ending.length()) + other);
    }

    private String name(Path file) {
        return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    }

    private List<Path> files(String ending) throws IOException {
        return VisibleFiles.in(folder).stream()
                .filter(file -> file.getFileName().toString().endsWith(ending))
                .toList();
    }
}
