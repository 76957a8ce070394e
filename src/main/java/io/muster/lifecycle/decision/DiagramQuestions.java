package io.muster.lifecycle.decision;

import io.muster.shared.HardenedXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Which decisions the business rule tasks of diagrams ask; a task wants one answer (MUSTER-109). */
final class DiagramQuestions {

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

    /** Decisions by id, each with one of the tasks that ask it. */
    Map<String, String> askers() {
        return askers;
    }
}
