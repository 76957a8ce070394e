package io.muster.lifecycle;

import java.util.ArrayList;
import java.util.List;

/** A builder of processes for tests from elements and chains of flows: {@code A -> B -> C} and {@code A -> B if x == 'y'}. */
public final class Sketch {

    private final String process;
    private final List<String> elements = new ArrayList<>();
    private final StringBuilder definitions = new StringBuilder();

    private Sketch(String process) {
        this.process = process;
    }

    public static Sketch of(String process) {
        return new Sketch(process);
    }

    public Sketch with(String... xml) {
        elements.addAll(List.of(xml));
        return this;
    }

    /** A flow's id is {@code A-B}. */
    public Sketch flows(String... chains) {
        for (var chain : chains) {
            elements.add(flow(chain));
        }
        return this;
    }

    /** An error, escalation or message that the diagram names. */
    public Sketch defining(String kind, String code) {
        var attribute = kind.equals("message") ? "name" : kind + "Code";
        definitions.append("<bpmn:%1$s id=\"%1$s-%2$s\" %3$s=\"%2$s\"/>".formatted(kind, code, attribute));
        return this;
    }

    /** Elements without a name get their id as name, because paths omit unnamed ones. */
    public String diagram() {
        return Diagram.process(process, String.join("\n", elements))
                .replaceAll("<bpmn:(\\w+(?:Event|Gateway)|serviceTask|subProcess) id=\"(\\w+)\"", "$0 name=\"$2\"")
                .replace("</bpmn:definitions>", definitions + "</bpmn:definitions>");
    }

    /** The start of a process: the following steps run without a user. */
    public static String begin(String id) {
        return "<bpmn:startEvent id=\"%s\" camunda:asyncBefore=\"true\"/>".formatted(id);
    }

    public static String start(String id) {
        return "<bpmn:startEvent id=\"%s\"/>".formatted(id);
    }

    public static String end(String id, String... inside) {
        return "<bpmn:endEvent id=\"%s\">%s</bpmn:endEvent>".formatted(id, String.join("", inside));
    }

    public static String step(String id, String bean) {
        return "<bpmn:serviceTask id=\"%s\" camunda:delegateExpression=\"${%s}\"/>".formatted(id, bean);
    }

    public static String retire(String id) {
        return """
                <bpmn:serviceTask id="%s" camunda:delegateExpression="${retireVersion}" camunda:asyncBefore="true">
                <bpmn:extensionElements><camunda:inputOutput>
                <camunda:inputParameter name="control">retirement</camunda:inputParameter>
                </camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>""".formatted(id);
    }

    public static String gateway(String kind, String id, String defaultFlow) {
        var attribute = defaultFlow.isEmpty() ? "" : " default=\"%s\"".formatted(defaultFlow);
        return "<bpmn:%1$sGateway id=\"%2$s\"%3$s/>".formatted(kind, id, attribute);
    }

    /** The sign-off {@code retirement}, which ends by itself at {@code <id>Late}. */
    public static String confirm(String id) {
        return Diagram.userTask(
                        id,
                        "approver",
                        "muster.control=retirement",
                        "muster.decisions=retire,keep",
                        "muster.accepts=retire",
                        "muster.decisionVariable=retirementDecision",
                        "muster.differsFrom=starter,developer")
                + late(id);
    }

    public static String late(String id) {
        return on(
                id + "Late",
                id,
                true,
                "<bpmn:timerEventDefinition><bpmn:timeDuration>P5D</bpmn:timeDuration></bpmn:timerEventDefinition>");
    }

    public static String on(String id, String activity, boolean interrupting, String definition) {
        return "<bpmn:boundaryEvent id=\"%s\" attachedToRef=\"%s\" cancelActivity=\"%s\">%s</bpmn:boundaryEvent>"
                .formatted(id, activity, interrupting, definition);
    }

    public static String caught(String id, String definition) {
        return "<bpmn:intermediateCatchEvent id=\"%s\">%s</bpmn:intermediateCatchEvent>".formatted(id, definition);
    }

    public static String thrown(String id, String definition) {
        return "<bpmn:intermediateThrowEvent id=\"%s\">%s</bpmn:intermediateThrowEvent>".formatted(id, definition);
    }

    /** @param kind error, escalation or message */
    public static String event(String kind, String code) {
        return "<bpmn:%1$sEventDefinition %1$sRef=\"%1$s-%2$s\"/>".formatted(kind, code);
    }

    public static String sub(String id, String attributes, Sketch inside) {
        return "<bpmn:subProcess id=\"%s\"%s>%s</bpmn:subProcess>"
                .formatted(id, attributes, String.join("\n", inside.elements));
    }

    private static String flow(String chain) {
        var parts = chain.split(" if ", 2);
        var ids = parts[0].split(" -> ");
        var condition = parts.length == 1
                ? ""
                : "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${%s}</bpmn:conditionExpression>"
                        .formatted(parts[1].replace("<", "&lt;").replace("&&", "&amp;&amp;"));
        var xml = new StringBuilder();
        for (var i = 0; i + 1 < ids.length; i++) {
            xml.append(
                    "<bpmn:sequenceFlow id=\"%1$s-%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\">%3$s</bpmn:sequenceFlow>"
                            .formatted(ids[i], ids[i + 1], condition));
        }
        return xml.toString();
    }
}
