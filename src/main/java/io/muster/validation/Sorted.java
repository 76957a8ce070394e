package io.muster.validation;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Maps that read the same every time. */
final class Sorted {

    private Sorted() {}

    static <V> Map<String, V> copyOf(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
