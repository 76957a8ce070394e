package io.muster.lifecycle.engineaccess;

import io.muster.lifecycle.Candidates;
import io.muster.lifecycle.Diagram;
import io.muster.lifecycle.Release;
import io.muster.testing.Server;
import io.muster.testing.ServerUsers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.Job;

/**
 * An engine that contains every kind of object of its API: open tasks with a deadline, failed jobs, external tasks,
 * expected messages, history, people and groups.
 */
final class PreparedEngine {

    private static final String GROUPS = "developer,validator,approver,secondApprover,operator";

    private static final String FORM = """
            {"type": "default", "id": "prepared-look", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
             "executionPlatformVersion": "7.24.0", "components": [
              {"type": "textfield", "id": "f1", "key": "decision"}, {"type": "textfield", "id": "f2", "key": "reason"},
              {"type": "textfield", "id": "f3", "key": "dossier"}]}""";

    private static final String DIAGRAM = Diagram.process("prepared", """
            <bpmn:startEvent id="Start"/>
            <bpmn:sequenceFlow id="f0" sourceRef="Start" targetRef="Fork"/>
            <bpmn:parallelGateway id="Fork"/>
            <bpmn:sequenceFlow id="f1" sourceRef="Fork" targetRef="look"/>
            <bpmn:sequenceFlow id="f2" sourceRef="Fork" targetRef="Failing"/>
            <bpmn:sequenceFlow id="f3" sourceRef="Fork" targetRef="Train"/>
            <bpmn:sequenceFlow id="f4" sourceRef="Fork" targetRef="Wait"/>
            <bpmn:userTask id="look" name="look" camunda:candidateGroups="%s" camunda:formRef="prepared-look"
              camunda:formRefBinding="latest"><bpmn:extensionElements><camunda:properties>
              <camunda:property name="muster.decisions" value="seen"/>
              <camunda:property name="muster.decisionVariable" value="lookDecision"/>
              </camunda:properties></bpmn:extensionElements></bpmn:userTask>
            <bpmn:boundaryEvent id="Deadline" attachedToRef="look">
              <bpmn:timerEventDefinition><bpmn:timeDuration>P30D</bpmn:timeDuration></bpmn:timerEventDefinition>
            </bpmn:boundaryEvent>
            <bpmn:exclusiveGateway id="Failing" camunda:asyncBefore="true"/>
            <bpmn:serviceTask id="Train" camunda:type="external" camunda:topic="train-external"/>
            <bpmn:intermediateCatchEvent id="Wait"><bpmn:messageEventDefinition messageRef="Arrived"/>
            </bpmn:intermediateCatchEvent>
            <bpmn:sequenceFlow id="f5" sourceRef="look" targetRef="End"/>
            <bpmn:sequenceFlow id="f6" sourceRef="Failing" targetRef="End"/>
            <bpmn:sequenceFlow id="f7" sourceRef="Train" targetRef="End"/>
            <bpmn:sequenceFlow id="f8" sourceRef="Wait" targetRef="End"/>
            <bpmn:sequenceFlow id="f9" sourceRef="Deadline" targetRef="Late"/>
            <bpmn:endEvent id="End"/>
            <bpmn:endEvent id="Late"/>""".formatted(GROUPS))
            .replace("</bpmn:definitions>", """
            <bpmn:message id="Arrived" name="%s"/></bpmn:definitions>""".formatted(Release.WITHDRAWAL));

    private static final String PAST = Diagram.process("prepared-past", """
            <bpmn:startEvent id="Start"/>
            <bpmn:sequenceFlow id="f0" sourceRef="Start" targetRef="End"/>
            <bpmn:endEvent id="End"/>""");

    private final ProcessEngine engine;
    private final Server server;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> claimed = new HashMap<>();

    PreparedEngine(ProcessEngine engine, Server server) {
        this.engine = engine;
        this.server = server;
    }

    String id(String what) {
        return Optional.ofNullable(ids.get(what))
                .orElseThrow(() -> new IllegalArgumentException("Nothing is prepared for '%s'".formatted(what)));
    }

    Optional<String> find(String what) {
        return Optional.ofNullable(ids.get(what));
    }

    Optional<String> taskOf(String user) {
        return Optional.ofNullable(claimed.get(user));
    }

    PreparedEngine prepare(Candidates candidates) {
        ids.put(
                "deployment",
                engine.getRepositoryService()
                        .createDeployment()
                        .name("prepared")
                        .addString("prepared.bpmn", DIAGRAM)
                        .addString("prepared-past.bpmn", PAST)
                        .addString("prepared-look.form", FORM)
                        .deploy()
                        .getId());
        start(candidates);
        past(candidates);
        failures();
        claims(candidates);
        remarks();
        people();
        definitions();
        return this;
    }

