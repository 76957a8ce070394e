package io.muster.formats.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.muster.formats.Scorer;
import io.muster.formats.ScoringFailed;
import io.muster.formats.ScoringSettings;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.shared.xml.HardenedXml;
import io.muster.testing.ReferenceMaterial;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Cases of the DMN Technology Compatibility Kit, when they lie beside the project. */
class TckTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    private static final double TOLERANCE = 1e-8;

    /** Equality of ranges with other bounds: the only two cases of the kit that KIE 10.2.0 does not pass. */
    private static final Set<String> NOT_PASSED = Set.of("range_010", "range_012");

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Map<Path, DmnModel> models = new HashMap<>();
    private final DmnFormat format = new DmnFormat(ScoringSettings.defaults());

    @TestFactory
    Stream<DynamicNode> decidesAsTheStandardSays() throws IOException {
        var tck = ReferenceMaterial.require("fixtures/dmn-tck");
        try (var files = Files.walk(tck)) {
            return files.filter(file -> file.toString().matches(".*-test-\\d+\\.xml")).sorted().toList().stream()
                    .flatMap(this::cases);
        }
    }

    private Stream<DynamicNode> cases(Path file) {
        try {
            var document = HardenedXml.documentBuilder().parse(file.toFile()).getDocumentElement();
            var model = file.resolveSibling(
                    children(document, "modelName").findFirst().orElseThrow().getTextContent());
            return children(document, "testCase")
                    .map(test -> DynamicTest.dynamicTest(
                            model.getFileName() + " " + test.getAttribute("id"), () -> verify(model, test)));
        } catch (IOException | SAXException e) {
            throw new IllegalStateException("Not readable: " + file, e);
        }
    }

    private void verify(Path file, Element test) throws JsonProcessingException {
        var model = models.computeIfAbsent(file, format::read);
        for (var result : children(test, "resultNode").toList()) {
            verify(model, test, result);
        }
    }

    private static void verify(DmnModel model, Element test, Element result) throws JsonProcessingException {
        var own = model.signature();
        var expected = value(children(result, "expected").findFirst().orElse(null));
        var output = output(own, result.getAttribute("name"), expected);
        var row = new HashMap<String, @Nullable Object>();
        var inputs = own.map(Signature::inputs).orElse(List.of()).stream()
                .map(TckTests::optional)
                .toList();
        children(test, "inputNode").forEach(input -> row.put(input.getAttribute("name"), plain(value(input))));
        try (var scorer = new DmnScorer(model, new Signature(inputs, List.of(output)), LIMIT)) {
            var got = got(scorer, row, output);
            assertThat(isSame(expected, got))
                    .as("%s: expected %s, got %s", output.name(), expected, got)
                    .isNotEqualTo(NOT_PASSED.contains(output.name()));
        }
    }

    private static Field output(Optional<Signature> own, String name, JsonNode expected) {
        var known = own.flatMap(signature -> signature.output(name));
        return expected.isNull() && known.isPresent() ? known.get() : Field.of(name, type(expected));
    }

    private static Field optional(Field field) {
        return new Field(field.name(), field.type(), field.shape(), true, null, null, List.of());
    }

    private static JsonNode got(Scorer scorer, Map<String, @Nullable Object> row, Field output)
            throws JsonProcessingException {
        try {
            var got = scorer.scoreRow(row).get(output.name());
            if (got instanceof String text && (text.startsWith("[") || text.startsWith("{"))) {
                return JSON.readTree(text);
            }
            return JSON.valueToTree(got);
        } catch (ScoringFailed e) {
            // The kit expects null where a function's arguments are wrong; Muster says so instead of giving no value.
            return NODES.nullNode();
        }
    }

    private static DataType type(JsonNode expected) {
        if (expected.isNumber()) {
            return DataType.DOUBLE;
        }
        return expected.isBoolean() ? DataType.BOOLEAN : DataType.TEXT;
    }

    private static @Nullable Object plain(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isNull() ? null : value.isTextual() ? value.textValue() : value.toString();
    }

    private static boolean isSame(JsonNode expected, JsonNode got) {
        if (expected.isNumber() && got.isNumber()) {
            return Math.abs(expected.doubleValue() - got.doubleValue()) <= TOLERANCE;
        }
        if (expected.isArray() && got.isArray()) {
            return expected.size() == got.size()
                    && IntStream.range(0, got.size()).allMatch(i -> isSame(expected.get(i), got.get(i)));
        }
        if (expected.isObject() && got.isObject()) {
            return expected.size() == got.size()
                    && expected.properties().stream()
                            .allMatch(
                                    each -> got.has(each.getKey()) && isSame(each.getValue(), got.get(each.getKey())));
        }
        return expected.isNull() ? got.isNull() || got.isMissingNode() : expected.equals(got);
    }

    private static JsonNode value(@Nullable Element holder) {
        if (holder == null) {
            return NODES.nullNode();
        }
        var list = children(holder, "list").findFirst();
        if (list.isPresent()) {
            var array = NODES.arrayNode();
            children(list.get(), "item").forEach(item -> array.add(value(item)));
            return array;
        }
        var components = children(holder, "component").toList();
        if (!components.isEmpty()) {
            var object = NODES.objectNode();
            components.forEach(component -> object.set(component.getAttribute("name"), value(component)));
            return object;
        }
        return children(holder, "value").findFirst().map(TckTests::scalar).orElse(NODES.nullNode());
    }

    private static JsonNode scalar(Element value) {
        var instance = "http://www.w3.org/2001/XMLSchema-instance";
        if (value.getAttributeNS(instance, "nil").equals("true")) {
            return NODES.nullNode();
        }
        var text = value.getTextContent();
        return switch (value.getAttributeNS(instance, "type").replaceFirst(".*:", "")) {
            case "decimal", "double", "integer" -> NODES.numberNode(new BigDecimal(text.strip()));
            case "boolean" -> NODES.booleanNode(Boolean.parseBoolean(text.strip()));
            default -> NODES.textNode(text);
        };
    }

    private static Stream<Element> children(Element parent, String name) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE && name.equals(node.getLocalName()))
                .map(Element.class::cast);
    }
}
