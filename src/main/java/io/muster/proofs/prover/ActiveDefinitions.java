package io.muster.proofs.prover;

import io.muster.processfiles.DeploymentFile;
import io.muster.step.BusinessKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The process definitions in use: the newest of each, and older ones that still have instances. */
@Component
public class ActiveDefinitions {

    private final RepositoryService repository;
    private final RuntimeService runtime;

    ActiveDefinitions(@Lazy RepositoryService repository, @Lazy RuntimeService runtime) {
        this.repository = repository;
        this.runtime = runtime;
    }

    /** Ids of their deployments. */
    public List<String> deployments() {
        return repository.createProcessDefinitionQuery().list().stream()
                .filter(this::isActive)
                .map(ProcessDefinition::getDeploymentId)
                .distinct()
                .toList();
    }

    private boolean isActive(ProcessDefinition definition) {
        return isNewest(definition) || !instances(definition.getId()).isEmpty();
    }

    private boolean isNewest(ProcessDefinition definition) {
        var newest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(definition.getKey())
                .latestVersion()
                .singleResult();
        return newest != null && newest.getId().equals(definition.getId());
    }

    public List<String> of(String deployment) {
        return repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                .map(ProcessDefinition::getId)
                .toList();
    }

    public List<DeploymentFile> diagrams(String deployment) {
        return repository.getDeploymentResources(deployment).stream()
                .filter(resource -> DeploymentFile.isDiagram(resource.getName()))
                .map(resource -> new DeploymentFile(resource.getName(), content(deployment, resource)))
                .toList();
    }

    /** Business keys of the current instances of a definition. */
    public List<BusinessKey> instances(String definition) {
        return runtime.createProcessInstanceQuery().processDefinitionId(definition).list().stream()
                .flatMap(instance -> Stream.ofNullable(instance.getBusinessKey()))
                .map(BusinessKey::parse)
                .toList();
    }

    public EngineTables tables() {
        return new EngineTables(repository);
    }

    private byte[] content(String deployment, Resource resource) {
        try (var content = repository.getResourceAsStreamById(deployment, resource.getId())) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Resource %s could not be read".formatted(resource.getName()), e);
        }
    }
}
