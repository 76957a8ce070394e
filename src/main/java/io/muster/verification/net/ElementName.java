package io.muster.verification.net;

import org.jspecify.annotations.Nullable;

/**
 * Where a node comes from.
 *
 * @param name as on the diagram, or null
 */
public record ElementName(
        String process, String id, @Nullable String name) {

    /** The name on the diagram, or the id. */
    public String spoken() {
        return name == null ? id : name;
    }
}
