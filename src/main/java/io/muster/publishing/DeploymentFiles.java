package io.muster.publishing;

import io.muster.shared.Digest;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sent.
 *
 * @param digests of each file, by name
 */
public record DeploymentFiles(SortedMap<String, Digest> digests) {

    static DeploymentFiles of(@Nullable Map<String, ResourceEntity> resources) {
        var digests = new TreeMap<String, Digest>();
        if (resources != null) {
            resources.forEach((name, resource) -> digests.put(name, Digest.of(resource.getBytes())));
        }
        return new DeploymentFiles(Collections.unmodifiableSortedMap(digests));
    }

    public static DeploymentFiles ofContents(Map<String, byte[]> contents) {
        var digests = new TreeMap<String, Digest>();
        contents.forEach((name, content) -> digests.put(name, Digest.of(content)));
        return new DeploymentFiles(Collections.unmodifiableSortedMap(digests));
    }

    /** Of everything: of the lines {@code <digest> <name>}, in the order of names, as {@code sha256sum} writes them. */
    public Digest digest() {
        return Digest.ofText(digests.entrySet().stream()
                .map(file -> "%s  %s\n".formatted(file.getValue().hex(), file.getKey()))
                .collect(Collectors.joining()));
    }

    @Override
    public String toString() {
        return digests.entrySet().stream()
                .map(file -> "%s %s".formatted(file.getKey(), file.getValue()))
                .collect(Collectors.joining(", "));
    }
}
