package io.muster.decisions;

import io.muster.decisiontables.DecisionFile;
import io.muster.decisiontables.DecisionModel.Decision;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileUnreadable;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;

/** The results of the tables that the engine uses now, to detect new versions whose results differ in kind. */
final class TablesInForce {

    private TablesInForce() {}

    /** Decisions of the file that may give several answers though their version in force gives one. */
    static List<DecisionProblem> broken(DeploymentFile table) {
        try {
            return DecisionFile.read(table).decisions().stream()
                    .filter(Decision::mayGiveSeveral)
                    .filter(decision -> givesOne(decision.id()))
                    .map(decision -> new DecisionProblem(
                            DecisionRule.ONE_ANSWER,
                            table.name(),
                            decision.id(),
                            List.of(),
                            "its version in force gives one answer, and everything that uses it relies on that"))
                    .toList();
        } catch (FileUnreadable e) {
            // Already refused as a file that cannot be read.
            return List.of();
        }
    }

    private static boolean givesOne(String id) {
        return inForce(id).anyMatch(decision -> decision.id().equals(id) && !decision.mayGiveSeveral());
    }

    private static Stream<Decision> inForce(String id) {
        var context = Context.getCommandContext();
        return Stream.ofNullable(
                        context.getDecisionDefinitionManager().findLatestDecisionDefinitionByKeyAndTenantId(id, null))
                .map(definition -> context.getResourceManager()
                        .findResourceByDeploymentIdAndResourceName(
                                definition.getDeploymentId(), definition.getResourceName()))
                .flatMap(resource -> decisions(new DeploymentFile(resource.getName(), resource.getBytes())));
    }

    private static Stream<Decision> decisions(DeploymentFile table) {
        try {
            return DecisionFile.read(table).decisions().stream();
        } catch (FileUnreadable e) {
            // Deployed before files were checked, so its results are unknown.
            return Stream.empty();
        }
    }
}
