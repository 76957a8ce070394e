package io.muster.modeler;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The place in a diagram that a template's field is written to, in the Modeler's terms for Camunda 7. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Binding(
        String type,
        @Nullable String name,
        @Nullable String source,
        @Nullable String target) {

    /** An attribute of the element. */
    public static final String ATTRIBUTE = "property";

    /** A {@code camunda:property}. */
    public static final String PROPERTY = "camunda:property";

    /** A {@code camunda:inputParameter}. */
    public static final String INPUT = "camunda:inputParameter";

    /** A variable passed into a called process: the value names the caller's variable. */
    public static final String IN = "camunda:in";

    /** A variable returned by a called process: the value names the caller's variable. */
    public static final String OUT = "camunda:out";

    /** The business key of a called process. */
    public static final String BUSINESS_KEY = "camunda:in:businessKey";

    static Binding attribute(String name) {
        return new Binding(ATTRIBUTE, name, null, null);
    }

    static Binding property(String name) {
        return new Binding(PROPERTY, name, null, null);
    }

    static Binding input(String name) {
        return new Binding(INPUT, name, null, null);
    }

    static Binding in(String variable) {
        return new Binding(IN, null, null, variable);
    }

    static Binding out(String variable) {
        return new Binding(OUT, null, variable, null);
    }

    static Binding businessKey() {
        return new Binding(BUSINESS_KEY, null, null, null);
    }
}
