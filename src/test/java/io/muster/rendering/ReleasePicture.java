package io.muster.rendering;

import io.muster.processfiles.DeploymentFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * One release that goes well, read from the shipped diagram and drawn small enough for a page: from the start over the second
 * approval and the promotion to service, as the highest tier goes. Called processes are alternatives and share one box.
 */
final class ReleasePicture {

    private static final List<String> OVER =
            List.of("StartEvent_ReleaseRequested", "Task_ApproveUseAgain", "Task_PromoteVersion", "End_InService");

    private static final int COLUMNS = 4;
    private static final double WIDTH = 184;
    private static final double HEIGHT = 66;
    private static final double GAP = 30;
    private static final double MARGIN = 16;
    private static final Ink STEP = new Ink("#3a4250", "#f5f6f8", 1.5);
    private static final Ink PERSON = new Ink("#8a5a00", "#fff3d6", 1.5);
    private static final Ink EVENT = new Ink("#1c6b3a", "#e1f5e7", 1.5);

    private final BpmnModelInstance model;
    private final Svg svg = new Svg();

    private ReleasePicture(BpmnModelInstance model) {
        this.model = model;
    }

    static String of(DeploymentFile diagram) {
        return new ReleasePicture(diagram.model()).draw();
    }

    private String draw() {
        var path = path();
        var rows = (path.size() + COLUMNS - 1) / COLUMNS;
        var width = 2 * MARGIN + COLUMNS * (WIDTH + GAP) - GAP;
        var height = 2 * MARGIN + rows * (HEIGHT + GAP) + LabelText.LINE;
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 %s %s".formatted(Svg.number(width), Svg.number(height)),
                "width",
                width,
                "height",
                height,
                "role",
                "img",
                "font-family",
                "Arial, Helvetica, sans-serif",
                "font-size",
                LabelText.SIZE);
        svg.title("A release that goes well, from registration to service");
        svg.empty("rect", "width", "100%", "height", "100%", "fill", "#ffffff");
        for (var place = 0; place + 1 < path.size(); place++) {
            line(box(place), box(place + 1));
        }
        for (var place = 0; place < path.size(); place++) {
            node(path.get(place), box(place));
        }
        legend(MARGIN, height - MARGIN);
        return svg.close("svg") + "\n";
    }

    private List<FlowNode> path() {
        var path = new ArrayList<FlowNode>();
        for (var leg = 0; leg + 1 < OVER.size(); leg++) {
            path.addAll(shortest(node(OVER.get(leg)), node(OVER.get(leg + 1))));
        }
        path.add(node(OVER.get(OVER.size() - 1)));
        return path.stream().filter(node -> !(node instanceof Gateway)).toList();
    }

    private FlowNode node(String id) {
        return model.getModelElementById(id);
    }

    /** Without the last one. */
    private static List<FlowNode> shortest(FlowNode from, FlowNode to) {
        var before = new HashMap<FlowNode, FlowNode>();
        var open = new ArrayDeque<>(List.of(to));
        while (!open.isEmpty() && !before.containsKey(from)) {
            var next = open.remove();
            next.getIncoming().stream()
                    .map(SequenceFlow::getSource)
                    .filter(node -> before.putIfAbsent(node, next) == null)
                    .forEach(open::add);
        }
        var path = new ArrayList<FlowNode>();
        for (var node = from; !node.equals(to); node = before.get(node)) {
            path.add(node);
        }
        return path;
    }

    private static Box box(int place) {
        return new Box(
                MARGIN + place % COLUMNS * (WIDTH + GAP), MARGIN + place / COLUMNS * (HEIGHT + GAP), WIDTH, HEIGHT);
    }

    private void line(Box from, Box to) {
        var points = from.y() == to.y()
                ? "M%s %s H%s".formatted(number(from.right()), number(from.centerY()), number(to.x()))
                : "M%s %s V%s H%s V%s"
                        .formatted(
                                number(from.centerX()),
                                number(from.bottom()),
                                number(from.bottom() + GAP / 2),
                                number(to.centerX()),
                                number(to.y()));
        svg.draw("path", Ink.PLAIN.hollow(), "d", points);
        var end = from.y() == to.y()
                ? "M%s %s l-8 -4 v8 z".formatted(number(to.x()), number(to.centerY()))
                : "M%s %s l-4 -8 h8 z".formatted(number(to.centerX()), number(to.y()));
        svg.draw("path", Ink.PLAIN.solid(), "d", end);
    }

    private void node(FlowNode node, Box box) {
        var ends = node.getIncoming().isEmpty() || node.getOutgoing().isEmpty();
        var ink = node instanceof UserTask ? PERSON : ends ? EVENT : STEP;
        rectangle(box, ink, ends ? HEIGHT / 2 : 8);
        var lines = LabelText.wrap(name(node), box.width() - 16, 4);
        for (var line = 0; line < lines.size(); line++) {
            text(
                    lines.get(line),
                    box.centerX(),
                    box.centerY() + 4 + (line - (lines.size() - 1) / 2.0) * LabelText.LINE,
                    "middle");
        }
    }

    private String name(FlowNode node) {
        return node instanceof CallActivity
                ? model.getModelElementsByType(CallActivity.class).stream()
                        .map(CallActivity::getName)
                        .collect(Collectors.joining(", "))
                : node.getName();
    }

    private void legend(double x, double y) {
        var at = x;
        for (var entry : List.of(new Entry(STEP, "automatic"), new Entry(PERSON, "decided by a person in Tasklist"))) {
            rectangle(new Box(at, y - 11, 14, 12), entry.ink(), 3);
            text(entry.text(), at + 20, y, "start");
            at += 36 + LabelText.width(entry.text());
        }
    }

    private record Entry(Ink ink, String text) {}

    private void rectangle(Box box, Ink ink, double round) {
        svg.draw("rect", ink, "x", box.x(), "y", box.y(), "width", box.width(), "height", box.height(), "rx", round);
    }

    private void text(String content, double x, double y, String anchor) {
        svg.open("text", "x", x, "y", y, "text-anchor", anchor, "fill", "#1f2a44")
                .text(content)
                .close("text");
    }

    private static String number(double number) {
        return Svg.number(number);
    }
}
