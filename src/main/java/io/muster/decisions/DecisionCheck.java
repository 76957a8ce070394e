package io.muster.decisions;

import io.muster.decisiontables.DecisionFile;
import io.muster.decisiontables.DecisionModel;
import io.muster.decisiontables.DecisionModel.Decision;
import io.muster.decisiontables.DecisionTable;
import io.muster.decisiontables.DecisionTable.Input;
import io.muster.decisiontables.DecisionTable.Rule;
import io.muster.decisiontables.UnaryTest;
import io.muster.decisiontables.ValueKind;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileUnreadable;
import io.muster.step.StepContract;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The check of decision files as the process engine would evaluate them, but without an engine. */
final class DecisionCheck {

    private final LifecycleVariables variables;

    /** @param steps all that exist: tables receive the variables they write */
    public DecisionCheck(Collection<StepContract> steps) {
        this.variables = new LifecycleVariables(steps);
    }

    /** @param file name, for messages */
    public List<DecisionProblem> findings(String file, byte[] content) {
        return findings(new DeploymentFile(file, content));
    }

    List<DecisionProblem> findings(DeploymentFile table) {
        var file = table.name();
        try {
            return findings(file, DecisionFile.read(table, variables.signature()));
        } catch (FileUnreadable e) {
            return List.of(new DecisionProblem(DecisionRule.READABLE, file, "", List.of(), e.inWords()));
        }
    }

    private List<DecisionProblem> findings(String file, DecisionModel model) {
        var findings = new ArrayList<DecisionProblem>();
        model.otherLanguages().stream()
                .map(which -> new DecisionProblem(DecisionRule.LANGUAGE, file, "", List.of(), which))
                .forEach(findings::add);
        model.decisions().forEach(decision -> findings.addAll(findings(file, decision)));
        return findings;
    }

    private List<DecisionProblem> findings(String file, Decision decision) {
        var findings = new ArrayList<DecisionProblem>();
        if (!decision.timeToLive().matches("\\d+|P\\d+D")) {
            findings.add(finding(
                    DecisionRule.TIME_TO_LIVE,
                    file,
                    decision,
                    "camunda:historyTimeToLive is missing or not a number of days"));
        }
        var table = decision.table();
        if (table == null || !decision.obstacle().isEmpty()) {
            findings.add(notAnalysed(file, decision));
        } else {
            findings.addAll(findings(file, decision, table));
        }
        return findings;
    }

    private List<DecisionProblem> findings(String file, Decision decision, DecisionTable table) {
        if (!table.hitPolicy().isKnownToTheEngine()) {
            return List.of(finding(DecisionRule.HIT_POLICY, file, decision, "its hit policy is " + table.hitPolicy()));
        }
        var findings = new ArrayList<>(new TableCheck(file, table, variables).findings());
        findings.addAll(new CellCheck(file, table, variables).findings());
        return findings;
    }

    private static DecisionProblem notAnalysed(String file, Decision decision) {
        var answersOnce = decision.table() != null && !decision.mayGiveSeveral();
        return finding(
                answersOnce ? DecisionRule.TOTAL : DecisionRule.NOT_ANALYSED, file, decision, decision.obstacle());
    }

    private static DecisionProblem finding(DecisionRule rule, String file, Decision decision, String what) {
        return new DecisionProblem(rule, file, decision.id(), List.of(), what);
    }

    /** The check of the columns and cells of one table, each separately. */
    private static final class CellCheck {

        private final String file;
        private final DecisionTable table;
        private final LifecycleVariables variables;
        private final List<DecisionProblem> findings = new ArrayList<>();

        CellCheck(String file, DecisionTable table, LifecycleVariables variables) {
            this.file = file;
            this.table = table;
            this.variables = variables;
        }

        List<DecisionProblem> findings() {
            for (var column = 0; column < table.inputs().size(); column++) {
                var input = table.inputs().get(column);
                checkValues(input);
                for (var rule : table.rules()) {
                    checkCell(input, rule, column);
                }
            }
            if (table.answeredByDefault() && !table.inputs().isEmpty()) {
                add(DecisionRule.DEFAULT_OUTPUT, List.of(), "its default output is never given");
            }
            return findings;
        }

        private void checkValues(Input input) {
            var left = variables.values(input.expression(), input.kind()).stream()
                    .flatMap(List::stream)
                    .filter(value -> !input.hasValue(value))
                    .map(CellCheck::word)
                    .collect(Collectors.joining(", "));
            if (!left.isEmpty()) {
                add(
                        DecisionRule.VALUES,
                        List.of(),
                        "the values of '%s' leave out %s".formatted(input.expression(), left));
            }
        }

        private void checkCell(Input input, Rule rule, int column) {
            var cell = rule.cells().get(column).test();
            if (cell.isPresent()) {
                checkLiterals(input, rule, cell.get());
            } else if (input.kind() == ValueKind.BOOLEAN) {
                add(
                        DecisionRule.TRUTH,
                        List.of(rule.id()),
                        what(rule, input) + "expected true, false, null or nothing");
            } else {
                add(DecisionRule.NOT_ANALYSED, List.of(rule.id()), what(rule, input) + "the cell cannot be analysed");
            }
        }

        private void checkLiterals(Input input, Rule rule, UnaryTest cell) {
            var foreseen = TableCheck.foreseen(input, variables);
            literals(cell)
                    .filter(value -> !foreseen.hasValue(value))
                    .forEach(value -> add(
                            DecisionRule.UNKNOWN_VALUE,
                            List.of(rule.id()),
                            what(rule, input) + "%s is not one of its declared values".formatted(word(value))));
        }

        private static Stream<Object> literals(UnaryTest test) {
            if (test instanceof UnaryTest.Equal equal) {
                return Stream.of(equal.expected());
            }
            if (test instanceof UnaryTest.AnyOf anyOf) {
                return anyOf.tests().stream().flatMap(CellCheck::literals);
            }
            return test instanceof UnaryTest.Not not ? literals(not.test()) : Stream.empty();
        }

        private static String what(Rule rule, Input input) {
            return "rule %d, input '%s': ".formatted(rule.number(), input.expression());
        }

        private static String word(Object value) {
            if (value instanceof Double number && number == Math.rint(number)) {
                return String.valueOf(number.longValue());
            }
            return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
        }

        private void add(DecisionRule rule, List<String> rules, String what) {
            findings.add(new DecisionProblem(rule, file, table.id(), rules, what));
        }
    }
}
