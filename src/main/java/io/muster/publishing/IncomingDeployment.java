package io.muster.publishing;

import io.muster.processfiles.DeploymentBundle;
import io.muster.shared.Actor;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/**
 * A new deployment on its way through the gates.
 *
 * @param entity as the engine holds it
 * @param by the person who deploys, or Muster
 */
record IncomingDeployment(DeploymentEntity entity, DeploymentBundle files, Actor by) {

    /** Reads nothing yet: the bundle parses each file when it is first asked for, and then never again. */
    static IncomingDeployment of(DeploymentEntity entity, Actor by) {
        var contents = new TreeMap<String, byte[]>();
        if (entity.getResources() != null) {
            entity.getResources().values().forEach(file -> contents.put(file.getName(), file.getBytes()));
        }
        return new IncomingDeployment(entity, DeploymentBundle.of(contents), by);
    }

    /** The process definitions that the engine made of it. */
    List<ProcessDefinitionEntity> processes() {
        var processes = entity.getDeployedArtifacts(ProcessDefinitionEntity.class);
        return processes == null ? List.of() : processes;
    }

    /** For each process in it the id of the version that was in force until now, or {@code none}. */
    SortedMap<String, String> former(String none) {
        var former = new TreeMap<String, String>();
        processes()
                .forEach(process -> former.put(
                        process.getKey(),
                        process.getPreviousProcessDefinitionId() == null
                                ? none
                                : process.getPreviousProcessDefinitionId()));
        return former;
    }
}
