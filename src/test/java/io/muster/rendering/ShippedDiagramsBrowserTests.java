package io.muster.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.testing.Browser;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.ServerUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Group;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The shipped diagrams as bpmn-js draws them, the library with which the Camunda Modeler and Cockpit draw: here the one of
 * Cockpit, with the fonts of this machine. A machine without Arial has wider ones.
 */
@MusterServerTest
class ShippedDiagramsBrowserTests {

    /** A screen, and the smallest zoom at which the labels are read without effort: 12 pixels become 9.6. */
    private static final int WIDTH = 1920;

    private static final int HEIGHT = 1080;
    private static final double READABLE = 0.8;

    /** Every text that bpmn-js has drawn and every box, in pixels of the page. */
    private static final String DRAWN = """
            () => {
              const box = (element) => {
                const { x, y, width, height } = element.getBoundingClientRect();
                return { x, y, width, height };
              };
              const all = [...document.querySelectorAll('.djs-container .djs-element')];
              return JSON.stringify({
                texts: all.flatMap(element => {
                  const text = element.querySelector(':scope > .djs-visual text');
                  const lines = text ? [...text.querySelectorAll('tspan')].map(line => line.textContent) : [];
                  return lines.join('').trim() === ''
                    ? [] : [{ id: element.dataset.elementId, lines, box: box(text) }];
                }),
                nodes: all
                  .filter(element => element.classList.contains('djs-shape'))
                  .filter(element => !element.dataset.elementId.endsWith('_label'))
                  .map(element => ({ id: element.dataset.elementId,
                                     box: box(element.querySelector(':scope > .djs-visual > *')) }))
              });
            }""";

    @Autowired
    Server server;

    @Autowired
    RepositoryService repository;

    @Autowired
    ObjectMapper json;

    static List<String> diagrams() throws IOException {
        try (var files = Files.walk(Path.of("processes"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".bpmn"))
                    .map(name -> name.replace(".bpmn", ""))
                    .sorted()
                    .toList();
        }
    }

    private record Box(double x, double y, double width, double height) {

        /** Frames of one pixel may touch. */
        boolean overlaps(Box other) {
            return x + 1 < other.x + other.width
                    && other.x + 1 < x + width
                    && y + 1 < other.y + other.height
                    && other.y + 1 < y + height;
        }
    }

    private record Text(String id, List<String> lines, Box box) {

        String element() {
            return id.replaceAll("_label$", "");
        }

        boolean isLabel() {
            return id.endsWith("_label");
        }
    }

    private record Node(String id, Box box) {}

    private record Drawn(List<Text> texts, List<Node> nodes) {}

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyTextIsWholeAndReadable(String process) throws JsonProcessingException {
        var drawn = draw(process);
        var diagram = repository.getBpmnModelInstance(definition(process));
        var names = names(diagram);
        var faults = new ArrayList<String>();
        for (var text : drawn.texts()) {
            // A word that is too long for its box is broken in two.
            var shown = words(String.join(" ", text.lines()));
            if (!shown.equals(names.get(text.element()))) {
                faults.add("%s reads %s: expected '%s'".formatted(text.id(), text.lines(), names.get(text.element())));
            }
            drawn.texts().stream()
                    .filter(other ->
                            text.id().compareTo(other.id()) < 0 && text.box().overlaps(other.box()))
                    .forEach(other -> faults.add("%s lies on %s".formatted(text.id(), other.id())));
            drawn.nodes().stream()
                    .filter(node -> text.isLabel()
                            && !isAround(node, diagram)
                            && text.box().overlaps(node.box()))
                    .forEach(node -> faults.add("%s lies on %s".formatted(text.id(), node.id())));
        }

        assertThat(drawn.texts()).extracting(Text::element).containsAll(names.keySet());
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyDiagramFitsOnOneScreen(String process) {
        var bounds = repository.getBpmnModelInstance(definition(process)).getModelElementsByType(Bounds.class);
        var left = bounds.stream().mapToDouble(Bounds::getX).min().orElseThrow();
        var top = bounds.stream().mapToDouble(Bounds::getY).min().orElseThrow();
        var right = bounds.stream()
                .mapToDouble(box -> box.getX() + box.getWidth())
                .max()
                .orElseThrow();
        var bottom = bounds.stream()
                .mapToDouble(box -> box.getY() + box.getHeight())
                .max()
                .orElseThrow();

        assertThat(Math.min(WIDTH / (right - left), HEIGHT / (bottom - top)))
                .as("zoom at which %s fits on a screen of %d x %d", process, WIDTH, HEIGHT)
                .isGreaterThanOrEqualTo(READABLE);
    }

    private Drawn draw(String process) throws JsonProcessingException {
        try (var browser = Browser.open(server.url())) {
            var page = browser.page();
            page.setViewportSize(WIDTH, HEIGHT);
            page.navigate("/camunda/app/cockpit/default/");
            page.fill("#username", "desi");
            page.fill("#password", ServerUsers.password("desi"));
            page.click("button[type=submit]");
            page.locator(".app-menu .account").waitFor();
            page.navigate(
                    "/camunda/app/cockpit/default/#/process-definition/%s/runtime".formatted(definition(process)));
            page.locator(".djs-container .djs-element text").first().waitFor();
            browser.screenshots("diagram-" + process);
            return json.readValue(String.valueOf(page.evaluate(DRAWN)), Drawn.class);
        }
    }

    private String definition(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** What each drawn element should read, by its id. */
    private Map<String, String> names(BpmnModelInstance diagram) {
        var names = new HashMap<String, String>();
        Stream.concat(
                        diagram.getModelElementsByType(BpmnShape.class).stream().map(BpmnShape::getBpmnElement),
                        diagram.getModelElementsByType(BpmnEdge.class).stream().map(BpmnEdge::getBpmnElement))
                .forEach(element -> name(element).ifPresent(name -> names.put(element.getId(), words(name))));
        return names;
    }

    private static Optional<String> name(BaseElement element) {
        return Optional.ofNullable(
                element instanceof Group group ? group.getCategory().getValue() : element.getAttributeValue("name"));
    }

    /** Phases and sub-processes are drawn around what they hold. */
    private static boolean isAround(Node node, BpmnModelInstance diagram) {
        ModelElementInstance element = diagram.getModelElementById(node.id());
        return element instanceof Group || element instanceof SubProcess;
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
