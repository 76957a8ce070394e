package io.muster.processfiles;

import io.muster.processfiles.HumanTask.HumanTaskProperties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a BPMN file's elements to the engine: which step is called, who decides, which properties there are.
 */
public final class BpmnXml {

    private static final String BPMN = Namespaces.BPMN;
    private static final String CAMUNDA = Namespaces.CAMUNDA;

    public static final String DEPLOYMENT = "deployment";
    public static final String LATEST = "latest";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");
    private static final Pattern BEAN = Pattern.compile("\\$\\{([a-zA-Z][a-zA-Z0-9]*)}");

    private BpmnXml() {}

    public static boolean is(FileElement element, String tag) {
        return BPMN.equals(element.namespace()) && tag.equals(element.tag());
    }

    public static boolean isCamunda(FileElement element, String tag) {
        return CAMUNDA.equals(element.namespace()) && tag.equals(element.tag());
    }

    public static @Nullable String camunda(FileElement element, String attribute) {
        return element.attribute(CAMUNDA + ":" + attribute);
    }

    public static boolean isBpmnOrPicture(FileElement element) {
        return BPMN.equals(element.namespace()) || Namespaces.BPMN_PICTURE.equals(element.namespace());
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    /** The binding of a reference; the engine's default if none is given. */
    public static String binding(FileElement element, String attribute) {
        var binding = camunda(element, attribute);
        return binding == null ? LATEST : binding;
    }

    public static boolean isKnownBinding(FileElement element, String attribute) {
        return Set.of(DEPLOYMENT, LATEST).contains(binding(element, attribute));
    }

    public static Stream<FileElement> children(FileElement parent, String tag) {
        return parent.elements().stream().filter(child -> is(child, tag));
    }

    public static Stream<FileElement> extensions(FileElement element, String tag) {
        return extensions(element).filter(child -> isCamunda(child, tag));
    }

    public static Stream<FileElement> extensions(FileElement element) {
        return children(element, "extensionElements").flatMap(extension -> extension.elements().stream());
    }

    /** Whether a flow starts or ends at an element. */
    public static boolean joins(FileElement flow, FileElement element) {
        var id = element.attribute("id");
        return id != null && (id.equals(flow.attribute("sourceRef")) || id.equals(flow.attribute("targetRef")));
    }

    /** The {@code camunda:property} values of an element, by name. */
    public static Map<String, String> properties(FileElement element) {
        var properties = new LinkedHashMap<String, String>();
        propertyElements(element)
                .filter(property -> property.attribute("value") != null)
                .forEach(property ->
                        properties.put(String.valueOf(property.attribute("name")), property.attribute("value")));
        return properties;
    }

    public static Stream<FileElement> propertyElements(FileElement element) {
        return extensions(element, "properties")
                .flatMap(list -> list.elements().stream())
                .filter(child -> isCamunda(child, "property"));
    }

    /** Whether an element specifies how often its job is retried. */
    public static boolean saysRetries(FileElement element) {
        return extensions(element, "failedJobRetryTimeCycle").findAny().isPresent();
    }

    /** The short step a service task names by <code>${id}</code>, if it does. */
    public static Optional<String> shortStep(FileElement serviceTask) {
        return Optional.ofNullable(camunda(serviceTask, "delegateExpression")).flatMap(BpmnXml::bean);
    }

    /** The step that an expression of the form <code>${id}</code> names; empty for every other expression. */
    public static Optional<String> bean(String expression) {
        return Optional.of(BEAN.matcher(expression.strip()))
                .filter(Matcher::matches)
                .map(name -> name.group(1));
    }

    /** The step a service task names, short or long, if it does. */
    public static Optional<String> step(FileElement serviceTask) {
        return shortStep(serviceTask).or(() -> Optional.ofNullable(camunda(serviceTask, "topic")));
    }

    /** The input parameters of an element. */
    public static Stream<FileElement> inputs(FileElement element) {
        return extensions(element, "inputOutput")
                .flatMap(mapping -> mapping.elements().stream())
                .filter(child -> isCamunda(child, "inputParameter"));
    }

    /** The properties of a human task in the diagram. */
    public static HumanTask humanTask(FileElement userTask) {
        return HumanTask.of(userTask.attribute("id"), camunda(userTask, "candidateGroups"), properties(userTask));
    }

    /** Groups that may start a process by hand. */
    public static List<String> starterGroups(FileElement process) {
        return HumanTaskProperties.list(camunda(process, "candidateStarterGroups"));
    }

    /** The XML namespaces of process files. */
    public static final class Namespaces {

        public static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

        /** The namespace of a diagram's shapes and lines. */
        public static final String BPMN_PICTURE = "http://www.omg.org/spec/BPMN/20100524/DI";

        public static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
        public static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";

        private Namespaces() {}
    }
}
