package io.muster.benchmarks.release;

import io.muster.testing.ServerUsers;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/**
 * A person's decision on a task, as its diagram describes it.
 *
 * @param group the role asked
 * @param word the accepting one
 * @param variable that the gateways behind it read
 */
record Decision(String task, String group, String word, String variable) {

    static Decision on(ProcessEngine engine, Task task) {
        var model = engine.getRepositoryService().getBpmnModelInstance(task.getProcessDefinitionId());
        var element = (UserTask) model.getModelElementById(task.getTaskDefinitionKey());
        var properties = properties(element);
        return new Decision(
                task.getId(),
                element.getCamundaCandidateGroups(),
                properties.get("muster.accepts"),
                properties.get("muster.decisionVariable"));
    }

    private static Map<String, String> properties(UserTask element) {
        var properties = new HashMap<String, String>();
        element.getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaProperties.class)
                .singleResult()
                .getCamundaProperties()
                .forEach(property -> properties.put(property.getCamundaName(), property.getCamundaValue()));
        return properties;
    }

    String person() {
        return ServerUsers.ROLES.entrySet().stream()
                .filter(entry -> entry.getValue().group().equals(group))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No one is in group " + group));
    }
}
