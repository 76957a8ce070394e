package io.muster.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.DiagramUnreadable;
import io.muster.rendering.Mark.Emphasis;
import io.muster.shared.xml.HardenedXml;
import io.muster.verification.model.Violation.PathStep;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PictureTests {

    private static final Path PROCESSES = Path.of("processes");

    private static final String DRAWN = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
                xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" targetNamespace="x">
              <process id="main" isExecutable="true"><userTask id="T" name="%s"/></process>
              <bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="main">
                <bpmndi:BPMNShape bpmnElement="T"><dc:Bounds x="%s" y="0" width="100" height="80"/></bpmndi:BPMNShape>
              </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
            </definitions>""";

    @ParameterizedTest
    @MethodSource("shipped")
    void drawsEveryNodeAndFlowOfTheShippedProcesses(Path file) throws Exception {
        var diagram = new DeploymentFile(file.toString(), Files.readAllBytes(file));
        var model = Bpmn.readModelFromStream(new ByteArrayInputStream(diagram.content()));

        var ids = drawn(parse(Picture.of(diagram).svg("All of it", Map.of())));

        assertThat(ids)
                .containsAll(model.getModelElementsByType(FlowNode.class).stream()
                        .map(FlowNode::getId)
                        .toList())
                .containsAll(model.getModelElementsByType(SequenceFlow.class).stream()
                        .map(SequenceFlow::getId)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void needsNeitherScriptNorStyleNorAnythingFromElsewhere(Path file) throws IOException {
        var svg = Picture.of(new DeploymentFile(file.toString(), Files.readAllBytes(file)))
                .svg("All of it", Map.of());

        assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("<script", "<style", " style=", "href", "url(", "http", "<image", "<use");
    }

    @Test
    void textFromADiagramStaysText() throws Exception {
        var name = "&lt;/text&gt;&lt;script&gt;alert('x')&lt;/script&gt;&amp;&quot; onload=&quot;x\u202E";

        var svg = picture(name, "0").svg("<b>\"title\"</b>", Map.of("T", new Mark(Emphasis.PATH, "<1>")));

        assertThat(svg).doesNotContain("<script", "\" onload", "<b>", "\u202E", "<1>");
        assertThat(parse(svg).getElementsByTagName("script").getLength()).isZero();
    }

    @ParameterizedTest
    @MethodSource("impossiblePlaces")
    void anElementOutsideTheWorldIsBroughtBack(String x) throws Exception {
        var svg = picture("Task", x).svg("Odd", Map.of());

        assertThat(parse(svg).getDocumentElement().getAttribute("viewBox")).matches("0 0 [0-9.]{1,9} [0-9.]{1,9}");
    }

    static Stream<String> impossiblePlaces() {
        return Stream.of("NaN", "1e300", "-1e300");
    }

    @Test
    void marksUseColourAndWord() {
        var svg = picture("Task", "0").svg("Marked", Map.of("T", new Mark(Emphasis.ADDED, "new")));

        assertThat(svg).contains(Emphasis.ADDED.stroke(), Emphasis.ADDED.fill(), ">new</text>");
    }

    @Test
    void aFileWithoutPlacesHasNoPicture() {
        var file = new DeploymentFile(
                "plain.bpmn",
                "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"x\"/>"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(Picture.of(file).isDrawn()).isFalse();
    }

    @Test
    void aFileWithADoctypeIsNotRead() {
        var file = new DeploymentFile(
                "bad.bpmn", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> Picture.of(file)).isInstanceOf(DiagramUnreadable.class);
    }

    @Test
    void numbersTheWayOverEveryDiagramItTouches() throws IOException {
        var release = diagram("release/release.bpmn");
        var vendor = diagram("release/build-vendor.bpmn");
        var retirement = diagram("retirement/retirement.bpmn");
        var path = List.of(
                step("build-vendor", "StartEvent_OnboardingRequested"),
                step("build-vendor", "Task_ExamineEndpoint"),
                step("build-vendor", "Gateway_Answered"));

        var pictures = PathPictures.of(List.of(release, vendor, retirement), path);

        assertThat(pictures).extracting(PathPictures.PathPicture::diagram).containsExactly("build-vendor.bpmn");
        assertThat(pictures.get(0).svg())
                .contains(">1</text>", ">2</text>", ">3</text>", Emphasis.OFFENCE.fill())
                .doesNotContain(">4</text>");
        assertThat(ink(pictures.get(0).svg(), "Flow_ExamineEndpoint_Answered")).contains(Emphasis.PATH.stroke());
        assertThat(ink(pictures.get(0).svg(), "Flow_Answered_CheckVendor")).doesNotContain(Emphasis.PATH.stroke());
    }

    @Test
    void longNamesBreakIntoLinesAndAreCutWhenTheyDoNotFit() {
        assertThat(LabelText.wrap("Review the version independently", 86, 4))
                .hasSizeGreaterThan(1)
                .allMatch(line -> LabelText.width(line) <= 86);
        assertThat(LabelText.wrap("a".repeat(200), 50, 2))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("…");
        assertThat(LabelText.wrap("", 50, 2)).isEmpty();
    }

    static Stream<Path> shipped() throws IOException {
        try (var files = Files.walk(PROCESSES)) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
        }
    }

    private static DeploymentFile diagram(String file) throws IOException {
        var path = PROCESSES.resolve(file);
        return new DeploymentFile(path.getFileName().toString(), Files.readAllBytes(path));
    }

    private static PathStep step(String process, String element) {
        return new PathStep(process, element, null, Map.of());
    }

    private static Picture picture(String name, String x) {
        return Picture.of(
                new DeploymentFile("drawn.bpmn", DRAWN.formatted(name, x).getBytes(StandardCharsets.UTF_8)));
    }

    private static String ink(String svg, String element) {
        var from = svg.indexOf("data-element=\"%s\"".formatted(element));
        return svg.substring(from, svg.indexOf("</g>", from));
    }

    private static Document parse(String svg) throws Exception {
        return HardenedXml.documentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> drawn(Document svg) {
        var ids = new ArrayList<String>();
        var groups = svg.getElementsByTagName("g");
        for (var i = 0; i < groups.getLength(); i++) {
            var id = ((Element) groups.item(i)).getAttribute("data-element");
            if (!id.isEmpty()) {
                ids.add(id);
            }
        }
        return ids;
    }
}
