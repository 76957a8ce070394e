package io.muster.engine;

import io.muster.inventory.versions.Stage;
import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.FileElement;
import io.muster.processfiles.HumanTaskProperties;
import io.muster.security.Role;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a diagram says about its start.
 *
 * @param roles who may start it by hand: {@code camunda:candidateStarterGroups}
 * @param stages in which the version must be: property {@value #STAGES}; empty for any
 */
record StartPermission(Set<Role> roles, Set<Stage> stages) {

    /** Property of the parsed process definition. */
    static final String PROPERTY = "muster.startPermission";

    static final String STAGES = "muster.startsIn";

    static StartPermission of(FileElement process) {
        var stages = BpmnXml.properties(process).getOrDefault(STAGES, "");
        return new StartPermission(
                BpmnXml.starterGroups(process).stream()
                        .map(Role::ofGroup)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()),
                HumanTaskProperties.list(stages).stream().map(Stage::valueOf).collect(Collectors.toUnmodifiableSet()));
    }
}
