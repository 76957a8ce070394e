package io.muster.decisions;

import io.muster.decisiontables.DecisionTable;
import io.muster.decisiontables.DecisionTable.Input;
import io.muster.decisiontables.HitPolicy;
import io.muster.decisiontables.TableAnalysis;
import io.muster.decisiontables.TableAnalysis.Overlap;
import io.muster.decisiontables.TableAnalysis.Unreachable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The check of all rules of one table together. The table is evaluated twice: with the expected values, for which it
 * must answer, and with everything the engine might pass, missing values and unforeseen words included, for which it
 * may have rules.
 */
final class TableCheck {

    private static final int MOST_DESCRIBED = 5;

    private final String file;
    private final DecisionTable table;
    private final TableAnalysis foreseen;
    private final TableAnalysis unlimited;
    private final List<DecisionProblem> findings = new ArrayList<>();

    TableCheck(String file, DecisionTable table, LifecycleVariables variables) {
        this.file = file;
        this.table = table;
        this.foreseen = new TableAnalysis(table.asked(input -> foreseen(input, variables)));
        this.unlimited = new TableAnalysis(table.asked(Input::unlimited));
    }

    /** A column with its expected values: those that steps write, otherwise those it declares itself. */
    static Input foreseen(Input input, LifecycleVariables variables) {
        return input.within(variables
                .values(input.expression(), input.kind())
                .map(LifecycleVariables::limit)
                .orElse(input.domain()));
    }

    List<DecisionProblem> findings() {
        if (table.hitPolicy().answersOnce()) {
            checkTotal();
        } else if (!table.answers().aggregated()) {
            foreseen.duplicates().stream().limit(MOST_DESCRIBED).forEach(this::addDuplicate);
        }
        checkContradictions();
        checkReach();
        return findings;
    }

    private void checkTotal() {
        var gaps = foreseen.gaps();
        if (gaps.count() > 0 || !gaps.finished()) {
            add(
                    DecisionRule.TOTAL,
                    List.of(),
                    gaps.count() == 0 ? "there are too many combinations to check all" : described(gaps));
            return;
        }
        var beyond = unlimited.gaps();
        if (beyond.count() > 0) {
            add(DecisionRule.NOT_FORESEEN, List.of(), described(beyond));
        }
    }

    private String described(TableAnalysis.Gaps gaps) {
        var first = gaps.described().stream().limit(MOST_DESCRIBED).collect(Collectors.joining("; "));
        var more = gaps.count() > MOST_DESCRIBED ? "; and %d more".formatted(gaps.count() - MOST_DESCRIBED) : "";
        return table.isUnderstood()
                ? "no rule answers " + first + more
                : "no rule that can be analysed answers " + first + more;
    }

    private void checkContradictions() {
        var refused = foreseen.overlaps().described();
        refused.stream().limit(MOST_DESCRIBED).forEach(overlap -> addOverlap(DecisionRule.CONTRADICTION, overlap));
        var known = new HashSet<>(refused.stream().map(TableCheck::pair).toList());
        unlimited.overlaps().described().stream()
                .filter(overlap -> !known.contains(pair(overlap)))
                .limit(MOST_DESCRIBED)
                .forEach(overlap -> addOverlap(DecisionRule.NOT_FORESEEN, overlap));
    }

    private static List<Integer> pair(Overlap overlap) {
        return List.of(overlap.firstRule(), overlap.secondRule());
    }

    private void addOverlap(DecisionRule rule, Overlap overlap) {
        add(
                rule,
                pair(overlap),
                "rules %d and %d both match %s, but %s permits only one"
                        .formatted(overlap.firstRule(), overlap.secondRule(), overlap.where(), policy()));
    }

    private void addDuplicate(Overlap overlap) {
        add(
                DecisionRule.DUPLICATE,
                pair(overlap),
                "rules %d and %d both answer %s to %s"
                        .formatted(
                                overlap.firstRule(),
                                overlap.secondRule(),
                                outputs(overlap.secondRule()),
                                overlap.where()));
    }

    private void checkReach() {
        unlimited.reach().unreachable().stream()
                .limit(MOST_DESCRIBED)
                .forEach(rule -> add(DecisionRule.UNREACHABLE, rules(rule), words(rule)));
    }

    private static List<Integer> rules(Unreachable unreachable) {
        return List.of(unreachable.rule());
    }

    private String words(Unreachable unreachable) {
        if (unreachable.by().isEmpty()) {
            return "no input matches rule %d".formatted(unreachable.rule());
        }
        var by = unreachable.by().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "rule %d matches %s, all of which is already answered by %s %s"
                .formatted(
                        unreachable.rule(),
                        unreachable.where(),
                        unreachable.by().size() == 1 ? "rule" : "rules",
                        by);
    }

    private String policy() {
        return HitPolicy.ANY == table.hitPolicy()
                ? "ANY with different answers"
                : table.hitPolicy().name();
    }

    private String outputs(int rule) {
        return String.join(", ", table.rules().get(rule - 1).outputs());
    }

    private void add(DecisionRule rule, List<Integer> rules, String what) {
        var ids =
                rules.stream().map(number -> table.rules().get(number - 1).id()).toList();
        findings.add(new DecisionProblem(rule, file, table.id(), ids, what));
    }
}
