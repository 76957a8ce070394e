package io.muster.processfiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.muster.processfiles.BpmnXml.Namespaces;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.SAXParserFactory;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Parse;
import org.camunda.bpm.engine.impl.util.xml.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileElementTests {

    private static final String DIAGRAM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:c="http://camunda.org/schema/1.0/bpmn" xmlns:x="urn:x" id="d">
              <b:process id="p" c:historyTimeToLive="P1D" x:id="other">
                <b:documentation>one &amp; <![CDATA[two <three>]]></b:documentation>
                <b:extensionElements><c:properties>
                  <c:property name="muster.control" value="approval"/></c:properties></b:extensionElements>
                <plain xmlns="">text<inner/>more</plain>
              </b:process>
            </b:definitions>
            """;

    /** The engine runs what it reads itself: if the two readers differed, a rule could be bypassed. */
    @Test
    void readsWhatTheEngineReads() throws FileUnreadable {
        var ours = new ArrayList<Map<String, Object>>();
        FileElement.read(DIAGRAM.getBytes(UTF_8), 100).visit(element -> ours.add(facts(element)));
        var engines = new ArrayList<Map<String, Object>>();
        addFacts(engineRoot(DIAGRAM), engines);

        assertThat(ours).hasSize(8).isEqualTo(engines);
    }

    @Test
    void namesAttributesOfOtherNamespacesWithTheirNamespace() throws FileUnreadable {
        var process = FileElement.read(DIAGRAM.getBytes(UTF_8), 100).elements().get(0);

        assertThat(process.attribute("id")).isEqualTo("p");
        assertThat(process.attribute("urn:x", "id")).isEqualTo("other");
        assertThat(process.attribute(Namespaces.CAMUNDA, "historyTimeToLive")).isEqualTo("P1D");
        assertThat(process.attributes()).hasSize(3);
    }

    @Test
    void contentIsTheTextOfEverythingInsideInItsOrder() throws FileUnreadable {
        var plain = FileElement.read(DIAGRAM.getBytes(UTF_8), 100)
                .all()
                .filter(element -> element.tag().equals("plain"))
                .findFirst()
                .orElseThrow();

        assertThat(plain.content()).isEqualTo("textmore");
        assertThat(plain.namespace()).isEmpty();
    }

    @Test
    void saysWhereAFileCeasesToBeXml() {
        assertThatThrownBy(() -> FileElement.read("<a>\n  <b></c></a>".getBytes(UTF_8), 100))
                .asInstanceOf(type(FileUnreadable.class))
                .satisfies(unreadable -> assertThat(unreadable.line()).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no XML", "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "<a b='1' b='2'/>", "<a><b></a>"})
    void refusesWhatIsNotPlainXml(String text) {
        assertThatThrownBy(() -> FileElement.read(text.getBytes(UTF_8), 100)).isInstanceOf(FileUnreadable.class);
    }

    private static Map<String, Object> facts(FileElement element) {
        var attributes = new LinkedHashMap<String, Object>();
        element.attributes().forEach(name -> attributes.put(name, element.attribute(name)));
        return Map.of(
                "namespace", element.namespace(),
                "tag", element.tag(),
                "text", element.text(),
                "attributes", attributes,
                "place", List.of(element.line(), element.column()));
    }

    private static void addFacts(Element element, List<Map<String, Object>> all) {
        var attributes = new LinkedHashMap<String, Object>();
        element.attributes().forEach(name -> attributes.put(name, element.attribute(name)));
        all.add(Map.of(
                "namespace", element.getUri(),
                "tag", element.getTagName(),
                "text", element.getText(),
                "attributes", attributes,
                "place", List.of(element.getLine(), element.getColumn())));
        element.elements().forEach(child -> addFacts(child, all));
    }

    /** Read as the engine reads diagrams: with namespaces. */
    private static Element engineRoot(String text) {
        return new NamespaceAwareParser()
                .createParse()
                .sourceInputStream(new ByteArrayInputStream(text.getBytes(UTF_8)))
                .execute()
                .getRootElement();
    }

    private static final class NamespaceAwareParser extends Parser {

        @Override
        public Parse createParse() {
            return new Parse(this) {};
        }

        @Override
        protected SAXParserFactory getSaxParserFactoryLazily() {
            var factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory;
        }
    }
}
