package io.muster.lifecycle.diagram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    static Stream<Element> children(Element parent, String tag) {
        return parent.elements().stream().filter(child -> is(child, tag));
    }

    static Stream<Element> extensions(Element element, String tag) {
        return children(element, "extensionElements")
                .flatMap(extension -> extension.elements().stream())
                .filter(child -> isCamunda(child, tag));
    }

    static void visit(Element element, Consumer<Element> visitor) {
        visitor.accept(element);
        element.elements().forEach(child -> visit(child, visitor));
    }

    /** The {@code camunda:property} values of an element, by name. */
    public static Map<String, String> properties(Element element) {
        var properties = new LinkedHashMap<String, String>();
        extensions(element, "properties")
                .flatMap(list -> list.elements().stream())
                .filter(child -> isCamunda(child, "property"))
                .forEach(property -> properties.put(
                        String.valueOf(property.attribute("name")), String.valueOf(property.attribute("value"))));
        return properties;
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
