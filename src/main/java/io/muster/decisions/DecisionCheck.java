package io.muster.decisions;

import io.muster.decisions.DecisionFile.DecisionElement;
import io.muster.decisiontables.DecisionModel;
import io.muster.decisiontables.DecisionTable;
import io.muster.decisiontables.HitPolicy;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileUnreadable;
import io.muster.step.StepContract;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The check of decision files as the process engine would evaluate them, but without an engine. */
public final class DecisionCheck {

    private static final Set<HitPolicy> KNOWN_TO_THE_ENGINE =
            Set.of(HitPolicy.UNIQUE, HitPolicy.ANY, HitPolicy.FIRST, HitPolicy.RULE_ORDER, HitPolicy.COLLECT);

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
            return findings(file, DecisionFile.read(table));
        } catch (FileUnreadable e) {
            return List.of(
                    new DecisionProblem(DecisionRule.READABLE, file, "", List.of(), String.valueOf(e.getMessage())));
        }
    }

    private List<DecisionProblem> findings(String file, DecisionFile read) {
        var findings = new ArrayList<DecisionProblem>();
        read.otherLanguages()
                .map(which -> new DecisionProblem(DecisionRule.LANGUAGE, file, "", List.of(), which))
                .forEach(findings::add);
        var model = read.model(variables.signature());
        for (var decision : read.decisions()) {
            findings.addAll(findings(file, decision, model));
        }
        return findings;
    }

    private List<DecisionProblem> findings(String file, DecisionElement decision, DecisionModel model) {
        var findings = new ArrayList<DecisionProblem>();
        if (!decision.timeToLive().matches("\\d+|P\\d+D")) {
            findings.add(finding(
                    DecisionRule.TIME_TO_LIVE,
                    file,
                    decision,
                    "camunda:historyTimeToLive is missing or not a number of days"));
        }
        model.tables().stream()
                .filter(table -> table.id().equals(decision.id()))
                .findFirst()
                .ifPresentOrElse(
                        table -> findings.addAll(findings(file, decision, table)),
                        () -> findings.add(notAnalysed(file, decision, model)));
        return findings;
    }

    private List<DecisionProblem> findings(String file, DecisionElement decision, DecisionTable table) {
        if (!KNOWN_TO_THE_ENGINE.contains(table.hitPolicy())) {
            return List.of(finding(DecisionRule.HIT_POLICY, file, decision, "its hit policy is " + table.hitPolicy()));
        }
        var findings = new ArrayList<>(new TableCheck(file, table, variables).findings());
        findings.addAll(new CellCheck(file, table, variables).findings());
        return findings;
    }

    private static DecisionProblem notAnalysed(String file, DecisionElement decision, DecisionModel model) {
        var why = model.notAnalysed().stream()
                .filter(sentence -> sentence.contains("'%s'".formatted(decision.name()))
                        || sentence.contains("'%s'".formatted(decision.id())))
                .collect(Collectors.joining("; "));
        var answersOnce = decision.table().isPresent() && !decision.mayGiveSeveral();
        return finding(answersOnce ? DecisionRule.TOTAL : DecisionRule.NOT_ANALYSED, file, decision, why);
    }

    private static DecisionProblem finding(DecisionRule rule, String file, DecisionElement decision, String what) {
        return new DecisionProblem(rule, file, decision.id(), List.of(), what);
    }
}
