package io.muster.engine;

import io.muster.shared.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.stereotype.Component;

/** The diagrams of process instances. */
@Component
public class Diagrams {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Map<String, Digest> digests = new ConcurrentHashMap<>();

    Diagrams(RuntimeService runtime, RepositoryService repository) {
        this.runtime = runtime;
        this.repository = repository;
    }

    /**
     * @param id of the process definition
     * @param digest of its diagram as deployed
     */
    public record Diagram(String id, Digest digest) {}

    /** The diagram of a running instance. */
    public Diagram of(String instance) {
        var id = runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getProcessDefinitionId();
        return new Diagram(id, digests.computeIfAbsent(id, this::digest));
    }

    /**
     * A process that people may start.
     *
     * @param name for people
     */
    public record StartableProcess(String name, StartPermission permission) {}

    /** The newest version of a process. */
    public StartableProcess startable(String process) {
        var newest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        var parsed = ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(newest.getId());
        return new StartableProcess(newest.getName(), (StartPermission)
                ((ProcessDefinitionEntity) parsed).getProperty(StartPermission.PROPERTY));
    }

    private Digest digest(String definition) {
        try (var model = repository.getProcessModel(definition)) {
            return Digest.of(model.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Process definition %s could not be read".formatted(definition), e);
        }
    }
}
