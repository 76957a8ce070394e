package io.muster.lifecycle;

/** A builder of small diagrams for tests, without layout. */
public final class Diagram {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                targetNamespace="http://muster.io/test">
            """;

    private Diagram() {}

    /** A process with these elements between its tags. */
    public static String process(String id, String elements) {
        return HEAD + """
                <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D"
                    camunda:candidateStarterGroups="developer">%s</bpmn:process></bpmn:definitions>
                """.formatted(id, elements);
    }

    /** Start, one element, end. */
    public static String around(String id, String element, String elementId) {
        return process(id, """
                <bpmn:startEvent id="Start"/>
                <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="%2$s"/>
                %1$s
                <bpmn:sequenceFlow id="f2" sourceRef="%2$s" targetRef="End"/>
                <bpmn:endEvent id="End"/>""".formatted(element, elementId));
    }

    /** A sign-off with these properties, as {@code name=value}. */
    public static String userTask(String id, String groups, String... properties) {
        var lines = new StringBuilder();
        for (var property : properties) {
            var parts = property.split("=", 2);
            lines.append("<camunda:property name=\"%s\" value=\"%s\"/>".formatted(parts[0], parts[1]));
        }
        return """
                <bpmn:userTask id="%s" name="%s" camunda:candidateGroups="%s"><bpmn:extensionElements>
                <camunda:properties>%s</camunda:properties></bpmn:extensionElements></bpmn:userTask>""".formatted(id, id, groups, lines);
    }
}
