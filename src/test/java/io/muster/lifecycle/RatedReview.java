package io.muster.lifecycle;

import java.util.Map;

/** A process with one sign-off whose form asks for more than a decision: a rating, an amount, a tick and a note. */
public final class RatedReview {

    public static final String PROCESS = "rated-review";
    public static final String TASK = "Rate";

    private static final String DIAGRAM =
            Diagram.process(PROCESS, """
            <bpmn:startEvent id="Start" camunda:asyncBefore="true"/>
            <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Rate"/>
            %s
            <bpmn:sequenceFlow id="f2" sourceRef="Rate" targetRef="Confirm"/>
            %s
            <bpmn:sequenceFlow id="f3" sourceRef="Confirm" targetRef="End"/>
            <bpmn:endEvent id="End"/>""".formatted(signOff(TASK, "review"), signOff("Confirm", "confirmation")));

    private static final String FORM = """
            {"id": "rated-review", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
             "components": [
              {"type": "radio", "key": "decision", "label": "Decision", "id": "f1",
               "values": [{"label": "Accept", "value": "accept"}, {"label": "Reject", "value": "reject"}]},
              {"type": "textarea", "key": "reason", "label": "Reason", "id": "f2"},
              {"type": "group", "id": "f3", "label": "Rating", "components": [
               {"type": "radio", "key": "residualRisk", "label": "Residual risk", "id": "f4", "validate": {"required": true},
                "values": [{"label": "Low", "value": "low"}, {"label": "High", "value": "high"}]},
               {"type": "number", "key": "exposure", "label": "Exposure in millions", "id": "f5", "validate": {"min": 0}}]},
              {"type": "checkbox", "key": "discussed", "label": "Discussed with the owner", "id": "f6"},
              {"type": "textarea", "key": "note", "label": "Note", "id": "f7", "validate": {"maxLength": 20}},
              {"type": "textfield", "key": "dossier", "label": "Evidence shown", "id": "f8", "readonly": true}]}
            """;

    private RatedReview() {}

    /** The files of its deployment. */
    public static Map<String, String> files() {
        return Map.of("rated-review.bpmn", DIAGRAM, "rated-review.form", FORM);
    }

    private static String signOff(String id, String control) {
        return Diagram.userTask(
                        id,
                        "validator,approver",
                        "muster.control=" + control,
                        "muster.decisions=accept,reject",
                        "muster.accepts=accept",
                        "muster.decisionVariable=%sDecision".formatted(control),
                        "muster.differsFrom=developer")
                .replace(
                        "camunda:candidateGroups",
                        "camunda:formRef=\"rated-review\" camunda:formRefBinding=\"deployment\" camunda:candidateGroups");
    }
}
