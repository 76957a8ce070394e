package io.muster.engine.execution;

import io.muster.inventory.versions.Stage;
import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.FileElement;
import io.muster.processfiles.HumanTask.HumanTaskProperties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The start permission of a diagram.
 *
 * @param groups groups whose members may start it manually: {@code camunda:candidateStarterGroups}
 * @param stages required of the version: property {@value #STAGES}; empty for any
 */
record StartPermission(Set<String> groups, Set<Stage> stages) {

    /** The property of the parsed process definition that holds it. */
    static final String PROPERTY = "muster.startPermission";

    static final String STAGES = "muster.startsIn";

    static StartPermission of(FileElement process) {
        var stages = BpmnXml.properties(process).getOrDefault(STAGES, "");
        return new StartPermission(
                Set.copyOf(BpmnXml.starterGroups(process)),
                HumanTaskProperties.list(stages).stream().map(Stage::valueOf).collect(Collectors.toUnmodifiableSet()));
    }
}
