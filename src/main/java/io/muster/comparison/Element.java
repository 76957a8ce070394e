package io.muster.comparison;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An element of a diagram with all its properties.
 *
 * @param process that contains it, or empty
 * @param type its tag, such as {@code userTask}
 * @param facts by name: attributes and nested content
 */
record Element(String process, String id, String type, Map<String, String> facts) {

    static final String NAME = "name";
    static final String CONTROL = "property muster.control";

    Element {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    /** The key that identifies an element in a deployment. */
    record Key(String process, String id) {}

    Key key() {
        return new Key(process, id);
    }

    @Nullable
    String fact(String name) {
        return facts.get(name);
    }

    /** The words of a list. */
    List<String> words(String name) {
        var text = facts.get(name);
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    /** Its name in quotes, or else its id. */
    String spoken() {
        var name = facts.getOrDefault(NAME, "");
        return "'%s'".formatted(name.isBlank() ? id : name.replaceAll("\\s+", " "));
    }

    /** Such as {@code user task}. */
    String kind() {
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
    }

    boolean isFlow() {
        return type.equals("sequenceFlow");
    }
}
