package io.muster.proofs.comparison;

import io.muster.decisions.DiagramQuestions;
import io.muster.engine.Decisions;
import io.muster.monitoring.monitor.MonitoringPolicy;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileUnreadable;
import io.muster.proofs.prover.ActiveDefinitions;
import io.muster.proofs.prover.PolicyTables;
import io.muster.step.Step;
import io.muster.step.StepContract;
import io.muster.step.StepRegistry;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The decisions in use: those that any version of a deployed diagram names, in business rule tasks and in inputs of
 * steps; those that steps propose; and those that the policy consists of. Decisions they require are in the same file.
 */
@Component
public class AskedDecisions {

    private final RepositoryService repository;
    private final ActiveDefinitions definitions;
    private final Set<String> always = new TreeSet<>(byMusterItself());
    private final Set<String> inputs;

    /** By deployment, which never changes. */
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

    AskedDecisions(@Lazy RepositoryService repository, ActiveDefinitions definitions, StepRegistry steps) {
        this.repository = repository;
        this.definitions = definitions;
        this.inputs = inputs(steps.all()).map(Step.Input::name).collect(Collectors.toSet());
        inputs(steps.all())
                .map(Step.Input::proposed)
                .filter(proposed -> !proposed.isEmpty())
                .forEach(always::add);
    }

    /**
     * Decisions that no diagram names but Muster evaluates: the policy, which answer of a table is stricter, the dates of
     * human tasks, what starts a revalidation, what a change needs, what is watched of models in use, and what is done about an incident.
     * human tasks, what starts a revalidation, what is watched of models in use, what is done about an
     * incident, and the effects of findings.
     */
    public static Set<String> byMusterItself() {
        var asked = new TreeSet<>(PolicyTables.IDS);
        asked.add(Strictness.TABLE);
        asked.add(Decisions.DUE_DATES);
        asked.add(Decisions.REVALIDATION_TRIGGERS);
        asked.add(Decisions.CHANGE_CONTROLS);
        asked.add(MonitoringPolicy.TABLE);
        asked.add(Decisions.BREACH_RESPONSE);
        asked.add(Decisions.FINDING_EFFECTS);
        return asked;
    }

    /** Must be called without a user, because people see only what they may. */
    public Set<String> ids() {
        var asked = new TreeSet<>(always);
        repository.createProcessDefinitionQuery().list().stream()
                .map(ProcessDefinition::getDeploymentId)
                .distinct()
                .forEach(deployment -> asked.addAll(known.computeIfAbsent(deployment, this::named)));
        return asked;
    }

    private Set<String> named(String deployment) {
        return definitions.diagrams(deployment).stream()
                .flatMap(diagram -> named(diagram).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Decisions that one diagram names. */
    Set<String> named(DeploymentFile diagram) {
        try {
            return DiagramQuestions.named(diagram, inputs);
        } catch (FileUnreadable e) {
            throw new IllegalStateException("Diagram '%s' is deployed and cannot be read".formatted(diagram.name()), e);
        }
    }

    private static Stream<Step.Input> inputs(Collection<StepContract> steps) {
        return steps.stream()
                .flatMap(step -> Arrays.stream(step.declaration().inputs()))
                .filter(input -> input.type() == Step.Input.Type.DECISION);
    }
}
