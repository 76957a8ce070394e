package io.muster.decisions;

import io.muster.decisiontables.DecisionFile;
import io.muster.decisiontables.DecisionModel;
import io.muster.decisiontables.DecisionModel.Decision;
import io.muster.decisiontables.DecisionTable;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileUnreadable;
import io.muster.step.StepContract;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
}
