package io.muster.diagrams;

import io.muster.verification.condition.EngineWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/** The engine's XML elements, read with our words. */
public final class Xml {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    static final String DEPLOYMENT = "deployment";
    static final String LATEST = "latest";

    private static final String PICTURE = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");
    private static final Pattern BEAN = Pattern.compile("\\$\\{([a-zA-Z][a-zA-Z0-9]*)}");

    private Xml() {}

    static boolean is(Element element, String tag) {
        return BPMN.equals(element.getUri()) && tag.equals(element.getTagName());
    }

    static boolean isCamunda(Element element, String tag) {
        return CAMUNDA.equals(element.getUri()) && tag.equals(element.getTagName());
    }

    static @Nullable String camunda(Element element, String attribute) {
        return element.attribute(CAMUNDA + ":" + attribute);
    }

    static boolean isBpmnOrPicture(Element element) {
        return BPMN.equals(element.getUri()) || PICTURE.equals(element.getUri());
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** A name of letters and digits that the engine takes for nothing else. */
    static boolean isVariable(@Nullable String text) {
        return text != null && isName(text) && !EngineWords.isTaken(text);
    }

    static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    /** Where a reference is looked up; the engine's own assumption when nothing is said. */
    static String binding(Element element, String attribute) {
        var binding = camunda(element, attribute);
        return binding == null ? LATEST : binding;
    }

    static boolean isKnownBinding(Element element, String attribute) {
        return Set.of(DEPLOYMENT, LATEST).contains(binding(element, attribute));
    }

    static Stream<Element> children(Element parent, String tag) {
        return parent.elements().stream().filter(child -> is(child, tag));
    }

    static Stream<Element> extensions(Element element, String tag) {
        return extensions(element).filter(child -> isCamunda(child, tag));
    }

    static Stream<Element> extensions(Element element) {
        return children(element, "extensionElements").flatMap(extension -> extension.elements().stream());
    }

    static void visit(Element element, Consumer<Element> visitor) {
        visitor.accept(element);
        element.elements().forEach(child -> visit(child, visitor));
    }

    /** An element and everything inside it. */
    static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), element.elements().stream().flatMap(Xml::all));
    }

    /** Whether a flow leads to or from an element. */
    static boolean joins(Element flow, Element element) {
        var id = element.attribute("id");
        return id != null && (id.equals(flow.attribute("sourceRef")) || id.equals(flow.attribute("targetRef")));
    }

    /** The id of an element, or of the nearest around it: a condition has none, but its flow has. */
    static Optional<String> nearestId(Element around, Element element) {
        if (around == element) {
            return Optional.ofNullable(around.attribute("id"));
        }
        for (var child : around.elements()) {
            if (contains(child, element)) {
                return nearestId(child, element).or(() -> Optional.ofNullable(around.attribute("id")));
            }
        }
        return Optional.empty();
    }

    private static boolean contains(Element around, Element element) {
        return around == element || around.elements().stream().anyMatch(child -> contains(child, element));
    }

    /** The {@code camunda:property} values of an element, by name. */
    public static Map<String, String> properties(Element element) {
        var properties = new LinkedHashMap<String, String>();
        propertyElements(element)
                .filter(property -> property.attribute("value") != null)
                .forEach(property ->
                        properties.put(String.valueOf(property.attribute("name")), property.attribute("value")));
        return properties;
    }

    static Stream<Element> propertyElements(Element element) {
        return extensions(element, "properties")
                .flatMap(list -> list.elements().stream())
                .filter(child -> isCamunda(child, "property"));
    }

    /** Whether an element says how often its job is tried again. */
    public static boolean saysRetries(Element element) {
        return extensions(element, "failedJobRetryTimeCycle").findAny().isPresent();
    }

    /** The short step a service task names by <code>${id}</code>, if it does. */
    public static Optional<String> shortStep(Element serviceTask) {
        return Optional.ofNullable(camunda(serviceTask, "delegateExpression"))
                .map(expression -> BEAN.matcher(expression.strip()))
                .filter(Matcher::matches)
                .map(name -> name.group(1));
    }

    /** The step a service task names, short or long, if it does. */
    static Optional<String> step(Element serviceTask) {
        return shortStep(serviceTask).or(() -> Optional.ofNullable(camunda(serviceTask, "topic")));
    }

    /** The input parameters of an element. */
    static Stream<Element> inputs(Element element) {
        return extensions(element, "inputOutput")
                .flatMap(mapping -> mapping.elements().stream())
                .filter(child -> isCamunda(child, "inputParameter"));
    }

    /** What the diagram says about a task for people. */
    public static HumanTask humanTask(Element userTask) {
        return HumanTask.of(userTask.attribute("id"), camunda(userTask, "candidateGroups"), properties(userTask));
    }

    /** Groups that may start a process by hand. */
    public static List<String> starterGroups(Element process) {
        var groups = camunda(process, "candidateStarterGroups");
        return groups == null ? List.of() : List.of(groups.split("\\s*,\\s*"));
    }
}
