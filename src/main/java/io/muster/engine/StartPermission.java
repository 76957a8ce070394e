package io.muster.engine;

import io.muster.diagrams.Xml;
import io.muster.inventory.versions.Stage;
import io.muster.security.Role;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.xml.Element;

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

    static StartPermission of(Element process) {
        var stages = Xml.properties(process).getOrDefault(STAGES, "");
        return new StartPermission(
                Xml.starterGroups(process).stream()
                        .map(Role::ofGroup)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()),
                Arrays.stream(stages.split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .map(Stage::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
