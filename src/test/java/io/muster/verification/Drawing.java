package io.muster.verification;

import io.muster.processfiles.DeploymentFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws small diagrams for tests from a few words. A line is an element or a chain of flows:
 *
 * <pre>
 * start S                         end, task, xor, and, or, events, complex, terminate
 * step Train does=train           rule Route decision=routing result=needed
 * step Train topic=train          an external task
 * sign Approve control=approval   user Rework words=again,stop var=rework
 * call Build of=build in=a:b,e out=c:d
 * timer T after=PT1H              message M, conditional C if=x=='y', on=Task for attached ones, gently=yes
 * sub Sub { ... }                 esub Handler { start H message=yes ... }
 * task T save saveAfter           save points before and after it; saveEach at each of many instances
 * S -> Train -> Approve           X -> Y if a == 'b'           X => Z (default)
 * </pre>
 */
final class Drawing {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="http://muster.io/test">
            """;

    private final StringBuilder xml = new StringBuilder();
    private final StringBuilder definitions = new StringBuilder();
    /** The schema wants them behind all flow elements. */
    private final StringBuilder associations = new StringBuilder();

    private final Deque<String> open = new ArrayDeque<>();
    private final Map<String, String> defaults = new TreeMap<>();
    private final Map<String, String> savePoints = new TreeMap<>();
    private int flows;

    private Drawing() {}

    /** A diagram with one process. */
    static DeploymentFile of(String process, String lines) {
        var drawing = new Drawing();
        lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(drawing::draw);
        var body = drawing.xml.toString();
        for (var entry : drawing.defaults.entrySet()) {
            body = body.replace(
                    " id=\"%s\"".formatted(entry.getKey()),
                    " id=\"%s\" default=\"%s\"".formatted(entry.getKey(), entry.getValue()));
        }
        for (var entry : drawing.savePoints.entrySet()) {
            body = body.replace(
                    " id=\"%s\"".formatted(entry.getKey()), " id=\"%s\"%s".formatted(entry.getKey(), entry.getValue()));
        }
        var text = HEAD
                + "<process id=\"%s\" isExecutable=\"true\">%s</process>%s</definitions>"
                        .formatted(process, body + drawing.associations, drawing.definitions);
        return new DeploymentFile(process + ".bpmn", text.getBytes(StandardCharsets.UTF_8));
    }

    private void draw(String line) {
        if (line.contains("->") || line.contains("=>")) {
            chain(line);
        } else if (line.equals("}")) {
            xml.append(open.pop());
        } else {
            element(line);
        }
    }

    private void chain(String line) {
        var parts = line.split("\\s+if\\s+", 2);
        var words = parts[0].split("\\s+");
        for (var i = 0; i + 2 < words.length; i += 2) {
            flow(words[i], words[i + 2], words[i + 1].equals("=>"), parts.length == 2 ? parts[1] : null);
        }
    }

    private void flow(String from, String to, boolean isDefault, String condition) {
        var id = "f" + ++flows;
        if (isDefault) {
            defaults.put(from, id);
        }
        xml.append("<sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\">".formatted(id, from, to));
        if (condition != null) {
            xml.append("<conditionExpression xsi:type=\"tFormalExpression\">${%s}</conditionExpression>"
                    .formatted(escape(condition)));
        }
        xml.append("</sequenceFlow>");
    }

    private void element(String line) {
        var words = line.split("\\s+");
        var given = new LinkedHashMap<String, String>();
        for (var i = 2; i < words.length; i++) {
            var pair = words[i].split("=", 2);
            given.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        var id = words[1];
        save(id, given);
        switch (words[0]) {
            case "start" ->
                tag("startEvent", id, given.containsKey("gently") ? " isInterrupting=\"false\"" : "", event(given));
            case "end" -> tag("endEvent", id, "", event(given));
            case "terminate" -> tag("endEvent", id, "", "<terminateEventDefinition/>");
            case "throw" -> tag("intermediateThrowEvent", id, "", event(given));
            case "catch" -> tag("intermediateCatchEvent", id, "", event(given));
            case "on" -> boundary(id, given);
            case "task" -> tag("task", id, compensation(given), many(given));
            case "receive" -> tag("receiveTask", id, "", many(given));
            case "script" -> tag("scriptTask", id, "", "");
            case "step" -> step(id, given);
            case "rule" ->
                tag(
                        "businessRuleTask",
                        id,
                        " camunda:decisionRef=\"%s\" camunda:resultVariable=\"%s\" camunda:mapDecisionResult=\"singleEntry\""
                                .formatted(given.get("decision"), given.get("result")),
                        "");
            case "sign", "user" -> person(id, given);
            case "call" -> call(id, given);
            case "xor" -> tag("exclusiveGateway", id, "", "");
            case "and" -> tag("parallelGateway", id, "", "");
            case "or" -> tag("inclusiveGateway", id, "", "");
            case "events" -> tag("eventBasedGateway", id, "", "");
            case "complex" -> tag("complexGateway", id, "", "");
            case "associate" ->
                associations.append("<association id=\"%1$s-%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\"/>"
                        .formatted(id, words[2]));
            case "sub" -> open("subProcess", id, "", given);
            case "esub" -> open("subProcess", id, " triggeredByEvent=\"true\"", given);
            default -> throw new IllegalArgumentException(line);
        }
    }

    private void save(String id, Map<String, String> given) {
        var saves = (given.containsKey("save") ? " camunda:asyncBefore=\"true\"" : "")
                + (given.containsKey("saveAfter") ? " camunda:asyncAfter=\"true\"" : "");
        if (!saves.isEmpty()) {
            savePoints.put(id, saves);
        }
    }

    private void open(String tag, String id, String attributes, Map<String, String> given) {
        xml.append("<%s id=\"%s\" name=\"%s\"%s>%s".formatted(tag, id, id, attributes, many(given)));
        open.push("</%s>".formatted(tag));
    }

    private void tag(String tag, String id, String attributes, String inside) {
        var name = tag.endsWith("Gateway") ? "" : " name=\"%s\"".formatted(id);
        xml.append("<%1$s id=\"%2$s\"%3$s%4$s>%5$s</%1$s>".formatted(tag, id, name, attributes, inside));
    }

    private void boundary(String id, Map<String, String> given) {
        var gently = given.containsKey("gently") ? " cancelActivity=\"false\"" : "";
        tag("boundaryEvent", id, " attachedToRef=\"%s\"%s".formatted(given.get("to"), gently), event(given));
    }

    private void step(String id, Map<String, String> given) {
        tag(
                "serviceTask",
                id,
                (given.containsKey("topic")
                                ? " camunda:type=\"external\" camunda:topic=\"%s\"".formatted(given.get("topic"))
                                : " camunda:delegateExpression=\"${%s}\"".formatted(given.get("does")))
                        + compensation(given),
                many(given));
    }

    private static String compensation(Map<String, String> given) {
        return given.containsKey("handler") ? " isForCompensation=\"true\"" : "";
    }

    private void person(String id, Map<String, String> given) {
        var control = given.get("control");
        var properties = new LinkedHashMap<String, String>();
        properties.put("muster.decisions", given.getOrDefault("words", "yes,no"));
        properties.put("muster.decisionVariable", given.getOrDefault("var", control == null ? "" : control));
        properties.put("muster.differsFrom", given.getOrDefault("differs", "developer"));
        if (control != null) {
            properties.put("muster.control", control);
            properties.put("muster.accepts", given.getOrDefault("accepts", "yes"));
        }
        if (given.containsKey("quorum")) {
            properties.put("muster.quorum", given.get("quorum"));
        }
        var inside = new StringBuilder("<extensionElements><camunda:properties>");
        properties.forEach(
                (name, value) -> inside.append("<camunda:property name=\"%s\" value=\"%s\"/>".formatted(name, value)));
        tag("userTask", id, "", inside + "</camunda:properties></extensionElements>" + many(given));
    }

    private void call(String id, Map<String, String> given) {
        var inside =
                "<extensionElements><camunda:in businessKey=\"#{execution.processBusinessKey}\"/>%s%s</extensionElements>"
                        .formatted(handover("in", given.get("in")), handover("out", given.get("out")));
        tag("callActivity", id, " calledElement=\"%s\"".formatted(given.get("of")), inside + many(given));
    }

    private static String handover(String direction, String pairs) {
        var handovers = new StringBuilder();
        for (var pair : pairs == null ? new String[0] : pairs.split(",")) {
            var names = pair.split(":");
            handovers.append("<camunda:%s source=\"%s\" target=\"%s\"/>"
                    .formatted(direction, names[0], names[names.length - 1]));
        }
        return handovers.toString();
    }

    private static String many(Map<String, String> given) {
        if (given.containsKey("loop")) {
            return "<standardLoopCharacteristics/>";
        }
        if (!given.containsKey("many")) {
            return "";
        }
        var stop = given.containsKey("until") ? "<completionCondition>${enough}</completionCondition>" : "";
        var count = given.get("many").equals("any")
                ? " camunda:collection=\"people\">"
                : "><loopCardinality>%s</loopCardinality>".formatted(given.get("many"));
        var each = given.containsKey("saveEach") ? " camunda:asyncBefore=\"true\"" : "";
        return "<multiInstanceLoopCharacteristics isSequential=\"%s\"%s%s%s</multiInstanceLoopCharacteristics>"
                .formatted(given.containsKey("sequential"), each, count, stop);
    }

    private String event(Map<String, String> given) {
        for (var kind : given.keySet()) {
            var value = given.get(kind);
            switch (kind) {
                case "after" -> {
                    return "<timerEventDefinition><timeDuration>%s</timeDuration></timerEventDefinition>"
                            .formatted(value);
                }
                case "every" -> {
                    return "<timerEventDefinition><timeCycle>%s</timeCycle></timerEventDefinition>".formatted(value);
                }
                case "message", "signal" -> {
                    define(kind, value, "");
                    return "<%1$sEventDefinition %1$sRef=\"%1$s-%2$s\"/>".formatted(kind, value);
                }
                case "error", "escalation" -> {
                    if (value.isEmpty()) {
                        return "<%sEventDefinition/>".formatted(kind);
                    }
                    define(kind, value, " %sCode=\"%s\"".formatted(kind, value));
                    return "<%1$sEventDefinition %1$sRef=\"%1$s-%2$s\"/>".formatted(kind, value);
                }
                case "when" -> {
                    return "<conditionalEventDefinition><condition xsi:type=\"tFormalExpression\">${%s}</condition></conditionalEventDefinition>"
                            .formatted(escape(value));
                }
                case "link" -> {
                    return "<linkEventDefinition name=\"%s\"/>".formatted(value);
                }
                case "compensate" -> {
                    return "<compensateEventDefinition/>";
                }
                default -> {
                    // Not about events.
                }
            }
        }
        return "";
    }

    private void define(String kind, String value, String attributes) {
        var tag = "<%1$s id=\"%1$s-%2$s\" name=\"%2$s\"%3$s/>".formatted(kind, value, attributes);
        if (definitions.indexOf(tag) < 0) {
            definitions.append(tag);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