    private void start(Candidates candidates) {
        var instance = engine.getRuntimeService()
                .startProcessInstanceByKey("prepared", candidates.candidate().toString())
                .getId();
        ids.put("process-instance", instance);
        ids.put("task", taskIn(instance));
        ids.put("timer", job(instance, "Deadline").getId());
        ids.put("failed", job(instance, "Failing").getId());
        ids.put("job", id("timer"));
        ids.put("job-definition", job(instance, "Deadline").getJobDefinitionId());
        ids.put(
                "external-task",
                engine.getExternalTaskService()
                        .createExternalTaskQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getId());
        ids.put(
                "execution",
                engine.getRuntimeService()
                        .createExecutionQuery()
                        .processInstanceId(instance)
                        .activityId("Wait")
                        .singleResult()
                        .getId());
        ids.put(
                "variable-instance",
                engine.getRuntimeService()
                        .createVariableInstanceQuery()
                        .processInstanceIdIn(instance)
                        .list()
                        .get(0)
                        .getId());
    }

    private Job job(String instance, String activity) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .activityId(activity)
                .singleResult();
    }

    private String taskIn(String instance) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private void past(Candidates candidates) {
        ids.put(
                "past",
                engine.getRuntimeService()
                        .startProcessInstanceByKey(
                                "prepared-past", candidates.candidate().toString())
                        .getId());
    }

    private void failures() {
        engine.getManagementService().setJobRetries(id("failed"), 0);
        ids.put(
                "incident",
                engine.getRuntimeService()
                        .createIncidentQuery()
                        .processInstanceId(id("process-instance"))
                        .list()
                        .get(0)
                        .getId());
        ids.put(
                "batch",
                engine.getManagementService()
                        .setJobRetriesAsync(List.of(id("failed")), 0)
                        .getId());
    }

    private void claims(Candidates candidates) {
        for (var user : ServerUsers.ROLES.keySet()) {
            var instance = engine.getRuntimeService()
                    .startProcessInstanceByKey(
                            "prepared", candidates.candidate().toString())
                    .getId();
            var task = taskIn(instance);
            var answer =
                    server.as(user).post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"%s\"}".formatted(user));
            if (answer.status() == 204) {
                claimed.put(user, task);
            }
        }
    }

    private void remarks() {
        var tasks = engine.getTaskService();
        ids.put(
                "commentId",
                tasks.createComment(id("task"), id("process-instance"), "Looked at it")
                        .getId());
        ids.put(
                "attachmentId",
                tasks.createAttachment("text", id("task"), id("process-instance"), "name", "text", "http://example.org")
                        .getId());
        var filter = engine.getFilterService()
                .createFilterQuery()
                .filterName("Waiting for group validator")
                .singleResult();
        ids.put("filter", filter.getId());
    }

    private void people() {
        ids.put("user", "anna");
        ids.put("userId", "anna");
        ids.put("group", "approver");
        ids.put("groupId", "approver");
        if (engine.getIdentityService().createTenantQuery().tenantId("prepared").count() == 0) {
            engine.getIdentityService().saveTenant(engine.getIdentityService().newTenant("prepared"));
        }
        ids.put("tenant", "prepared");
        ids.put("tenant-id", "prepared");
        ids.put(
                "authorization",
                engine.getAuthorizationService()
                        .createAuthorizationQuery()
                        .authorizationType(Authorization.AUTH_TYPE_GRANT)
                        .resourceType(Resources.PROCESS_DEFINITION)
                        .list()
                        .get(0)
                        .getId());
    }

    private void definitions() {
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("prepared")
                .latestVersion()
                .singleResult();
        ids.put("process-definition", definition.getId());
        ids.put("process-definition-key", "prepared");
        var decision = engine.getRepositoryService()
                .createDecisionDefinitionQuery()
                .latestVersion()
                .decisionDefinitionKey("separations")
                .singleResult();
        ids.put("decision-definition", decision.getId());
        ids.put("decision-definition-key", decision.getKey());
        ids.put(
                "resourceId",
                engine.getRepositoryService()
                        .getDeploymentResources(id("deployment"))
                        .get(0)
                        .getId());
        ids.put(
                "operationId",
                engine.getHistoryService().createUserOperationLogQuery().list().stream()
                        .findFirst()
                        .orElseThrow()
                        .getOperationId());
    }
}
