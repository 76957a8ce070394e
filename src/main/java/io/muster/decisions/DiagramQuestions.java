package io.muster.decisions;

import io.muster.shared.xml.HardenedXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Which decisions diagrams ask. A business rule task expects one answer (MUSTER-214). */
public final class DiagramQuestions {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final Map<String, String> askers = new TreeMap<>();

    /** A diagram that is no XML asks nothing here; whoever proves it says so. */
    void add(String file, byte[] diagram) throws IOException {
        try {
            var tasks = HardenedXml.documentBuilder()
                    .parse(new ByteArrayInputStream(diagram))
                    .getElementsByTagNameNS("*", "businessRuleTask");
            IntStream.range(0, tasks.getLength())
                    .mapToObj(tasks::item)
                    .map(Element.class::cast)
                    .forEach(task -> askers.putIfAbsent(
                            task.getAttributeNS(CAMUNDA, "decisionRef"),
                            "%s in %s".formatted(task.getAttribute("id"), file)));
        } catch (SAXException e) {
            return;
        }
    }

    /**
     * Ids of all decisions that a diagram names, whatever asks them and in whichever version.
     *
     * @param inputs of steps that name a decision
     * @throws SAXException if it is not XML
     */
    public static Set<String> named(byte[] diagram, Set<String> inputs) throws SAXException, IOException {
        var elements = HardenedXml.documentBuilder()
                .parse(new ByteArrayInputStream(diagram))
                .getElementsByTagNameNS("*", "*");
        return IntStream.range(0, elements.getLength())
                .mapToObj(elements::item)
                .map(Element.class::cast)
                .map(element -> named(element, inputs))
                .filter(decision -> !decision.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String named(Element element, Set<String> inputs) {
        return "inputParameter".equals(element.getLocalName()) && inputs.contains(element.getAttribute("name"))
                ? element.getTextContent().strip()
                : element.getAttributeNS(CAMUNDA, "decisionRef").strip();
    }

    /** Decisions by id, each with one of the tasks that ask it. */
    Map<String, String> askers() {
        return askers;
    }
}
