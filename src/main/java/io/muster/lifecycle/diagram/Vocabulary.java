package io.muster.lifecycle.diagram;

import java.util.Map;
import java.util.Set;

/** Elements and extension attributes that a diagram may contain. Everything else is refused by name. */
final class Vocabulary {

    private static final Set<String> ELEMENTS = Set.of(
            "definitions",
            "process",
            "startEvent",
            "endEvent",
            "intermediateThrowEvent",
            "intermediateCatchEvent",
            "boundaryEvent",
            "sequenceFlow",
            "conditionExpression",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "eventBasedGateway",
            "serviceTask",
            "businessRuleTask",
            "userTask",
            "callActivity",
            "subProcess",
            "messageEventDefinition",
            "timerEventDefinition",
            "timeDuration",
            "terminateEventDefinition",
            "errorEventDefinition",
            "escalationEventDefinition",
            "linkEventDefinition",
            "compensateEventDefinition",
            "message",
            "error",
            "escalation",
            "multiInstanceLoopCharacteristics",
            "loopCardinality",
            "completionCondition",
            "extensionElements",
            "documentation",
            "incoming",
            "outgoing",
            "textAnnotation",
            "text",
            "association",
            "group",
            "category",
            "categoryValue",
            "collaboration",
            "participant",
            "laneSet",
            "lane",
            "flowNodeRef");

    private static final Set<String> EXTENSIONS =
            Set.of("properties", "property", "inputOutput", "inputParameter", "in", "out", "failedJobRetryTimeCycle");

    private static final Set<String> EVERYWHERE = Set.of(
            "asyncBefore",
            "asyncAfter",
            "exclusive",
            "jobPriority",
            "modelerTemplate",
            "modelerTemplateVersion",
            "modelerTemplateIcon");

    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "process",
            Set.of("historyTimeToLive", "versionTag", "isStartableInTasklist", "candidateStarterGroups", "jobPriority"),
            "serviceTask",
            Set.of("delegateExpression", "type", "topic"),
            "businessRuleTask",
            Set.of("decisionRef", "decisionRefBinding", "mapDecisionResult", "resultVariable"),
            "callActivity",
            Set.of("calledElementBinding"),
            "userTask",
            Set.of("candidateGroups", "dueDate", "formRef", "formRefBinding"));

    private Vocabulary() {}

    static boolean permitsElement(String tag) {
        return ELEMENTS.contains(tag);
    }

    static boolean permitsExtension(String tag) {
        return EXTENSIONS.contains(tag);
    }

    static boolean permitsAttribute(String tag, String attribute) {
        return EVERYWHERE.contains(attribute)
                || ATTRIBUTES.getOrDefault(tag, Set.of()).contains(attribute);
    }
}
