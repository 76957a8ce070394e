package io.muster.lifecycle;

import io.muster.shared.VersionId;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;

/**
 * A process whose review two different people must accept before a certificate is issued, and which reviews again on the
 * word {@code again}.
 */
final class TwoReviewers {

    static final String PROCESS = "two-reviewers";

    static final String DIAGRAM = Diagram.process(PROCESS, """
            <bpmn:startEvent id="Start"/>
            <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Review"/>
            %s
            <bpmn:sequenceFlow id="f4" sourceRef="Review" targetRef="Accepted"/>
            <bpmn:exclusiveGateway id="Accepted" default="f7"/>
            <bpmn:sequenceFlow id="f5" sourceRef="Accepted" targetRef="Review">
              <bpmn:conditionExpression>${reviewDecision == 'again'}</bpmn:conditionExpression></bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="f6" sourceRef="Accepted" targetRef="Issue">
              <bpmn:conditionExpression>${reviewDecision == 'accept'}</bpmn:conditionExpression></bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="f7" sourceRef="Accepted" targetRef="Rejected"/>
            <bpmn:serviceTask id="Issue" camunda:delegateExpression="${issueCertificate}" camunda:asyncBefore="true">
              <bpmn:extensionElements><camunda:inputOutput>
                <camunda:inputParameter name="controls">reviewed-by-two</camunda:inputParameter>
                <camunda:inputParameter name="validity">certificate-validity</camunda:inputParameter>
                <camunda:inputParameter name="environments">production</camunda:inputParameter>
              </camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>
            <bpmn:sequenceFlow id="f8" sourceRef="Issue" targetRef="Issued"/>
            <bpmn:endEvent id="Issued"/>
            <bpmn:endEvent id="Rejected"/>""".formatted(review("2")));

    /** The controls that a certificate of the process demands: those of two people, regardless of the diagram. */
    static final String CONTROLS = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="http://muster.io/test">
              <decision id="reviewed-by-two" name="Reviewed by two" camunda:historyTimeToLive="P1D">
                <decisionTable id="t" hitPolicy="COLLECT">
                  <input id="i"><inputExpression id="e" typeRef="integer"><text>tier</text></inputExpression></input>
                  <output id="o1" name="control" typeRef="string"/><output id="o2" name="quorum" typeRef="integer"/>
                  <rule id="r"><inputEntry id="r1"><text></text></inputEntry>
                    <outputEntry id="r2"><text>"review"</text></outputEntry>
                    <outputEntry id="r3"><text>2</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>""";

    private TwoReviewers() {}

    static String review(String quorum) {
        return Diagram.userTask(
                        "Review",
                        "validator,approver,operator",
                        "muster.control=review",
                        "muster.decisions=accept,again,reject",
                        "muster.accepts=accept",
                        "muster.decisionVariable=reviewDecision",
                        "muster.differsFrom=developer,starter",
                        "muster.quorum=" + quorum)
                .replace("<bpmn:userTask ", "<bpmn:userTask camunda:dueDate=\"P5D\" ");
    }

    static void deploy(RepositoryService repository) {
        deploy(repository, DIAGRAM);
    }

    static void deploy(RepositoryService repository, String diagram) {
        repository
                .createDeployment()
                .name(PROCESS)
                .enableDuplicateFiltering(true)
                .addString("two-reviewers.bpmn", diagram)
                .addString("reviewed-by-two.dmn", CONTROLS)
                .deploy();
    }

    /**
     * A policy that demands the same two people of every certificate, to be taken back by the test: what the process names
     * itself is not enough.
     */
    static String demandTwoReviewers(RepositoryService repository) {
        return repository
                .createDeployment()
                .addString("required-controls.dmn", CONTROLS.replace("\"reviewed-by-two\"", "\"required-controls\""))
                .deploy()
                .getId();
    }

    static String instance(RuntimeService runtime, VersionId version) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(version.toString())
                .singleResult()
                .getId();
    }
}
