package io.muster.diagrams;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Elements and extension attributes that a diagram may contain. Everything else is refused by name. */
final class PermittedElements {

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

    /** Permitted extension elements, and the elements on which they have the meaning that readers assume. */
    private static final Map<String, Predicate<String>> EXTENSIONS = Map.of(
            "properties", owner -> true,
            "failedJobRetryTimeCycle", owner -> true,
            // Elsewhere it would create local variables that hide those tested by gateways.
            "inputOutput", "serviceTask"::equals,
            "in", "callActivity"::equals,
            "out", "callActivity"::equals);

    private static final Map<String, Set<String>> EXTENSION_ATTRIBUTES = Map.of(
            "properties", Set.of(),
            "property", Set.of("id", "name", "value"),
            "failedJobRetryTimeCycle", Set.of(),
            "inputOutput", Set.of(),
            "inputParameter", Set.of("name"),
            "in", Set.of("source", "target", "businessKey"),
            "out", Set.of("source", "target"));

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

    private PermittedElements() {}

    static boolean permitsElement(String tag) {
        return ELEMENTS.contains(tag);
    }

    static boolean permitsExtension(String tag) {
        return EXTENSION_ATTRIBUTES.containsKey(tag);
    }

    static boolean permitsExtensionAttribute(String tag, String attribute) {
        return EXTENSION_ATTRIBUTES.getOrDefault(tag, Set.of()).contains(attribute);
    }

    /** @param owner the element that contains the extension */
    static boolean permitsExtensionOf(String owner, String tag) {
        return EXTENSIONS.getOrDefault(tag, any -> false).test(owner);
    }

    static boolean permitsAttribute(String tag, String attribute) {
        return EVERYWHERE.contains(attribute)
                || ATTRIBUTES.getOrDefault(tag, Set.of()).contains(attribute);
    }
}
