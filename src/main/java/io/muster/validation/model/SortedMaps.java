package io.muster.validation.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Maps with a stable order. */
public final class SortedMaps {

    private SortedMaps() {}

    public static <V> Map<String, V> copyOf(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
