package io.muster.decisions;

import io.muster.diagrams.DecisionLanguage;
import io.muster.inventory.signature.Signature;
import io.muster.shared.xml.HardenedXml;
import io.muster.validation.rules.DecisionModel;
import io.muster.validation.rules.DecisionModelReader;
import io.muster.validation.rules.Dialect;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A decision file, read by a parser that fetches and expands nothing. */
final class DecisionFile {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";

    /** Brackets inside each other in an expression: deeper than people write, and the engine's parser goes down step by step. */
    private static final int DEEPEST = 50;

    private final Document document;

    private DecisionFile(Document document) {
        this.document = document;
    }

    /** @throws SAXException if it is no DMN */
    static DecisionFile read(byte[] content) throws SAXException {
        try {
            var document = HardenedXml.documentBuilder().parse(new ByteArrayInputStream(content));
            if (!"definitions".equals(document.getDocumentElement().getLocalName())) {
                throw new SAXException("it has no DMN definitions");
            }
            var file = new DecisionFile(document);
            file.requireShallow();
            return file;
        } catch (IOException e) {
            throw new SAXException(e);
        }
    }

    private void requireShallow() throws SAXException {
        for (var text : elements("text").toList()) {
            if (depth(text.getTextContent()) > DEEPEST) {
                var around = (Element) text.getParentNode();
                throw new SAXException("the expression of '%s' has brackets more than %d deep inside each other"
                        .formatted(around.getAttribute("id"), DEEPEST));
            }
        }
    }

    /** Brackets in quoted texts count as well: nobody nests them either. */
    private static int depth(String expression) {
        var depth = 0;
        var deepest = 0;
        for (var character : expression.toCharArray()) {
            if ("([{".indexOf(character) >= 0) {
                deepest = Math.max(deepest, ++depth);
            } else if (")]}".indexOf(character) >= 0) {
                depth = Math.max(0, depth - 1);
            }
        }
        return deepest;
    }

    DecisionModel model(Signature types) {
        return DecisionModelReader.read(document, types, Dialect.ENGINE);
    }

    /** @param table the decision table inside, if it is one */
    record DecisionElement(String id, String name, Optional<Element> table, String timeToLive) {

        /** Whether several rules that fit may answer, each for itself. */
        boolean mayGiveSeveral() {
            return table.filter(element -> element.getAttribute("hitPolicy").matches("COLLECT|RULE ORDER"))
                    .filter(element -> element.getAttribute("aggregation").isEmpty())
                    .isPresent();
        }
    }

    List<DecisionElement> decisions() {
        return elements("decision")
                .map(each -> new DecisionElement(
                        each.getAttribute("id"),
                        each.getAttribute("name"),
                        all(each.getElementsByTagNameNS("*", "decisionTable")).findFirst(),
                        each.getAttributeNS(CAMUNDA, "historyTimeToLive")))
                .toList();
    }

    /** Expressions in another language than FEEL: ids where they have one, and the language. */
    Stream<String> otherLanguages() {
        return elements("*")
                .filter(each -> !DecisionLanguage.isFeel(each.getAttribute("expressionLanguage")))
                .map(each -> "%s '%s' speaks '%s'"
                        .formatted(
                                each.getLocalName(), each.getAttribute("id"), each.getAttribute("expressionLanguage")));
    }

    private Stream<Element> elements(String name) {
        return all(document.getElementsByTagNameNS("*", name));
    }

    private static Stream<Element> all(org.w3c.dom.NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }
}
