package io.muster.engine;

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
 * @param needsReason whether people must give a reason: property {@value #REASON}
 */
public record StartPermission(Set<String> groups, Set<Stage> stages, boolean needsReason) {

    /** The property of the parsed process definition that holds it. */
    public static final String PROPERTY = "muster.startPermission";

    static final String STAGES = "muster.startsIn";

    static final String REASON = "muster.startsWithReason";

    public static StartPermission of(FileElement process) {
        var properties = BpmnXml.properties(process);
        var stages = properties.getOrDefault(STAGES, "");
        return new StartPermission(
                Set.copyOf(BpmnXml.starterGroups(process)),
                HumanTaskProperties.list(stages).stream().map(Stage::valueOf).collect(Collectors.toUnmodifiableSet()),
                Boolean.parseBoolean(properties.get(REASON)));
    }
}
