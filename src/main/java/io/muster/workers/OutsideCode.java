package io.muster.workers;

import io.muster.extensions.ExtensionJar;
import io.muster.extensions.ExtensionRefused;
import io.muster.extensions.Extensions;
import io.muster.formats.ModelFormat;
import io.muster.shared.Digest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The code from outside that worker processes need: nothing, unless a jar brings a model format. A process runs only the
 * jars that the server told at its start, so it compares their digests.
 *
 * @param path files and folders for its class path
 */
record OutsideCode(List<Digest> jars, List<Path> path) {

    static final OutsideCode NONE = new OutsideCode(List.of(), List.of());

    OutsideCode {
        jars = List.copyOf(jars);
        path = List.copyOf(path);
    }

    static OutsideCode of(List<ExtensionJar> jars, List<Path> path) {
        var bringsFormats =
                jars.stream().flatMap(jar -> jar.classes().stream()).anyMatch(ModelFormat.class::isAssignableFrom);
        return bringsFormats
                ? new OutsideCode(jars.stream().map(ExtensionJar::digest).toList(), path)
                : NONE;
    }

    /** @throws ExtensionRefused if the class path has other jars from outside than those that were told */
    static void requireToldOnly(List<Digest> told, ClassLoader loader) {
        var found = Extensions.on(loader).stream().map(ExtensionJar::digest).collect(Collectors.toSet());
        if (!found.equals(Set.copyOf(told))) {
            throw new ExtensionRefused(
                    "The jars from outside changed since the server started: it told %s, but found are %s"
                            .formatted(sorted(told), sorted(found)),
                    "Start the server again.");
        }
    }

    private static Set<String> sorted(Iterable<Digest> digests) {
        var sorted = new TreeSet<String>();
        digests.forEach(digest -> sorted.add(digest.toString()));
        return sorted;
    }
}
