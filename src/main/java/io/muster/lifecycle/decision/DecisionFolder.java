package io.muster.lifecycle.decision;

import io.muster.lifecycle.step.StepContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.xml.sax.SAXException;

/** The decision tables of a folder and the cases beside them, looked at without server or database. */
public final class DecisionFolder {

    private static final String TABLE = ".dmn";

    private final DecisionCheck check;
    private final Path folder;
    private final List<DecisionFinding> findings = new ArrayList<>();

    private DecisionFolder(Collection<StepContract> steps, Path folder) {
        this.check = new DecisionCheck(steps);
        this.folder = folder;
    }

    /**
     * @param tables how many files there are
     * @param cases how many cases were run
     */
    public record Report(int tables, int cases, List<DecisionFinding> findings) {

        public Report {
            findings = List.copyOf(findings);
        }

        /** Whether nothing enforced is broken: warnings permit. */
        public boolean permits() {
            return findings.stream().noneMatch(DecisionFinding::isEnforced);
        }
    }

    /**
     * @param steps all there are
     * @throws IOException if something cannot be read
     */
    public static Report check(Collection<StepContract> steps, Path folder) throws IOException {
        return new DecisionFolder(steps, folder).report();
    }

    private Report report() throws IOException {
        var tables = new TreeMap<Path, byte[]>();
        for (var file : files(TABLE)) {
            tables.put(file, Files.readAllBytes(file));
            findings.addAll(check.findings(name(file), tables.get(file)));
        }
        var cases = 0;
        for (var file : files(DecisionCases.ENDING)) {
            var table = sibling(file, DecisionCases.ENDING, TABLE);
            cases += run(file, Optional.ofNullable(tables.remove(table)));
        }
        var count = files(TABLE).size();
        tables.keySet()
                .forEach(file -> add(
                        DecisionRule.NO_CASES,
                        file,
                        "no %s lies beside it"
                                .formatted(sibling(file, TABLE, DecisionCases.ENDING)
                                        .getFileName())));
        return new Report(count, cases, findings);
    }

    /** @return how many cases it holds */
    private int run(Path file, Optional<byte[]> table) throws IOException {
        if (table.isEmpty()) {
            add(DecisionRule.CASE, file, "there is no table beside it");
            return 0;
        }
        try {
            var cases = DecisionCases.read(file);
            var decision = decision(file, table.get());
            if (cases.cases().isEmpty()) {
                add(DecisionRule.NO_CASES, file, "it holds no case");
            }
            decision.failures(cases).forEach(failure -> add(DecisionRule.CASE, file, failure));
            return cases.cases().size();
        } catch (CasesUnreadable | DmnEngineException | SAXException e) {
            add(DecisionRule.CASE, file, String.valueOf(e.getMessage()));
            return 0;
        }
    }

    /** The decision of the file's name, or the only one there is. */
    private static AskedDecision decision(Path file, byte[] table) throws SAXException {
        var id = sibling(file, DecisionCases.ENDING, "").getFileName().toString();
        var decisions = DecisionFile.read(table).decisions();
        return AskedDecision.of(table, decisions.size() == 1 ? decisions.get(0).id() : id);
    }

    private void add(DecisionRule rule, Path file, String what) {
        findings.add(new DecisionFinding(rule, name(file), "", List.of(), what));
    }

    private static Path sibling(Path file, String ending, String other) {
        var name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - ending.length()) + other);
    }

    private String name(Path file) {
        return folder.relativize(file).toString();
    }

    private List<Path> files(String ending) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(ending))
                    .filter(this::isVisible)
                    .sorted()
                    .toList();
        }
    }

    /** What begins with a dot is for tools. */
    private boolean isVisible(Path file) {
        for (var part : folder.relativize(file)) {
            if (part.toString().startsWith(".") || part.toString().equals("node_modules")) {
                return false;
            }
        }
        return true;
    }
}
